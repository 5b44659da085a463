import { type Signal, signal } from "@preact/signals";

/** How long a screen reader is left in peace after it was told something, in milliseconds. */
export const PEACE_MS = 10_000;

/** What a screen reader is told of a screen that keeps changing: the newest, and never more often than every `PEACE_MS`. */
export class Calm {
  /** What a live region holds. */
  readonly said: Signal<string> = signal("");
  #peace: ReturnType<typeof setTimeout> | null = null;
  #changed = false;

  /** `read` says how things are now; it is asked only when it is going to be said. */
  constructor(private readonly read: () => string) {}

  /** Something may have changed. */
  touch(): void {
    this.#changed = true;
    if (this.#peace === null) this.#speak();
  }

  /** What was said is true no more: it is taken away, which is not told. */
  forget(): void {
    this.said.value = "";
  }

  stop(): void {
    if (this.#peace !== null) clearTimeout(this.#peace);
    this.#peace = null;
  }

  #speak(): void {
    if (!this.#changed) return;
    this.#changed = false;
    const now = this.read();
    if (now === this.said.peek()) return;
    this.said.value = now;
    this.#peace = setTimeout(() => {
      this.#peace = null;
      this.#speak();
    }, PEACE_MS);
  }
}
