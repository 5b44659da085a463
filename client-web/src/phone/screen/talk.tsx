import type { LaterScene } from "../laterscene";
import { asking } from "../state";
import { Own } from "../own";

/** Between two rounds, while neighbours talk. */
export function Talk({ state, words }: LaterScene) {
  const now = asking(state);
  return (
    <>
      <h1 tabIndex={-1}>{words.waitTalk}</h1>
      {now && (
        <>
          <p class="prompt" lang={state.view?.room.language}>{now.question.asked?.prompt}</p>
          <Own entry={now.entry} {...{ state, words }} />
        </>
      )}
    </>
  );
}
