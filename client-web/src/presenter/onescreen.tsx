import { useEffect, useState } from "preact/hooks";
import { useDesk } from "./context";
import { Miniature } from "./mini";
import { onTheWall } from "./state";

/** How long the bar stays after the mouse moved, in milliseconds. */
const BAR_MS = 3000;

/** This window as the projector: what the hall may see and nothing else; a moving mouse brings up one small bar. */
export function OneScreen() {
  const { control, words } = useDesk();
  const wall = onTheWall(control.state.value);
  const bar = useBar();
  useEffect(() => {
    // Leaving fullscreen is the only trace of an Escape that the browser kept for itself.
    const left = () => !document.fullscreenElement && control.escaped();
    document.addEventListener("fullscreenchange", left);
    return () => document.removeEventListener("fullscreenchange", left);
  }, []);
  if (!wall) return null;
  return (
    <div class={bar ? "one-screen" : "one-screen one-screen-still"}>
      <Miniature view={wall.view} tally={wall.tally} label={words.onBeamer} full />
      {bar && (
        <div class="bar-tools" role="toolbar" aria-label={words.oneScreenBar}>
          <button type="button" onClick={() => control.intend("previous")}>
            ‹ {words.previous}
          </button>
          <button type="button" onClick={() => control.intend("next")}>
            {words.nextShort} ›
          </button>
          <button type="button" onClick={() => control.intend("blank")}>
            {words.blank}
          </button>
          <button type="button" onClick={() => control.intend("code")}>
            {words.codeLarge}
          </button>
          <button type="button" onClick={() => void control.toDesk()}>
            {words.backToDesk}
          </button>
        </div>
      )}
    </div>
  );
}

function useBar(): boolean {
  const [bar, setBar] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const moved = (event: PointerEvent) => {
      // Fullscreen itself makes browsers report a move of nothing.
      if (event.movementX === 0 && event.movementY === 0) return;
      setBar(true);
      clearTimeout(timer);
      timer = setTimeout(() => setBar(false), BAR_MS);
    };
    document.addEventListener("pointermove", moved);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("pointermove", moved);
    };
  }, []);
  return bar;
}
