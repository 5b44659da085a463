import { type Language, loadWords } from "../lib/locale";
import type { WritingWords } from "../locale/writing.nl";

/** The words of what decks are written with, which other pages have no use for. */
export const writingWords = (language: Language): Promise<WritingWords> =>
  import("../locale/writing.nl").then((nl) => loadWords(language, nl.default, () => import("../locale/writing.en")));
