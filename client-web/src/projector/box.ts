import { useLayoutEffect, useRef, useState } from "preact/hooks";
import type { RefObject } from "preact";
import { useResize } from "./fit";

/** Width and height in hundredths of the screen's height: the unit of everything that is drawn. */
export interface Box {
  width: number;
  height: number;
}

/** Before the first measure: 16:9. */
const START: Box = { width: 160, height: 62 };

/** The size of an element in that unit, kept current; and whether it was measured yet, for what takes long to lay out. */
export function useBox<Of extends HTMLElement>(): [RefObject<Of | null>, Box, boolean] {
  const ref = useRef<Of>(null);
  const [box, setBox] = useState(START);
  const [measured, setMeasured] = useState(false);
  const measure = (element: Of) => {
    setMeasured(true);
    const unit = unitOf(element);
    if (unit === 0) return;
    const next = { width: element.clientWidth / unit, height: element.clientHeight / unit };
    setBox((old) => (near(old, next) ? old : next));
  };
  useResize(ref, measure);
  useLayoutEffect(() => {
    if (ref.current) measure(ref.current);
  }, []);
  return [ref, box, measured];
}

/** Pixels in a hundredth of the height of the screen that an element is on; 0 where it is on none. */
export function unitOf(element: Element): number {
  return (element.closest(".pj")?.clientHeight ?? 0) / 100;
}

function near(a: Box, b: Box): boolean {
  return Math.abs(a.width - b.width) < 0.05 && Math.abs(a.height - b.height) < 0.05;
}
