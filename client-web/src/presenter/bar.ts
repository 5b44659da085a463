import { useEffect, useState } from "preact/hooks";

/** How long the bar stays after the mouse moved, in milliseconds. */
const BAR_MS = 3000;

/** Whether the mouse moved, or a finger touched the screen, a moment ago: then a bar may lie over what the hall sees. */
export function useBar(): boolean {
  const [bar, setBar] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = (event: PointerEvent) => {
      // Fullscreen itself makes browsers report a move of nothing.
      if (event.type === "pointermove" && event.movementX === 0 && event.movementY === 0) return;
      if (event.type === "pointerdown" && event.pointerType === "mouse") return;
      setBar(true);
      clearTimeout(timer);
      timer = setTimeout(() => setBar(false), BAR_MS);
    };
    document.addEventListener("pointermove", moved);
    document.addEventListener("pointerdown", moved);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointermove", moved);
      document.removeEventListener("pointerdown", moved);
    };
  }, []);
  return bar;
}
