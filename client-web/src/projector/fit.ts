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
  useLayoutEffect(() => {
    const element = ref.current;
    if (!element) return;
    const fit = () => {
      for (let step = first; step < steps; step += 1) {
        element.dataset.fit = String(step);
        if (fits(element)) return;
      }
    };
    fit();
    return onResize(element, fit);
  });
  return ref;
}

/** Calls `act` when an element's size changes, and when the faces have arrived; gives what stops it. */
export function onResize(element: Element, act: () => void): () => void {
  let over = false;
  // Fonts change the size of text without changing the box around it.
  void document.fonts?.ready.then(() => over || act());
  if (typeof ResizeObserver === "undefined") return () => (over = true);
  const observer = new ResizeObserver(act);
  observer.observe(element);
  return () => {
    over = true;
    observer.disconnect();
  };
}
