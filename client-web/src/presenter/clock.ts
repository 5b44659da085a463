/** Hours and minutes of a time in milliseconds, such as 13:52. */
export function hourOf(time: number, language: string): string {
  return new Intl.DateTimeFormat(language, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(time);
}

/** The day of a time in milliseconds, such as 26 december. */
export function dayOf(time: number, language: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { day: "numeric", month: "long" }).format(time);
}

/** A day with its year. */
export function dateOf(time: number, language: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "long" }).format(time);
}

export { spanOf } from "../lib/time";

/** Whole seconds until a moment, from 0. */
export function secondsUntil(moment: number, now: number): number {
  return Math.max(0, Math.ceil((moment - now) / 1000));
}

/** A room code with its space. */
export function spaced(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
