import { count, given, mean as meanOf, percent } from "./figures";
import { fieldHeadline, shortName, type HeadlineWords } from "./headline";
import type { Language } from "./locale";
import type { ComparedField, ComparedQuestion, ComparedRoom, ComparedRow, Comparison, ItemView, Sum } from "./protocol.gen";
import type { Divided } from "./split";

/** A field that at least two rooms answered alike, with the question it is of. */
export interface Beside {
  question: ComparedQuestion;
  field: ComparedField;
}

/** What a machine may say of rooms together: only what holds for each of them alone, and never how they differ. */
export interface TogetherWords {
  camps(rooms: number): string;
  choice(rooms: number, label: string): string;
  word(rooms: number, word: string): string;
  divided(rooms: number, item: string): string;
  expectedHigh(rooms: number, item: string): string;
  wish(rooms: number, item: string): string;
}

/** What a table of a comparison says besides names and numbers. */
export interface TableWords {
  item: string;
  grade: string;
  word: string;
  answers: string;
  mean: string;
  low: string;
  high: string;
}

/** All fields that can be compared, in order. */
export function besides({ questions }: Pick<Comparison, "questions">): Beside[] {
  return questions.flatMap((question) => question.fields.filter(({ rows }) => rows.length > 1).map((field) => ({ question, field })));
}

/** The rooms of a field as rows, as those of groups are. */
export function dividedBy({ field, rows }: ComparedField, rooms: ComparedRoom[]): Divided {
  return { field, rows: rows.map(({ room, n, sum }) => ({ group: nameOf(room, rooms), n, sum })) };
}

/** What a room is called. */
export function nameOf(room: number, rooms: ComparedRoom[]): string {
  return rooms[room]?.name ?? "";
}

/** What a field is called: its question, with its own label where the question has several fields. */
export function titleOf({ question: { asked }, field }: Beside): string {
  const name = asked.short ?? asked.prompt;
  return asked.fields.length > 1 && field.field.label ? `${name} · ${field.field.label}` : name;
}

/** What may be said of all rooms together, or nothing. `language` is the deck's. */
export function together({ field, rows }: ComparedField, words: TogetherWords, language: string): string | null {
  const rooms = rows.length;
  const alike: HeadlineWords = {
    grade: () => "",
    camps: words.camps(rooms),
    choice: (_, __, label) => words.choice(rooms, label),
    even: () => "",
    word: (word) => words.word(rooms, word),
    divided: (item) => words.divided(rooms, item),
    expectedHigh: (item) => words.expectedHigh(rooms, item),
    wish: (item) => words.wish(rooms, item),
    twice: () => "",
    same: "",
    texts: () => "",
  };
  const told = rows.map(({ n, sum }) => fieldHeadline(field.input, { field: field.id, n, branchHeld: false, sum }, alike, language));
  const [first] = told;
  return first && told.every((each) => each === first) ? first : null;
}

/** Two rooms as the two series of one rating: so they lie over each other on one web. */
export function overEachOther(field: ComparedField, rooms: ComparedRoom[], series: number) {
  const { input } = field.field;
  if (input.kind !== "rating") return null;
  const sums = field.rows.map(({ sum }) => (sum.kind === "rating" ? sum.items : []));
  const items = input.items.map((_, item) => sums.flatMap((sum) => sum[item]?.[series] ?? []));
  return {
    input: { items: input.items, min: input.min, max: input.max, series: field.rows.map(({ room }) => ({ id: String(room), label: nameOf(room, rooms), short: null })) },
    sum: { kind: "rating" as const, items },
    n: Math.min(...field.rows.map(({ n }) => n)),
  };
}

/** One bar or mark of a room: what part of all it is, and what is written at it. */
export interface Part {
  part: number;
  said: string;
}

/** An item with what each room gave it. */
export interface PartRow {
  item: ItemView;
  parts: Part[];
}

