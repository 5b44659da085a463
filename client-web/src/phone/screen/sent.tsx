import type { Scene } from "../scene";
import { asking } from "../state";
import { Answer } from "../told";
import { Kicker } from "./form";

/** After sending: what was sent, and whether it is stored. */
export function Sent({ state, words, act }: Scene) {
  const now = asking(state);
  if (!now) return null;
  const { entry, question } = now;
  const saved = entry.sent === "saved";
  const offline = state.link.link !== "open";
  return (
    <>
      <Kicker asking={now} words={words} />
      <h1 tabIndex={-1} class={saved ? "saved" : offline ? "unsent" : ""}>{saved ? words.saved : offline ? words.unsent : words.sending}</h1>
      <p class="prompt small" lang={state.view?.room.language}>{entry.asked.short ?? entry.asked.prompt}</p>
      <section class="own" aria-label={words.own}>
        <h2>{words.own}</h2>
        {entry.answer && <Answer {...{ entry, answer: entry.answer, state, words }} />}
      </section>
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
