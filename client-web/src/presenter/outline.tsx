import { spanOf } from "./clock";
import { useDesk } from "./context";
import { Modal } from "./modal";
import { spentInAll, spentOn } from "./times";

/** All slides and where their questions stand, to jump to one. */
export function Outline() {
  const { control, words } = useDesk();
  const { view, tally } = control.state.value;
  if (!view) return null;
  const on = control.tallied;
  // The outline was sent when the stage last changed: of the question that is on, more have answered since.
  const answered = (line: (typeof view.outline)[number]) =>
    on && line.number === on.number && line.phase === on.phase ? (tally?.answered ?? line.answered) : line.answered;
  // Extra slides that are skipped leave their number to the question after them.
  const taken = new Set(view.outline.filter(({ extra }) => !extra).map((line) => line.number));
  const numbered = (line: (typeof view.outline)[number]) => line.number !== null && !(line.extra && taken.has(line.number));
  const close = () => (control.dialog.value = null);
  const here = view.projector.place === "slide" ? view.projector.slide?.id : view.projector.place;
  const go = (step: Parameters<typeof control.steer>[0]) => {
    control.steer(step);
    close();
  };
  return (
    <Modal title={words.outline} closeWord={words.shut} onClose={close} wide>
      <p class="soft">{words.outlineHint}</p>
      <ol class="outline">
        <li>
          <button type="button" aria-current={here === "lobby"} onClick={() => go({ step: "lobby" })}>
            <span class="outline-title">{words.lobby}</span>
          </button>
        </li>
        {view.outline.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              aria-current={here === line.id}
              onClick={() => go({ step: "jump", slide: line.id })}
            >
              <span class="outline-title">
                {numbered(line) && <b>{line.number}. </b>}
                {line.title}
              </span>
              <span class="outline-state">
                {spentOn(view, line, control.serverNow) >= 1000 && (
                  <span class="figures">{spanOf(spentOn(view, line, control.serverNow))}</span>
                )}
                {line.extra && <i>{words.extra}</i>}
                {line.phase && (
                  <span class={`phase phase-${line.phase}`}>
                    {{ waiting: words.phaseWaiting, open: words.phaseOpen, closed: words.phaseClosed }[line.phase]}
                    {line.phase !== "waiting" && ` · ${words.answers(answered(line))}`}
                    {line.revealed && ` · ${words.revealed}`}
                  </span>
                )}
                {here === line.id && <i>{words.here}</i>}
              </span>
            </button>
            {line.mayGo && here !== line.id && (
              <button
                type="button"
                class="quiet"
                aria-label={words.dropSlide(line.title)}
                onClick={() => control.steer({ step: "dropSlide", slide: line.id })}
              >
                {words.dropSlideShort}
              </button>
            )}
          </li>
        ))}
        <li>
          <button type="button" aria-current={here === "closing"} onClick={() => go({ step: "closing" })}>
            <span class="outline-title">{words.closingScreen}</span>
            <span class="outline-state figures">{words.timeInAll(spanOf(spentInAll(view, control.serverNow)))}</span>
          </button>
        </li>
      </ol>
    </Modal>
  );
}
