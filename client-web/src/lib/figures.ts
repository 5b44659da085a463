import { fixed, number, type Language } from "./locale";

/** Fewer answers than this are given as counts: 3 van de 7 is honest, 43 % is not. */
export const PERCENT_FROM = 50;

/** A grade or a scale value as it was given: 6 or 6,5. */
export function given(language: Language, value: number): string {
  return number(language, value, 2);
}

/** A mean, with one decimal: 6,4. */
export function mean(language: Language, value: number): string {
  return fixed(language, value, 1);
}

/** A count, with the thousands parted: 3.000. */
export function count(language: Language, value: number): string {
  return value.toLocaleString(language, { maximumFractionDigits: 0 });
}

/** A part of all answers as a whole percentage, or nothing below fifty answers. */
export function percent(part: number, of: number): number | null {
  return of < PERCENT_FROM ? null : Math.round((100 * part) / of);
}

/** A standard language of ours, from the `language` of a deck. */
export function languageOf(deck: string): Language {
  return deck.slice(0, 2).toLowerCase() === "en" ? "en" : "nl";
}
