import type { Language } from "../lib/locale";
import { freshId } from "./name";

/** What can be put into a deck with one press. */
export const PIECES = ["slide", "grade", "choice", "branch", "keywords", "marks", "rating", "text", "points"] as const;
export type Piece = (typeof PIECES)[number];

/** The kinds of input that a question is made of. */
export const KINDS = ["grade", "choice", "keywords", "marks", "rating", "text", "points"] as const;
export type FieldKind = (typeof KINDS)[number];

interface PieceWords {
  title: string;
  text: string;
  ask: string;
  yes: string;
  no: string;
  why: string;
  whyNot: string;
  items: [string, string, string];
  now: string;
  later: string;
}

/** What new things say, for somebody to write over. */
export const WORDS: Record<Language, PieceWords> = {
  nl: {
    title: "Titel van de dia",
    text: "Wat iedereen leest.",
    ask: "Wat wil je vragen?",
    yes: "Ja",
    no: "Nee",
    why: "Op basis waarvan?",
    whyNot: "Waarom niet?",
    items: ["Het eerste", "Het tweede", "Het derde"],
    now: "Nu",
    later: "Over een jaar",
  },
  en: {
    title: "Title of the slide",
    text: "What everybody reads.",
    ask: "What do you want to ask?",
    yes: "Yes",
    no: "No",
    why: "On what grounds?",
    whyNot: "Why not?",
    items: ["The first", "The second", "The third"],
    now: "Now",
    later: "In a year",
  },
};

const itemsOf = ({ items }: PieceWords) => `{een: ${items[0]}, twee: ${items[1]}, drie: ${items[2]}}`;

/** The text of a new slide, with an id that the deck does not have. */
export function pieceOf(piece: Piece, deck: string, language: Language): string {
  const words = WORDS[language];
  const id = freshId(deck, piece === "slide" ? (language === "nl" ? "dia" : "slide") : language === "nl" ? "vraag" : "question");
  if (piece === "slide") return `\n\`\`\`slide\nid: ${id}\n\`\`\`\n\n# ${words.title}\n\n${words.text}\n\n`;
  return `\n\`\`\`question\n${questionOf(piece, id, language)}\`\`\`\n\n`;
}

/** The inside of a new question. */
export function questionOf(piece: Exclude<Piece, "slide">, id: string, language: Language): string {
  const words = WORDS[language];
  const items = itemsOf(words);
  const fields: Record<Exclude<Piece, "slide">, string[]> = {
    grade: ["  - id: grade", "    kind: grade"],
    choice: ["  - id: choice", "    kind: choice", `    choices: ${items}`],
    branch: [
      "  - id: choice",
      "    kind: choice",
      `    choices: {ja: ${words.yes}, nee: ${words.no}}`,
      "  - id: reasons",
      "    kind: keywords",
      `    label: ${words.why}`,
      "    when: {choice: ja}",
      "  - id: objection",
      "    kind: text",
      `    label: ${words.whyNot}`,
      "    when: {choice: nee}",
    ],
    keywords: ["  - id: words", "    kind: keywords"],
    marks: ["  - id: marks", "    kind: marks", `    items: ${items}`],
    rating: ["  - id: rating", "    kind: rating", `    items: ${items}`, `    series: {nu: ${words.now}, straks: ${words.later}}`],
    text: ["  - id: text", "    kind: text"],
    points: ["  - id: points", "    kind: points", `    choices: ${items}`, "    points: 3"],
  };
  return `${[`id: ${id}`, `prompt: ${words.ask}`, "fields:", ...fields[piece]].join("\n")}\n`;
}

/** A deck to begin with. */
export function firstDeck(title: string, language: Language): string {
  const head = `---\ntitle: ${JSON.stringify(title)}\nlanguage: ${language}\n---\n`;
  return `${head + pieceOf("slide", "", language)}---\n${pieceOf("grade", "", language).trimEnd()}\n`;
}
