import { useEffect } from "preact/hooks";
import { useBar } from "./bar";
import { useDesk } from "./context";
import { Miniature } from "./mini";
import { onTheWall } from "./state";

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
