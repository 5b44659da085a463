import type { TimerView } from "./protocol.gen";

/** A span in milliseconds as minutes and seconds, such as 4:10; never below nought. */
export function spanOf(span: number): string {
  const seconds = Math.max(0, Math.floor(span / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Time is told in half minutes: a number that changes every second makes people hurry. */
const STEP_MS = 30_000;

/** Minutes left at a moment of the server's clock, rounded up to halves: 2.5, 2, …, 0.5, and 0 when it is over. */
export function minutesLeft(timer: TimerView, now: number): number {
  return Math.max(0, Math.ceil((timer.until - now) / STEP_MS)) / 2;
}

/** Which part of the time is left, from 1 down to 0. */
export function partLeft(timer: TimerView, now: number): number {
  return Math.min(1, Math.max(0, (timer.until - now) / timer.length));
}

/** Milliseconds until what is told changes; nothing once it is over. */
export function untilTold(timer: TimerView, now: number): number | null {
  const left = timer.until - now;
  return left > 0 ? left - (Math.ceil(left / STEP_MS) - 1) * STEP_MS : null;
}

