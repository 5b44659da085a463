import type { Language } from "../lib/locale";
import { keys, type list, text } from "./block";
import { type FieldKind, WORDS } from "./pieces";

/** What a field of a kind cannot do without, for somebody to write over. */
export function needsOf(kind: FieldKind, language: Language): [string, ReturnType<typeof text> | ReturnType<typeof keys> | ReturnType<typeof list>][] {
  const words = WORDS[language];
  const items = () => keys(["een", "twee", "drie"].map((id, at) => [id, text(words.items[at]!)]));
  switch (kind) {
    case "choice":
      return [["choices", items()]];
    case "points":
      return [["choices", items()], ["points", text("3")]];
    case "marks":
      return [["items", items()]];
    case "rating":
      return [["items", items()], ["series", keys([["nu", text(words.now)], ["straks", text(words.later)]])]];
    default:
      return [];
  }
}
