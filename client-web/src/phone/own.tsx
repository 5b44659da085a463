import { answerOf } from "./draft";
import type { LaterScene } from "./laterscene";
import type { Draft, Entry } from "./memory";
import { Answer } from "./told";

type Telling = Pick<LaterScene, "state" | "words"> & { entry: Entry };

/** The version that was sent last. */
export function LastSent({ entry, state, words }: Telling) {
  return entry.answer && <Part {...{ entry, state, words }} title={words.own} answer={entry.answer} alone />;
}

/** The own answer to a round: what the server stored, else what is on its way. */
export function Own({ entry, ...scene }: Telling) {
  const { words } = scene;
  const draft = answerOf(entry.asked, entry.draft);
  const answer = entry.saved ?? (entry.sent === "waiting" ? entry.answer : null);
  const left = entry.sent === "late" || entry.sent === "rejected" ? entry.answer : draft;
  const other = left && Object.keys(left).length && JSON.stringify(left) !== JSON.stringify(answer) ? left : null;
  return (
    <>
      {answer && <Part {...scene} entry={entry} title={words.own} answer={answer} />}
      {other && <Part {...scene} entry={entry} title={words.draft} answer={other} unsent />}
      {!answer && !other && <p>{words.none}</p>}
    </>
  );
}

/** `alone` on its page it is a landmark. */
function Part({ title, unsent, alone, ...told }: Telling & { answer: Draft; title: string; unsent?: boolean; alone?: boolean }) {
  return (
    <section class={unsent ? "own unsent" : "own"} {...(alone && { "aria-label": title })}>
      <h2>{title}</h2>
      <Answer {...told} />
    </section>
  );
}
