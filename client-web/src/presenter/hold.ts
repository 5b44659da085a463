/** How long to hold before a workshop may be ended, in milliseconds: no accident lasts as long. */
export const hold_ms = 2000;

/** A button that does its work only after being held. */
export class Hold {
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private readonly done: () => void,
    private readonly changed: (holding: boolean) => void,
  ) {}

  /** A pointer or key went down; repeats of a held key change nothing. */
  down(): void {
    if (this.#timer !== null) return;
    this.changed(true);
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.changed(false);
      this.done();
    }, hold_ms);
  }

  /** It came up, left the button or lost the focus. */
  up(): void {
    if (this.#timer === null) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.changed(false);
  }
}
