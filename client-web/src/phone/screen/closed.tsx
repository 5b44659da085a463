import type { LaterScene } from "../laterscene";
import { Result } from "../result";
import { asking, dirty } from "../state";
import { Own } from "../own";
import { Filing } from "./filing";
import { Kicker } from "./form";

/** A question that takes no answers: the own one, and the result once it is revealed. */
export function Closed(scene: LaterScene) {
  const { state, words } = scene;
  const now = asking(state);
  if (!now) return null;
  const { entry, question } = now;
  const waits = entry.sent === "waiting";
  const late = entry.sent === "late" || (!waits && dirty(entry));
  const tally = question.revealed && state.view?.readable ? state.tally : null;
  return (
    <>
      <Kicker asking={now} {...{ state, words }} />
      <h1 tabIndex={-1} lang={state.view?.room.language}>{entry.asked.prompt}</h1>
      <Filing {...scene} asking={now} />
      <p>{words.closed}</p>
      {waits && <p class="warn">{state.link.link === "open" ? words.sending : words.unsent}</p>}
      {late && <p class="warn">{words.late}</p>}
      <Own entry={entry} {...{ state, words }} />
      {tally?.question === question.id && (
        <details>
          <summary>{words.resultShow}</summary>
          <Result {...scene} asked={entry.asked} tally={tally} />
        </details>
      )}
    </>
  );
}
