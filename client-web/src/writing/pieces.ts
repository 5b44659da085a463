import type { Language } from "../lib/locale";

/** What can be put into a deck with one press. */
export const PIECES = ["slide", "grade", "choice", "branch", "keywords", "marks", "rating", "text", "points"] as const;
export type Piece = (typeof PIECES)[number];

interface PieceWords {
  title: string;
  text: string;
  ask: string;
  short: string;
  yes: string;
  no: string;
  why: string;
  whyNot: string;
  items: [string, string, string];
  now: string;
  later: string;
}

const WORDS: Record<Language, PieceWords> = {
  nl: {
    title: "Titel van de dia",
    text: "Wat iedereen leest.",
    ask: "Wat wil je vragen?",
    short: "In een paar woorden",
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
    short: "In a few words",
    yes: "Yes",
    no: "No",
    why: "On what grounds?",
    whyNot: "Why not?",
    items: ["The first", "The second", "The third"],
    now: "Now",
    later: "In a year",
  },
};

/** An id that a deck does not have yet. */
export function freshId(text: string, stem: string): string {
  const taken = new Set([...text.matchAll(/^\s*(?:- )?id: *([a-z0-9-]+)/gm)].map((found) => found[1]));
  let number = 1;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** The text of a new slide behind another one, with an id of its own. */
export function pieceOf(piece: Piece, deck: string, language: Language): string {
  const words = WORDS[language];
  const id = freshId(deck, piece === "slide" ? (language === "nl" ? "dia" : "slide") : language === "nl" ? "vraag" : "question");
  if (piece === "slide") return `---\n\n\`\`\`slide\nid: ${id}\n\`\`\`\n\n# ${words.title}\n\n${words.text}\n\n`;
  const items = `{een: ${words.items[0]}, twee: ${words.items[1]}, drie: ${words.items[2]}}`;
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
    points: ["  - id: points", "    kind: points", "    points: 3", `    choices: ${items}`],
  };
  const question = [`id: ${id}`, `short: ${words.short}`, `prompt: ${words.ask}`, "fields:", ...fields[piece]];
  return `---\n\n\`\`\`question\n${question.join("\n")}\n\`\`\`\n\n`;
}

/** A deck to begin with. */
export function firstDeck(title: string, language: Language): string {
  const head = `---\ntitle: ${JSON.stringify(title)}\nlanguage: ${language}\n`;
  return head + pieceOf("slide", "", language) + pieceOf("grade", "", language).trimEnd() + "\n";
}
