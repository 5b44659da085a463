import { useState } from "preact/hooks";
import type { Words } from "../locale/presenter.nl";
import { spaced } from "./clock";
import { useDesk } from "./context";
import { Modal } from "./modal";

/** How many invented phones there are to choose from: a team, a hall, a large one. */
const HALLS = [12, 30, 300];

interface RehearseProps {
  words: Words;
  busy?: boolean;
  go: (phones: number) => void;
}

/** Tries a workshop with invented phones. */
export function Rehearse({ words, busy = false, go }: RehearseProps) {
  const [phones, setPhones] = useState(30);
  return (
    <div class="rehearse">
      <div class="in-row">
        <button type="button" disabled={busy} aria-describedby="rehearse-about" onClick={() => go(phones)}>
          {words.rehearse}
        </button>
        <label>
          {words.rehearseWith}{" "}
          <select value={phones} onChange={(event) => setPhones(Number(event.currentTarget.value))}>
            {HALLS.map((n) => (
              <option key={n} value={n}>
                {words.invented(n)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p id="rehearse-about" class="soft">
        {words.rehearseAbout}
      </p>
    </div>
  );
}

/** Says on a presenter's page that the room is only tried. */
export function Mark() {
  const { control, words } = useDesk();
  return control.state.value.view?.rehearsal ? <b class="rehearsal">{words.rehearsal}</b> : null;
}

/** Begins for real, once she has read what that means; a remote does not. */
export function BeginButton() {
  const { control, words } = useDesk();
  if (control.remote || !control.state.value.view?.rehearsal) return null;
  return (
    <button type="button" aria-haspopup="dialog" onClick={() => (control.dialog.value = "begin")}>
      {words.real}
    </button>
  );
}

/** What beginning for real wipes, and what it keeps. */
export function Begin() {
  const { control, words } = useDesk();
  const close = () => (control.dialog.value = null);
  return (
    <Modal title={words.realTitle} closeWord={words.shut} onClose={close}>
      <p>{words.realAbout(spaced(control.code))}</p>
      <div class="in-row">
        <button
          type="button"
          class="primary"
          onClick={() => {
            control.steer({ step: "beginForReal" });
            close();
          }}
        >
          {words.real}
        </button>
        <button type="button" onClick={close}>
          {words.endNot}
        </button>
      </div>
    </Modal>
  );
}
