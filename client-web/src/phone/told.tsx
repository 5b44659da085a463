import { answerOf } from "./draft";
import type { Draft, Entry } from "./memory";
import type { Scene } from "./scene";
import { tell } from "./tell";

/** An answer as text. */
export function Answer({ entry, answer, state, words }: Pick<Scene, "state" | "words"> & { entry: Entry; answer: Draft }) {
  return (
    <dl class="told" lang={state.view?.room.language}>
      {tell(entry.asked, answer, words, state.language).map(({ label, lines }) => (
        <>
          <dt class={label ? "" : "sr-only"}>{label ?? words.own}</dt>
          <dd>{lines.length > 1 ? <ul>{lines.map((line) => <li>{line}</li>)}</ul> : lines[0]}</dd>
        </>
      ))}
    </dl>
  );
}

/** The own answer to a round: what the server stored, else what is on its way. */
export function Own({ entry, state, words }: Pick<Scene, "state" | "words"> & { entry: Entry }) {
  const draft = answerOf(entry.asked, entry.draft);
  const answer = entry.saved ?? (entry.sent === "waiting" ? entry.answer : null);
  const left = entry.sent === "late" || entry.sent === "rejected" ? entry.answer : draft;
  const other = left && Object.keys(left).length && JSON.stringify(left) !== JSON.stringify(answer) ? left : null;
  return (
    <>
      {answer && (
        <section class="own">
          <h2>{words.own}</h2>
          <Answer {...{ entry, answer, state, words }} />
        </section>
      )}
      {other && (
        <section class="own unsent">
          <h2>{words.draft}</h2>
          <Answer {...{ entry, answer: other, state, words }} />
        </section>
      )}
      {!answer && !other && <p>{words.none}</p>}
    </>
  );
}
