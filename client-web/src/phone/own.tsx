import { answerOf } from "./draft";
import type { LaterScene } from "./laterscene";
import type { Entry } from "./memory";
import { Answer } from "./told";

/** The own answer to a round: what the server stored, else what is on its way. */
export function Own({ entry, state, words }: Pick<LaterScene, "state" | "words"> & { entry: Entry }) {
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
