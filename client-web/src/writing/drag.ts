import { useEffect, useRef, useState } from "preact/hooks";

/** So far a pointer goes, in pixels, before it drags rather than presses. */
const FAR = 6;
/** So near the edge of the list it scrolls by itself, in pixels, and so far at each move. */
const EDGE = 40;
const STEP = 12;

/** What is dragged, and the gap that it would be dropped into: before the item of that number. */
export interface Dragging {
  from: number;
  gap: number;
}

/** Where an item lands that is taken from its place and put into a gap. */
export const landing = ({ from, gap }: Dragging): number => (gap > from ? gap - 1 : gap);

/** The gap nearest to a height, given the top and bottom of each item. */
export const gapAt = (y: number, items: { top: number; bottom: number }[]): number => {
  const at = items.findIndex(({ top, bottom }) => y < (top + bottom) / 2);
  return at < 0 ? items.length : at;
};

/**
 * Dragging the items of a list to other places in it: with a mouse by all of an item, with a finger by its grip, since the
 * rest of it scrolls. Escape puts it back.
 */
export function useDrag(items: () => HTMLElement[], drop: (from: number, to: number) => void) {
  const [dragging, setDragging] = useState<Dragging | null>(null);
  const held = useRef<{ from: number; y: number; pointer: number; now: Dragging | null } | null>(null);
  const letGo = () => {
    held.current = null;
    setDragging(null);
  };
  useEffect(() => {
    const move = (event: PointerEvent) => {
      const { current } = held;
      if (!current || event.pointerId !== current.pointer) return;
      if (!current.now && Math.abs(event.clientY - current.y) < FAR) return;
      event.preventDefault();
      const all = items();
      const box = all[0]?.parentElement;
      const edges = box?.getBoundingClientRect();
      if (box && edges && event.clientY < edges.top + EDGE) box.scrollTop -= STEP;
      if (box && edges && event.clientY > edges.bottom - EDGE) box.scrollTop += STEP;
      current.now = { from: current.from, gap: gapAt(event.clientY, all.map((item) => item.getBoundingClientRect())) };
      setDragging(current.now);
    };
    const up = (event: PointerEvent) => {
      const { current } = held;
      if (!current || event.pointerId !== current.pointer) return;
      letGo();
      if (event.type === "pointerup" && current.now) drop(current.from, landing(current.now));
    };
    const key = (event: KeyboardEvent) => event.key === "Escape" && held.current && letGo();
    addEventListener("pointermove", move);
    addEventListener("pointerup", up);
    addEventListener("pointercancel", up);
    addEventListener("keydown", key);
    return () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", up);
      removeEventListener("pointercancel", up);
      removeEventListener("keydown", key);
    };
  });
  const hold = (from: number) => (event: PointerEvent) => {
    const grip = event.target instanceof Element && event.target.closest(".grip");
    if (event.button !== 0 || (event.pointerType === "touch" && !grip)) return;
    held.current = { from, y: event.clientY, pointer: event.pointerId, now: null };
  };
  return { dragging, hold };
}
