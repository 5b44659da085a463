import type { LaterScene } from "./laterscene";
import { asking, screenOf } from "./state";

/** What a screen reader is told of the screens that come later. */
export function announceLater({ state, words }: Pick<LaterScene, "state" | "words">): string {
  const screen = screenOf(state);
  const question = asking(state)?.question;
  if (screen === "closed" && state.view?.filing) return words.filingAsk;
  if (screen === "closed" && question) return question.revealed && state.tally ? words.resultThere : words.closed;
  return screen === "talk" ? words.waitTalk : "";
}
