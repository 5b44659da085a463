import type { FieldView, RoundTally } from "../lib/protocol.gen";

/** As many choices as a follow-up question has at most, and how long each may be, in characters. */
export const MOST_CHOICES = 12;
export const CHOICE_LENGTH = 140;
/** So many are chosen to begin with: six stand on one projector without paging. */
const BEGIN = 6;
/** Words that are offered of each keywords field. */
const WORDS = 8;

/** Where a choice comes from. */
export type Source = "cluster" | "pinned" | "stack" | "role" | "word";

/** Something that the room wrote and that may become a choice. */
export interface Candidate {
  source: Source;
  text: string;
  /** How many said so, as far as it is known. */
  count: number;
  chosen: boolean;
}

/** What a question is called that follows, in the language of the room. */
export const PROMPTS: Record<"nl" | "en", string> = {
  nl: "Waar beginnen we mee? Verdeel je punten.",
  en: "Where do we start? Share out your points.",
};

/**
 * What of a revealed tally may become the choices of a question: the clusters, else what was pinned, what several said,
 * the groups of cards and the words; of the first kind that there is, as many as fit one projector are chosen.
 */
export function candidates(fields: FieldView[], tally: RoundTally): Candidate[] {
  const all: Candidate[] = [];
  const heads = new Set(fields.flatMap(({ input }) => (input.kind === "text" && input.by ? [input.by] : [])));
  const add = (source: Source, text: string, count: number) => {
    const known = all.some((one) => one.text.toLowerCase() === text.toLowerCase());
    if (!known) all.push({ source, text: text.slice(0, CHOICE_LENGTH), count, chosen: false });
  };
  const texts = tally.fields.flatMap(({ sum }) => (sum.kind === "text" ? [sum] : []));
  for (const { clusters } of texts) for (const { name, count } of clusters) add("cluster", name, count);
  for (const { cards } of texts) for (const card of cards) if (card.pinned) add("pinned", card.text, card.count);
  for (const { cards } of texts) for (const card of cards) if (card.count > 1) add("stack", card.text, card.count);
  for (const { cards, clusters } of texts) {
    if (clusters.length > 0) continue;
    const by = new Map<string, number>();
    for (const card of cards) if (card.by) by.set(card.by, (by.get(card.by) ?? 0) + Math.max(1, card.count));
    for (const [text, count] of [...by].sort((a, b) => b[1] - a[1])) add("role", text, count);
  }
  for (const { field, sum } of tally.fields) {
    if (sum.kind !== "keywords" || heads.has(field)) continue;
    for (const { word, count } of sum.words.slice(0, WORDS)) add("word", word, count);
  }
  const first = all[0]?.source;
  return all.map((one, at) => ({ ...one, chosen: one.source === first && at < BEGIN }));
}

/** What an action list says, in the language of the room. */
export const ACTIONS: Record<"nl" | "en", { prompt: string; labels: [string, string, string]; top: (best: string[]) => string }> = {
  nl: { prompt: "Wie doet wat, en wanneer?", labels: ["Wat", "Wie", "Wanneer"], top: (best) => `Bovenaan: ${best.join(" · ")}` },
  en: { prompt: "Who does what, and when?", labels: ["What", "Who", "When"], top: (best) => `On top: ${best.join(" · ")}` },
};

/** How many choices are named as those on top. */
const TOP = 3;

/** The choices that got most points, most first; none that got nothing. */
export function topOf({ id, input }: FieldView, tally: RoundTally): string[] {
  const sum = tally.fields.find(({ field }) => field === id)?.sum;
  if (input.kind !== "points" || sum?.kind !== "points") return [];
  const order = input.choices.map((choice, at) => ({ choice, points: sum.sums[at] ?? 0 }));
  const given = order.filter(({ points }) => points > 0).sort((a, b) => b.points - a.points);
  return given.slice(0, TOP).map(({ choice }) => choice.label);
}
