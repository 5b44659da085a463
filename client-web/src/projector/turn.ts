import { useEffect, useState } from "preact/hooks";

/**
 * Whether it is a part's turn to be drawn, so many frames after the screen that it stands on. What takes long to lay out
 * takes a frame of its own: a reveal that draws three of them must not hold up the one before it.
 */
export function useTurn(frames: number): boolean {
  const [left, setLeft] = useState(frames);
  useEffect(() => {
    if (left === 0) return;
    const next = requestAnimationFrame(() => setLeft(left - 1));
    return () => cancelAnimationFrame(next);
  }, [left]);
  return left === 0;
}
