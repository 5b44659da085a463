import type { Language } from "../lib/locale";
import type { DeckMistake } from "../lib/protocol.gen";
import type { Path } from "./block";

/** The parts of a slide that have a form; of the head there is one, as slide -1. */
export type Part = "head" | "slide" | "question" | "figure" | "notes" | "title" | "body";

/** A mistake at the box of a form in which it is mended. */
export interface Placed {
  mistake: DeckMistake;
  /** The slide, from 0; the head is -1. */
  slide: number;
  part: Part;
  /** Of the box, as far as there is one. */
  path: Path;
}

/** Where a mistake is mended. */
export function placed(mistake: DeckMistake): Placed {
  const { slide, block, path } = mistake;
  if (block !== "text") return { mistake, slide: slide ?? -1, part: block, path };
  return { mistake, slide: slide ?? -1, part: path[0] === "title" ? "title" : "body", path: [] };
}

/** Whether a path leads to another, or further; places in lists are told as their figures. */
export const leadsTo = (path: Path, to: Path): boolean => path.length >= to.length && to.every((step, depth) => String(step) === String(path[depth]));

/** What is wrong and what to do about it, as one sentence. */
export function mistakeWords(mistake: DeckMistake, language: Language): string {
  const { message, mend } = language === "nl" ? mistake.dutch : mistake;
  return `${message}: ${mend}.`;
}