/** What part of each room's answers a choice or item got. Of points it is the part of all points. */
export function parts({ field, rows }: ComparedField, language: Language, side: "high" | "low" = "high"): PartRow[] {
  const { input } = field;
  const items = input.kind === "choice" || input.kind === "points" ? input.choices : input.kind === "marks" ? input.items : [];
  return items.map((item, at) => ({
    item,
    parts: rows.map(({ n, sum }) => {
      const values = valuesOf(sum, side);
      const value = values[at] ?? 0;
      const of = sum.kind === "points" ? values.reduce((all, one) => all + one, 0) : n;
      return { part: of === 0 ? 0 : value / of, said: said(value, n, sum, language) };
    }),
  }));
}

function said(value: number, n: number, sum: Sum, language: Language): string {
  const share = sum.kind === "points" ? null : percent(value, n);
  return share === null ? count(language, value) : `${share} %`;
}

function valuesOf(sum: Sum, side: "high" | "low"): number[] {
  if (sum.kind === "choice") return sum.counts;
  if (sum.kind === "points") return sum.sums;
  return sum.kind === "marks" ? sum[side] : [];
}

/** The numbers of a field: a row for each choice, item, grade or word, a column for each room. */
export function besideTable({ field, rows }: ComparedField, rooms: ComparedRoom[], words: TableWords, language: Language): { heads: string[]; rows: string[][] } {
  const names = rows.map(({ room }) => nameOf(room, rooms));
  const answers = [words.answers, ...rows.map(({ n }) => count(language, n))];
  const cells = (name: string, cell: (row: ComparedRow) => string | null) => [name, ...rows.map((row) => cell(row) ?? "–")];
  const { input } = field;
  switch (input.kind) {
    case "grade": {
      const bins = rows.map(({ sum }) => (sum.kind === "grade" ? sum.bins : []));
      const grades = (bins[0] ?? []).flatMap((_, bin) => {
        const counts = bins.map((all) => all[bin] ?? 0);
        return counts.some((value) => value > 0) ? [[given(language, input.min + bin * input.step), ...counts.map((value) => count(language, value))]] : [];
      });
      const means = cells(words.mean, ({ sum }) => (sum.kind === "grade" && sum.mean !== null ? meanOf(language, sum.mean) : null));
      return { heads: [words.grade, ...names], rows: [answers, means, ...grades] };
    }
    case "choice":
    case "points":
    case "marks": {
      const counts = (side: "high" | "low", name: (item: ItemView) => string) => {
        const items = input.kind === "marks" ? input.items : input.choices;
        return items.map((item, at) =>
          cells(name(item), ({ n, sum }) => {
            const value = valuesOf(sum, side)[at] ?? 0;
            const share = sum.kind === "points" ? null : percent(value, n);
            return share === null ? count(language, value) : `${count(language, value)} · ${share} %`;
          }),
        );
      };
      const all =
        input.kind === "marks"
          ? [...counts("high", (item) => `${item.label}: ${words.high}`), ...counts("low", (item) => `${item.label}: ${words.low}`)]
          : counts("high", (item) => item.label);
      return { heads: [words.item, ...names], rows: [answers, ...all] };
    }
    case "rating": {
      const all = input.items.flatMap((item, at) =>
        input.series.map((series, of) =>
          cells(input.series.length > 1 ? `${item.label}: ${shortName(series)}` : item.label, ({ sum }) => {
            const mean = sum.kind === "rating" ? sum.items[at]?.[of]?.mean : null;
            return mean == null ? null : meanOf(language, mean);
          }),
        ),
      );
      return { heads: [words.item, ...names], rows: [answers, ...all] };
    }
    case "keywords": {
      const counts = rows.map(({ sum }) => new Map(sum.kind === "keywords" ? sum.words.map((word) => [word.word, word.count]) : []));
      const all = [...new Set(counts.flatMap((each) => [...each.keys()]))];
      const weight = (word: string) => Math.max(...counts.map((each) => each.get(word) ?? 0));
      const told = all.sort((a, b) => weight(b) - weight(a) || a.localeCompare(b, language));
      return {
        heads: [words.word, ...names],
        rows: [answers, ...told.map((word) => [word, ...counts.map((each) => (each.has(word) ? count(language, each.get(word) ?? 0) : "–"))])],
      };
    }
    case "text":
      return { heads: [words.item, ...names], rows: [answers] };
  }
}
