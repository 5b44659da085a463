import type { Scene } from "./scene";
import { tellReason, tellRefusal } from "./reason";
import { asking, screenOf } from "./state";

/** The one line that a screen reader is told, politely, when it changes; seconds are seen, not said. */
export function announce(scene: Pick<Scene, "state" | "words" | "later">): string {
  const { state, words } = scene;
  const screen = screenOf(state);
  const now = asking(state);
  if (state.returned) return words.returned;
  if (screen === "form" && now) {
    if (state.complaint) return tellReason(state.complaint.reason, scene);
    const limit = Object.values(state.limits).at(-1);
    if (limit) return limit;
    if (now.entry.sent === "rejected" && now.entry.reason) return tellRefusal(now.entry.reason, scene);
    if (now.question.graceUntil !== null) return words.closing(10);
    return `${words.question(now.question.number)}. ${now.entry.asked.prompt}`;
  }
  if (screen === "sent" && now) {
    if (now.entry.sent === "saved") return words.saved;
    return state.link.link === "open" ? words.sending : words.unsent;
  }
  if (screen === "slide") return `${state.view?.slide?.title ?? ""} ${words.waitLook}`.trim();
  return scene.later?.announce({ state, words }) ?? "";
}
