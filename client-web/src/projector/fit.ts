import { useLayoutEffect, useRef } from "preact/hooks";
import type { RefObject } from "preact";

/** Rounding of the browser's own sums, in pixels. */
const SLACK_PX = 1;

/** Whether everything inside an element is inside its box, and inside the boxes in it that are marked for it. */
export function fits(element: Element): boolean {
  return holds(element) && [...element.querySelectorAll("[data-fit-too]")].every(holds);
}

function holds(element: Element): boolean {
  return (
    element.scrollHeight <= element.clientHeight + SLACK_PX && element.scrollWidth <= element.clientWidth + SLACK_PX
  );
}

/**
 * Makes an element's text as large as fits: the sheet gives `data-fit` 0 the largest size and `steps - 1` the smallest.
 * `first` is the largest that is tried.
 */
export function useFit<Of extends HTMLElement>(steps: number, first = 0): RefObject<Of | null> {
  const ref = useRef<Of>(null);
  const fitted = useRef("");
  const fit = (element: Of) => {
    for (let step = first; step < steps; step += 1) {
      element.dataset.fit = String(step);
      if (fits(element)) return;
    }
  };
  useResize(ref, fit);
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    // Each size that is tried lays the whole screen out anew: numbers elsewhere on it change ten times a second.
    const what = `${first} ${element.innerHTML}`;
    if (fitted.current === what) return;
    fitted.current = what;
    fit(element);
  });
  return ref;
}

/** Calls the latest `act` when the element's size changes, and when the faces have arrived; not whenever something is drawn. */
export function useResize<Of extends HTMLElement>(ref: RefObject<Of | null>, act: (element: Of) => void): void {
  const latest = useRef(act);
  latest.current = act;
  const watched = useRef<{ element: Of; stop: () => void } | null>(null);
  useLayoutEffect(() => {
    const element = ref.current;
    if (watched.current?.element === element) return;
    watched.current?.stop();
    watched.current = element && { element, stop: onResize(element, () => latest.current(element)) };
  });
  useLayoutEffect(() => () => watched.current?.stop(), []);
}

/** Calls `act` when an element's size changes, and when faces have arrived; gives what stops it. */
export function onResize(element: Element, act: () => void): () => void {
  // Fonts change the size of text without changing the box around it. (`fonts.ready` would lay out the screen to tell.)
  const stop = onFaces(act);
  if (typeof ResizeObserver === "undefined") return stop;
  const observer = new ResizeObserver(act);
  observer.observe(element);
  return () => {
    stop();
    observer.disconnect();
  };
}

/** Calls `act` whenever faces have arrived; gives what stops it. */
export function onFaces(act: () => void): () => void {
  const faces = typeof document === "undefined" ? undefined : document.fonts;
  faces?.addEventListener?.("loadingdone", act);
  return () => faces?.removeEventListener?.("loadingdone", act);
}
