import { useState } from "preact/hooks";
import { number } from "../lib/locale";
import type { ScoresView, Whose } from "../lib/protocol.gen";
import { secondsUntil } from "./clock";
import { useDesk } from "./context";
import { Modal } from "./modal";
import { readScores } from "./scores";

const same = (one: Whose | null, other: Whose) => JSON.stringify(one) === JSON.stringify(other);

/** Opens the dialog in which scores are given and laid beside what was expected; nothing where nothing marks high and low. */
export function ScoresButton() {
  const { control, words } = useDesk();
  if (!control.state.value.view?.scores) return null;
  return (
    <button type="button" aria-haspopup="dialog" onClick={() => (control.dialog.value = "scores")}>
      {words.scores}
    </button>
  );
}

/** Scores of a group or the room: given by hand or pasted, and shown beside the expectation where she says whose. */
export function ScoresDialog() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  const groups = (view?.group ? view.groups : []).filter((group) => group.accepted);
  const all: { whose: Whose; name: string }[] = [
    ...groups.map(({ id, name }) => ({ whose: { group: id } as Whose, name })),
    { whose: "room", name: words.scoresRoom },
  ];
  const [at, setAt] = useState(0);
  const close = () => (control.dialog.value = null);
  const scores = view?.scores;
  const question = view?.question;
  const chosen = all[at] ?? all[0];
  if (!view || !scores || !question || !chosen) {
    return (
      <Modal title={words.scores} closeWord={words.shut} onClose={close}>
        <p>{words.reasonOther}</p>
      </Modal>
    );
  }
  const left = question.graceUntil === null ? 0 : secondsUntil(question.graceUntil, control.serverNow);
  const has = (whose: Whose) => scores.given.some((one) => same(one.whose, whose)) || (whose === "room" && scores.forRoom);
  const shown = all.filter(({ whose }) => has(whose));
  return (
    <Modal title={words.scores} closeWord={words.shut} onClose={close} wide>
      <div class="in-stack">
        {shown.length > 0 && (
          <fieldset class="choices">
            <legend>{words.scoresShow}</legend>
            <div class="in-row">
              {shown.map(({ whose, name }) => {
                const on = same(scores.shown, whose);
                const label = whose === "room" && !scores.given.some((one) => one.whose === "room") ? words.scoresMean : name;
                // What a group expected may not change any more once it is shown: stragglers come first.
                const waits = whose !== "room" && !on && left > 0;
                return (
                  <button
                    key={name}
                    type="button"
                    aria-pressed={on}
                    disabled={!question.revealed || waits}
                    onClick={() => control.steer({ step: "against", question: question.id, whose: on ? null : whose })}
                  >
                    {question.revealed && waits ? words.splitWait(label, left) : label}
                  </button>
                );
              })}
            </div>
            <p class="soft">{question.revealed ? words.scoresWhose : words.scoresLater}</p>
          </fieldset>
        )}
        {all.length > 1 && (
          <label class="in-stack">
            {words.scoresOf}
            <select value={at} onChange={(event) => setAt(Number(event.currentTarget.value))}>
              {all.map(({ name, whose }, index) => (
                <option key={name} value={index}>
                  {name}
                  {scores.given.some((one) => same(one.whose, whose)) ? " ✓" : ""}
                </option>
              ))}
            </select>
          </label>
        )}
        <Given key={at} question={question.id} whose={chosen.whose} scores={scores} />
      </div>
    </Modal>
  );
}

function Given({ question, whose, scores }: { question: string; whose: Whose; scores: ScoresView }) {
  const { control, words, language } = useDesk();
  const { items } = scores;
  const known = scores.given.find((one) => same(one.whose, whose))?.scores ?? [];
  const [texts, setTexts] = useState(() => items.map((_, at) => (known[at] == null ? "" : number(language, known[at]))));
  const read = texts.map((text) => (text.trim() === "" ? null : (readScores(text)[0] ?? NaN)));
  const wrong = read.map((score) => score !== null && !(score >= scores.min && score <= scores.max));
  const changed = read.some((score, at) => score !== (known[at] ?? null));
  const put = (from: number, text: string) => {
    const next = [...texts];
    const pasted = readScores(text);
    pasted.forEach((score, offset) => {
      if (from + offset < items.length) next[from + offset] = score === null ? "" : number(language, score);
    });
    setTexts(next);
  };
  const keep = (event: Event) => {
    event.preventDefault();
    if (!wrong.some(Boolean) && changed) control.moderate({ do: "setScores", question, whose, scores: read });
  };
  return (
    <form class="in-stack" onSubmit={keep}>
      <p class="soft" id="scores-hint">
        {words.scoresHint(number(language, scores.min), number(language, scores.max))}
      </p>
      <ol class="score-grid">
        {items.map((item, at) => (
          <li key={item}>
            <label class="score">
              <span>{item}</span>
              <input
                inputMode="decimal"
                autocomplete="off"
                aria-describedby="scores-hint"
                aria-invalid={wrong[at] ?? false}
                value={texts[at] ?? ""}
                onInput={(event) => setTexts(texts.map((text, other) => (other === at ? event.currentTarget.value : text)))}
                onPaste={(event) => {
                  const text = event.clipboardData?.getData("text") ?? "";
                  if (readScores(text).length < 2) return;
                  event.preventDefault();
                  put(at, text);
                }}
              />
            </label>
          </li>
        ))}
      </ol>
      <div class="in-row">
        <button type="submit" class="primary" disabled={wrong.some(Boolean) || !changed}>
          {words.scoresKeep}
        </button>
        {known.length > 0 && (
          <button
            type="button"
            class="quiet"
            onClick={() => {
              control.moderate({ do: "setScores", question, whose, scores: [] });
              setTexts(items.map(() => ""));
            }}
          >
            {words.scoresForget}
          </button>
        )}
        <span class="soft" role="status">
          {wrong.some(Boolean) ? words.scoresWrong(number(language, scores.min), number(language, scores.max)) : changed ? "" : known.length > 0 ? words.scoresKept : ""}
        </span>
      </div>
    </form>
  );
}
