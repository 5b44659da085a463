import type { LaterScene } from "../laterscene";
import { LastSent } from "../own";
import type { Asking } from "../state";
import { Replaced } from "./table";

/** What was sent, and that it can be changed. */
export function Given({ state, words, act, asking }: Pick<LaterScene, "state" | "words" | "act"> & { asking: Asking }) {
  const { entry, question } = asking;
  return (
    <>
      <p class="prompt small" lang={state.view?.room.language}>{entry.asked.short ?? entry.asked.prompt}</p>
      <LastSent {...{ entry, state, words }} />
      <Replaced {...{ state, words, asking }} />
      {question.phase === "open" && (
        <>
          <p>{words.changeable}</p>
          <button type="button" class="outline" onClick={act.change}>{words.change}</button>
        </>
      )}
      <p class="quiet">{words.lookUp}</p>
    </>
  );
}
