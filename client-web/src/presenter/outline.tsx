import { useDesk } from "./context";
import { Modal } from "./modal";

/** All slides and where their questions stand, to jump to one. */
export function Outline() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  if (!view) return null;
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
                {line.number !== null && <b>{line.number}. </b>}
                {line.title}
              </span>
              <span class="outline-state">
                {line.extra && <i>{words.extra}</i>}
                {line.phase && (
                  <span class={`phase phase-${line.phase}`}>
                    {{ waiting: words.phaseWaiting, open: words.phaseOpen, closed: words.phaseClosed }[line.phase]}
                    {line.phase !== "waiting" && ` · ${words.answers(line.answered)}`}
                    {line.revealed && ` · ${words.revealed}`}
                  </span>
                )}
                {here === line.id && <i>{words.here}</i>}
              </span>
            </button>
          </li>
        ))}
        <li>
          <button type="button" aria-current={here === "closing"} onClick={() => go({ step: "closing" })}>
            <span class="outline-title">{words.closingScreen}</span>
          </button>
        </li>
      </ol>
    </Modal>
  );
}
