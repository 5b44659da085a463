// What only the presenter may read, taken from the deck itself.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../../../server/src/deck/decks");

/** Every line of every note of a built-in deck. */
export function notesOf(deck: string): string[] {
  const text = readFileSync(join(FOLDER, `${deck}.md`), "utf8");
  return [...text.matchAll(/^```notes\n([\s\S]*?)^```/gm)].flatMap(([, notes = ""]) => notes.split("\n").filter(Boolean));
}
