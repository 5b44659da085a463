import type { Language } from "../lib/locale";
import type { DeckMistake } from "../lib/protocol.gen";

/** What is wrong and what to do about it, as one sentence. */
export function mistakeWords(mistake: DeckMistake, language: Language): string {
  const { message, mend } = language === "nl" ? mistake.dutch : mistake;
  return `${message}: ${mend}.`;
}
