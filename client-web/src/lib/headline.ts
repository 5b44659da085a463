import { given, languageOf, mean as meanOf } from "./figures";
import type { AskedView, FieldTally, FieldView, Input, ItemView, RoundTally, Sum } from "./protocol.gen";

/** Below so many answers a machine says nothing about them: people would recognise each other. */
export const SPEAK_FROM = 5;
/** Two camps are named from so many answers on. */
const CAMPS_FROM = 10;
/** A word is named when so many gave it; one person's word never is. */
const WORD_FROM = 3;

/** The sentences that a machine may say above a tally. */
export interface HeadlineWords {
  grade(mean: string): string;
  camps: string;
  choice(count: number, of: number, label: string): string;
  even(first: string, second: string): string;
  word(word: string): string;
  divided(item: string): string;
  expectedHigh(item: string): string;
  wish(item: string): string;
  twice(first: string, now: string): string;
  same: string;
  texts(count: number): string;
}

type SumOf<Kind extends Sum["kind"]> = Extract<Sum, { kind: Kind }>;
type InputOf<Kind extends Input["kind"]> = Extract<Input, { kind: Kind }>;

/** The round before this one, of a field or of a whole question, and how many people answered both. */
export interface Twice<Tally = FieldTally> {
  earlier: Tally;
  answeredBoth: number;
}

/** What may be said about one field, or nothing. `language` is the deck's. */
export function fieldHeadline(
  input: Input,
  tally: FieldTally,
  words: HeadlineWords,
  language: string,
  twice: Twice | null = null,
): string | null {
  const { n, sum } = tally;
  if (input.kind === "grade" && sum.kind === "grade") {
    return (twice && twiceGraded(sum, n, twice, words, language)) ?? graded(input, sum, n, words, language);
  }
  if (input.kind === "choice" && sum.kind === "choice") return chosen(input, sum, n, words);
  if (input.kind === "keywords" && sum.kind === "keywords") return named(sum, words);
  if (input.kind === "marks" && sum.kind === "marks") return marked(input, sum, n, words);
  if (input.kind === "rating" && sum.kind === "rating") return wished(input, sum, words);
  if (input.kind === "text" && sum.kind === "text") return n > 0 ? words.texts(n) : null;
  return null;
}

/** What may be said about a whole round: of the first field about which something can be; texts only when no other speaks. */
export function headline(
  asked: AskedView,
  tally: RoundTally,
  words: HeadlineWords,
  language: string,
  twice: Twice<RoundTally> | null = null,
): string | null {
  const spoken = asked.fields.map((field) => {
    const own = tally.fields.find((each) => each.field === field.id);
    if (!own || own.branchHeld) return null;
    const before = twice?.earlier.fields.find((each) => each.field === field.id);
    const pair = twice && before ? { earlier: before, answeredBoth: twice.answeredBoth } : null;
    const text = fieldHeadline(field.input, own, words, language, pair);
    return text === null ? null : { text, plain: field.input.kind === "text" };
  });
  const strong = spoken.find((each) => each && !each.plain);
  if (strong) return strong.text;
  return spoken.some((each) => each) ? words.texts(tally.n) : null;
}

/** What a chart calls an item. */
export function shortName(item: ItemView): string {
  return item.short ?? item.label;
}

/** What a field is called where several stand on one screen. */
export function fieldName(field: FieldView): string {
  return field.label ?? "";
}

/** A label inside a sentence: "Ja" becomes "ja", "PLG" stays. */
export function inSentence(label: string): string {
  const [first = "", second = ""] = label;
  return second === second.toLowerCase() ? first.toLowerCase() + label.slice(first.length) : label;
}

function graded(
  input: InputOf<"grade">,
  sum: SumOf<"grade">,
  n: number,
  words: HeadlineWords,
  language: string,
): string | null {
  if (n < SPEAK_FROM || sum.mean === null || sum.deviation === null) return null;
  // The limits are meant for grades from 1 to 10; another scale has them in proportion.
  const point = (input.max - input.min) / 9;
  if (sum.deviation <= 2 * point) return words.grade(meanOf(languageOf(language), sum.mean));
  const { mean } = sum;
  const beyond = (side: (grade: number) => boolean) =>
    sum.bins.reduce((all, count, bin) => (side(input.min + bin * input.step) ? all + count : all), 0);
  const low = beyond((grade) => grade <= mean - point);
  const high = beyond((grade) => grade >= mean + point);
  return n >= CAMPS_FROM && low >= 0.3 * n && high >= 0.3 * n ? words.camps : null;
}

