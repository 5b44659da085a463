/** A text at a moment, and the slide that was being written. */
export interface Moment {
  text: string;
  slide: number;
}

/** Moments that can be gone back to. */
const MOST = 500;
/** Characters of all of them together: a few dozen of the longest decks. */
const MOST_CHARACTERS = 20_000_000;
/** Typing in one box that goes on within this time is one moment, in milliseconds. */
export const ONE_MS = 1_500;

/** What was written before, and what was taken back. */
export class History {
  #past: Moment[] = [];
  #next: Moment[] = [];
  #typing: { where: string; until: number } | null = null;

  get canUndo(): boolean {
    return this.#past.length > 0;
  }

  get canRedo(): boolean {
    return this.#next.length > 0;
  }

  /** Remembers what was there before a change; `where` names the box that is typed in, `now` is in milliseconds. */
  add(before: Moment, where: string | null, now: number): void {
    const goesOn = where !== null && this.#typing?.where === where && now < this.#typing.until;
    this.#typing = where === null ? null : { where, until: now + ONE_MS };
    this.#next = [];
    if (goesOn) return;
    this.#past.push(before);
    let characters = this.#past.reduce((sum, { text }) => sum + text.length, 0);
    while (this.#past.length > MOST || (characters > MOST_CHARACTERS && this.#past.length > 1)) characters -= this.#past.shift()?.text.length ?? 0;
  }

  /** What was there before the last change. */
  undo(now: Moment): Moment | null {
    return this.#turn(this.#past, this.#next, now);
  }

  /** What was taken back last. */
  redo(now: Moment): Moment | null {
    return this.#turn(this.#next, this.#past, now);
  }

  #turn(from: Moment[], to: Moment[], now: Moment): Moment | null {
    const moment = from.pop();
    if (!moment) return null;
    to.push(now);
    this.#typing = null;
    return moment;
  }
}
