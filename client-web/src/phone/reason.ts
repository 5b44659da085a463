import type { Reason } from "../lib/protocol.gen";
import type { Scene } from "./scene";

/** Why an answer was not taken; the server's reasons are there once they are fetched. */
function sentence(reason: Reason, { words, later }: Pick<Scene, "words" | "later">): string {
  const own: Partial<Record<Reason, string>> = words.reasons;
  return own[reason] ?? later?.refusal(words, reason) ?? "…";
}

/** That the server refused an answer, and why. */
export const tellRefusal = (reason: Reason, scene: Pick<Scene, "words" | "later">) =>
  scene.words.rejected(sentence(reason, scene));

/** What is wrong with a form, as a sentence of its own. */
export function tellReason(reason: Reason, scene: Pick<Scene, "words" | "later">): string {
  const text = sentence(reason, scene);
  return text.charAt(0).toUpperCase() + text.slice(1);
}
