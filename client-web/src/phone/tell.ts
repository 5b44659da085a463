import { number, type Language } from "../lib/locale";
import type { AskedView, FieldAnswer, FieldView, ItemView } from "../lib/protocol.gen";
import type { Words } from "../locale/phone.nl";
import { shown } from "./draft";
import type { Draft } from "./memory";

/** A part of an answer in words. */
export interface Told {
  label: string | null;
  lines: string[];
}

const named = (items: ItemView[], ids: string[]) => items.filter(({ id }) => ids.includes(id)).map(({ label }) => label);

/** One field in words, part by part. */
export function lines({ input }: FieldView, value: FieldAnswer, words: Words, language: Language): string[] {
  const show = (n: number) => number(language, n);
  if (value.kind === "grade") return [show(value.grade)];
  if (value.kind === "text") return [value.text];
  if (value.kind === "keywords") return value.words;
  if (value.kind === "choice" && input.kind === "choice") return named(input.choices, value.choices);
  if (value.kind === "marks" && input.kind === "marks")
    return (["high", "low"] as const)
      .filter((side) => value[side].length)
      .map((side) => `${words[side]}: ${named(input.items, value[side]).join(", ")}`);
  if (value.kind === "rating" && input.kind === "rating")
    return input.items
      .filter(({ id }) => value.ratings[id])
      .map(({ id, label }) => {
        const rated = input.series.flatMap((series) => {
          const n = value.ratings[id]?.[series.id];
          return n == null ? [] : [input.series.length > 1 ? `${series.label} ${show(n)}` : show(n)];
        });
        return `${label}: ${rated.join(" · ")}`;
      });
  if (value.kind === "points" && input.kind === "points")
    return input.choices
      .filter(({ id }) => value.points[id])
      .map(({ id, label }) => `${label}: ${show(value.points[id] ?? 0)}`);
  return [];
}

/** An answer in words, field by field, in the order in which it was asked. */
export function tell(asked: AskedView, answer: Draft, words: Words, language: Language): Told[] {
  return shown(asked.fields, answer).flatMap((field) => {
    const value = answer[field.id];
    return value ? [{ label: field.label, lines: lines(field, value, words, language) }] : [];
  });
}
