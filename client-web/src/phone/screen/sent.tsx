import type { Scene } from "../scene";
import { asking } from "../state";
import { Kicker } from "./form";

/** After sending: whether it is stored; what comes later adds what was sent. */
export function Sent({ state, words, act, later }: Scene) {
  const now = asking(state);
  if (!now) return null;
  const saved = now.entry.sent === "saved";
  const offline = state.link.link !== "open";
  return (
    <>
      <Kicker asking={now} {...{ state, words }} />
      <h1 tabIndex={-1} class={saved ? "saved" : offline ? "unsent" : ""}>{saved ? words.saved : offline ? words.unsent : words.sending}</h1>
      {later && <later.Given {...{ state, words, act }} asking={now} />}
    </>
  );
}
