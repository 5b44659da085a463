/** Two presses of Escape belong together within this many milliseconds: longer, and a clicker's single Escape could end the show. */
const together_ms = 3000;
/** One press may arrive both as a key and as the end of fullscreen. */
const same_ms = 250;

/** Counts presses of Escape in the one-screen mode; leaving fullscreen is the trace that a press leaves there. */
export class EscapeTwice {
  #last = -Infinity;

  /** Notes a press at `now` in milliseconds; true when it is the second. */
  press(now: number): boolean {
    const since = now - this.#last;
    if (since < same_ms) return false;
    this.#last = now;
    if (since > together_ms) return false;
    this.#last = -Infinity;
    return true;
  }

  /** Any other key, or fullscreen again: the next press is a first one. */
  reset(): void {
    this.#last = -Infinity;
  }
}
