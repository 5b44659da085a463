import { signal } from "@preact/signals";
import { change, type Changed, type Command, type Intent, keptKeys, keyFor, KEYS, tableOf } from "../lib/keymap";
import type { Store } from "../lib/storage";

/** The keys of this browser. */
export class Keys {
  readonly #changed = signal<Changed>({});

  constructor(private readonly store: Store) {
    this.#changed.value = keptKeys(store.read(KEYS));
  }

  /** What each key asks for. */
  get table(): Record<string, Intent> {
    return tableOf(this.#changed.value);
  }

  /** Whether any is not what it was. */
  get areChanged(): boolean {
    return Object.keys(this.#changed.value).length > 0;
  }

  /** The key of a command. */
  of(command: Command): string {
    return keyFor(command, this.#changed.value);
  }

  /** Gives a command another key; what stands in the way is told, and then nothing changes. */
  change(command: Command, key: string): Command | "fixed" | null {
    const outcome = change(this.#changed.peek(), command, key);
    if ("clash" in outcome) return outcome.clash;
    this.#changed.value = outcome.changed;
    this.store.write(KEYS, outcome.changed);
    return null;
  }

  /** All as they were. */
  reset(): void {
    this.#changed.value = {};
    this.store.remove(KEYS);
  }
}
