import type { Document } from "yaml";
import type { Language } from "../lib/locale";
import type { WritingWords } from "../locale/writing.nl";
import { type Block, blockOf, losesComments, type Path } from "./block";
import type { DeckEditor } from "./editor";
import type { Keeper } from "./keeper";
import { leadsTo, mistakeWords, type Part, type Placed } from "./mistake";
import { withFence } from "./slide";
import { fenceOf, splice, textOf } from "./source";

/** What a form sees of one block of the deck, and how it changes it. */
export interface Lens {
  block: Block;
  words: WritingWords;
  language: Language;
  /** Replaces a text as it is typed; with nothing its key goes. */
  put(path: Path, value: string | null): void;
  /** Changes the tree; `where` says that it was typing, and in which box. */
  edit(change: (doc: Document.Parsed) => void, where?: string): void;
  /** What is wrong there, or further down, in sentences. */
  wrong(path: Path): string[];
  /** What is wrong there and in none of the boxes inside: `boxes` are the keys that have one. */
  wrongBeside(path: Path, boxes: readonly string[]): string[];
  /** What the box of a path is called in the document. */
  id(path: Path): string;
}

/** The lens on the head, as slide -1, or on a block of a slide; a block that is not there yet is empty. */
export function lensOf(editor: DeckEditor<Keeper>, slide: number, part: "head" | "slide" | "question" | "figure", words: WritingWords, language: Language): Lens {
  const text = editor.text.value;
  const source = editor.source.value;
  const section = source?.sections[slide];
  const fence = fenceOf(section, part);
  const span = part === "head" ? source?.head : fence?.inside;
  const block = blockOf(span ? textOf(text, span) : "");
  const mistakes = editor.mistakes.value.filter((placed) => placed.slide === slide && placed.part === part);
  const whole = (inside: string): string => {
    if (part === "head") return span ? splice(text, span, inside) : text;
    return section ? withFence(text, section, part, inside) : text;
  };
  // While she types nothing is asked, unless it would cost her a comment.
  const type = (inside: string, where: string) => (losesComments(block.source, inside) ? editor.change(whole(inside)) : editor.write(whole(inside), `${slide} ${where}`));
  const id = (path: Path) => [part, ...path].join("-");
  return {
    block,
    words,
    language,
    put: (path, value) => type(block.with(path, value), id(path)),
    edit: (change, where) => (where ? type(block.edit(change), where) : editor.change(whole(block.edit(change)))),
    wrong: (path) => told(mistakes.filter((placed) => leadsTo(placed.path, path)), language),
    wrongBeside: (path, boxes) => told(mistakes.filter((placed) => leadsTo(placed.path, path) && !boxes.includes(String(placed.path[path.length]))), language),
    id,
  };
}

/** What is wrong in a part of a slide that is no block of keys, in sentences. */
export const wrongIn = (editor: DeckEditor<Keeper>, slide: number, part: Part, language: Language): string[] =>
  told(editor.mistakes.value.filter((placed) => placed.slide === slide && placed.part === part), language);

const told = (mistakes: Placed[], language: Language) => mistakes.map(({ mistake }) => mistakeWords(mistake, language));