/** Two rounds of one grade, compared only when five people answered both: else growth might be claimed of others. */
function twiceGraded(
  sum: SumOf<"grade">,
  n: number,
  { earlier, answeredBoth }: Twice,
  words: HeadlineWords,
  language: string,
): string | null {
  if (earlier.sum.kind !== "grade" || earlier.sum.mean === null || sum.mean === null) return null;
  if (n < SPEAK_FROM || earlier.n < SPEAK_FROM || answeredBoth < SPEAK_FROM) return null;
  const [first, now] = [earlier.sum.mean, sum.mean];
  if (Math.abs(now - first) < 0.3 - 1e-9) return words.same;
  return words.twice(meanOf(languageOf(language), first), meanOf(languageOf(language), now));
}

function chosen(input: InputOf<"choice">, sum: SumOf<"choice">, n: number, words: HeadlineWords): string | null {
  if (n < SPEAK_FROM || input.most > 1) return null;
  const order = input.choices
    .map((choice, index) => ({ choice, count: sum.counts[index] ?? 0 }))
    .sort((a, b) => b.count - a.count);
  const [first, second] = order;
  if (!first || !second) return null;
  const lead = first.count - second.count;
  if (lead >= 2 && lead >= 0.1 * n) return words.choice(first.count, n, inSentence(shortName(first.choice)));
  // Of three choices two could be in balance while the third is left out: then nothing is said.
  const [one, other] = input.choices;
  if (!one || !other || input.choices.length !== 2) return null;
  return words.even(shortName(one), inSentence(shortName(other)));
}

function named(sum: SumOf<"keywords">, words: HeadlineWords): string | null {
  const [first, second] = [...sum.words].sort((a, b) => b.count - a.count);
  if (!first || first.count < WORD_FROM || first.count === second?.count) return null;
  return words.word(first.word);
}

function marked(input: InputOf<"marks">, sum: SumOf<"marks">, n: number, words: HeadlineWords): string | null {
  if (n < SPEAK_FROM) return null;
  const rows = input.items.map((item, index) => ({ item, high: sum.high[index] ?? 0, low: sum.low[index] ?? 0 }));
  const [divided, next] = [...rows].sort((a, b) => both(b) - both(a));
  if (divided && isDivided(divided, n) && both(divided) > (next ? both(next) : 0)) {
    return words.divided(inSentence(shortName(divided.item)));
  }
  const [top, after] = [...rows].sort((a, b) => b.high - b.low - (a.high - a.low));
  if (!top || top.high - top.low < 0.3 * n || (after && after.high - after.low === top.high - top.low)) return null;
  return words.expectedHigh(inSentence(shortName(top.item)));
}

/** Whether so many marked an item high, and so many low, that the room disagrees about it. */
export function isDivided({ high, low }: { high: number; low: number }, n: number): boolean {
  return n >= SPEAK_FROM && both({ high, low }) >= 3 && both({ high, low }) >= 0.25 * n;
}

function both({ high, low }: { high: number; low: number }): number {
  return Math.min(high, low);
}

function wished(input: InputOf<"rating">, sum: SumOf<"rating">, words: HeadlineWords): string | null {
  if (input.series.length < 2) return null;
  const gaps = input.items
    .flatMap((item, index) => {
      const [now, wanted] = sum.items[index] ?? [];
      if (!now || !wanted || now.mean === null || wanted.mean === null) return [];
      if (now.n < SPEAK_FROM || wanted.n < SPEAK_FROM) return [];
      return [{ item, gap: wanted.mean - now.mean }];
    })
    .sort((a, b) => b.gap - a.gap);
  const [first, second] = gaps;
  // Means arrive as binary fractions: a gap of exactly half a point must count as one.
  const atLeast = (value: number, limit: number) => value >= limit - 1e-9;
  if (!first || !atLeast(first.gap, 0.5) || (second && !atLeast(first.gap - second.gap, 0.2))) return null;
  return words.wish(inSentence(shortName(first.item)));
}

/** The grade of a bin, as written. */
export function gradeOf(input: InputOf<"grade">, bin: number, language: string): string {
  return given(languageOf(language), input.min + bin * input.step);
}
