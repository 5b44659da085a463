import { languageOf } from "../lib/figures";
import { loadWords } from "../lib/locale";
import nl, { type Words } from "../locale/projector.nl";

/** The projector's words in the deck's language. */
export function wordsFor(deckLanguage: string): Promise<Words> {
  return loadWords(languageOf(deckLanguage), nl, () => import("../locale/projector.en"));
}

/** Until those are there. */
export const firstWords: Words = nl;
