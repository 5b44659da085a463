import { useState } from "preact/hooks";
import type { PresenterView, QuestionView } from "../lib/protocol.gen";
import { spanOf } from "./clock";
import { useDesk } from "./context";
import { Modal } from "./modal";

/** Lengths to choose from, in minutes. */
const LENGTHS = [1, 2, 3, 5, 10];
/** The longest that a timer runs, in minutes. */
const LONGEST = 60;
const MINUTE_MS = 60_000;

/** What may be given time now: the open question, else the one that is talked about. */
export function timed(view: PresenterView): QuestionView | null {
  if (view.open) return view.open;
  return view.question?.talk ? view.question : null;
}

/** What the deck proposes for it, in milliseconds. */
export function proposed(view: PresenterView): number | null {
  const question = timed(view);
  return (question?.talk ? view.timing?.talk : view.timing?.open) ?? null;
}

/** The time that is given: one press where the deck proposes it; more, or stopped, while it runs. */
export function Timing() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  const question = view && timed(view);
  if (!view || !question) return null;
  const { timer } = question;
  if (timer) {
    const left = timer.until - control.serverNow;
    return (
      <div class="timing" role="group" aria-label={words.timer}>
        <span class="timing-left" role="timer">
          {left > 0 ? words.timerLeft(spanOf(left + 999)) : words.timerOver}
        </span>
        {timer.closes && <small>{words.timerThenCloses}</small>}
        <button type="button" onClick={() => control.steer({ step: "extend", more: 30_000 })}>
          {words.timerHalf}
        </button>
        <button type="button" onClick={() => control.steer({ step: "extend", more: MINUTE_MS })}>
          {words.timerMinute}
        </button>
        <button type="button" onClick={() => control.steer({ step: "stopTimer" })}>
          {words.timerStop}
        </button>
      </div>
    );
  }
  const length = proposed(view);
  return (
    <div class="timing" role="group" aria-label={words.timer}>
      {length !== null && (
        <button type="button" onClick={() => control.intend("timer")}>
          {words.timerStart(length / MINUTE_MS)}
        </button>
      )}
      <button type="button" class="quiet" aria-haspopup="dialog" onClick={() => (control.dialog.value = "timer")}>
        {length === null ? words.timerAny : words.timerOther}
      </button>
    </div>
  );
}

/** Chooses a length, and whether the question closes then. */
export function TimerDialog() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  const [minutes, setMinutes] = useState(() => (view ? (proposed(view) ?? 2 * MINUTE_MS) : 0) / MINUTE_MS);
  const [closes, setCloses] = useState(view?.timing?.closes ?? false);
  const question = view && timed(view);
  const close = () => (control.dialog.value = null);
  if (!question) {
    return (
      <Modal title={words.timer} closeWord={words.shut} onClose={close}>
        <p>{words.timerNothing}</p>
      </Modal>
    );
  }
  return (
    <Modal title={words.timer} closeWord={words.shut} onClose={close}>
      <form
        class="in-stack"
        onSubmit={(event) => {
          event.preventDefault();
          control.steer({ step: "time", question: question.id, length: Math.round(minutes * MINUTE_MS), closes });
          close();
        }}
      >
        <fieldset class="choices choices-row">
          <legend>{words.timerLength}</legend>
          {LENGTHS.map((n) => (
            <label key={n}>
              <input type="radio" name="length" checked={minutes === n} onChange={() => setMinutes(n)} />
              {words.timerMinutes(n)}
            </label>
          ))}
        </fieldset>
        <label class="in-row">
          {words.timerOwn}
          <input
            type="number"
            min={0.2}
            max={LONGEST}
            step={0.1}
            required
            value={minutes}
            onInput={(event) => setMinutes(event.currentTarget.valueAsNumber)}
          />
        </label>
        {!question.talk && (
          <label class="check">
            <input type="checkbox" checked={closes} onChange={(event) => setCloses(event.currentTarget.checked)} />
            <span>
              {words.timerCloses}
              <small>{words.timerClosesHint}</small>
            </span>
          </label>
        )}
        <button type="submit" class="primary">
          {words.timerGo}
        </button>
      </form>
    </Modal>
  );
}
