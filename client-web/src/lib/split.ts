import { count, mean as meanOf } from "./figures";
import { shortName } from "./headline";
import type { Language } from "./locale";
import type { AskedView, FieldView, ItemView, SplitRow, SplitTally, Sum } from "./protocol.gen";

/** A field with what each group answered to it. */
export interface Divided {
  field: FieldView;
  rows: SplitRow[];
}

/** What a table by group says besides names and numbers. */
export interface SplitWords {
  others: string;
  mean: string;
  answers: string;
  low: string;
  high: string;
  answer: string;
}

/** The fields of a round of which groups may be shown on their own, in order. */
export function dividedOf(asked: AskedView, split: SplitTally): Divided[] {
  return split.fields.flatMap(({ field, rows }) => {
    const own = asked.fields.find(({ id }) => id === field);
    return own && rows.length > 0 && rows.every(({ sum }) => sum.kind === own.input.kind) ? [{ field: own, rows }] : [];
  });
}

/** What a row is called. */
export const rowName = ({ group }: SplitRow, others: string): string => group ?? others;

/** The numbers of a field by group: a row for each group, in the room's order. */
export function splitTable(
  { field, rows }: Divided,
  noun: string,
  words: SplitWords,
  language: Language,
): { heads: string[]; rows: (string | number)[][] } {
  return {
    heads: [noun, words.answers, ...headsOf(field, words)],
    rows: rows.map((row) => [rowName(row, words.others), row.n, ...cellsOf(field, row.sum, language)]),
  };
}

function headsOf({ input }: FieldView, words: SplitWords): string[] {
  const names = (items: ItemView[]) => items.map(shortName);
  switch (input.kind) {
    case "grade":
      return [words.mean];
    case "choice":
    case "points":
      return names(input.choices);
    case "marks":
      return names(input.items).flatMap((name) => [`${name}: ${words.low}`, `${name}: ${words.high}`]);
    case "rating":
      return input.items.flatMap((item) =>
        input.series.map((series) => (input.series.length > 1 ? `${shortName(item)}: ${shortName(series)}` : shortName(item))),
      );
    case "keywords":
    case "text":
      return [words.answer];
  }
}

function cellsOf({ input }: FieldView, sum: Sum, language: Language): (string | number)[] {
  switch (sum.kind) {
    case "grade":
      return [sum.mean === null ? "–" : meanOf(language, sum.mean)];
    case "choice":
      return sum.counts;
    case "points":
      return sum.sums;
    case "marks":
      return input.kind === "marks" ? input.items.flatMap((_, at) => [sum.low[at] ?? 0, sum.high[at] ?? 0]) : [];
    case "rating":
      return sum.items.flatMap((item) => item.map(({ mean }) => (mean === null ? "–" : meanOf(language, mean))));
    case "keywords":
      return [sum.words.map((word) => (word.count > 1 ? `${word.word} ×${count(language, word.count)}` : word.word)).join(", ")];
    case "text":
      return [sum.cards.map((card) => card.text).join("; ")];
  }
}

/** Which items a group marked most clearly: the most of each side, the clearest first. */
export function clearest(items: ItemView[], sum: Extract<Sum, { kind: "marks" }>, most: number) {
  const rows = items.map((item, at) => ({ item, at, lead: (sum.high[at] ?? 0) - (sum.low[at] ?? 0) }));
  const high = rows.filter(({ lead }) => lead > 0).sort((a, b) => b.lead - a.lead || a.at - b.at);
  const low = rows.filter(({ lead }) => lead < 0).sort((a, b) => a.lead - b.lead || a.at - b.at);
  return { high: high.slice(0, most), low: low.slice(0, most) };
}
