import { signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { DeckText } from "../lib/protocol.gen";
import type { Store } from "../lib/storage";
import { type Api, Trouble } from "../presenter/api";

/** How long nothing is typed before the text is kept, in milliseconds. */
export const REST_MS = 600;
/** How long until it is tried again where it could not be kept, in milliseconds. */
export const AGAIN_MS = 3_000;

/** How the text on the screen stands to the one on the server. */
export type Keeping = "kept" | "keeping" | "unkept" | "changed";

/** What was typed and is not on the server yet. */
interface Draft {
  version: string;
  source: string;
}

/** Whoever takes in what is typed, and tells what is wrong with it. */
export interface Keeper {
  readonly deck: ReadonlySignal<Pick<DeckText, "own" | "mistakes" | "pictures">>;
  /** What is on the screen now. */
  readonly text: string;
  /** Something was typed. */
  type(text: string): void;
  /** Takes what somebody else wrote in place of what was typed here. */
  takeTheirs(): Promise<void>;
}

const draftOf = (name: string) => `peil.deck.${name}`;

/**
 * Keeps a deck as it is typed: one request at a time, the newest text last, and never over what somebody else wrote. What is
 * not kept yet is in this browser, and is there again after a crash.
 */
export class DeckKeeper implements Keeper {
  readonly deck: Signal<DeckText>;
  readonly keeping: Signal<Keeping> = signal("kept");
  /** Why it could not be kept. */
  readonly trouble: Signal<unknown> = signal(null);
  /** Whether what is here was typed before this page was opened, and had not been kept. */
  readonly restored: boolean = false;
  #text: string;
  #timer: ReturnType<typeof setTimeout> | null = null;
  #busy = false;

  constructor(
    private readonly api: Pick<Api, "deck" | "changeDeck">,
    deck: DeckText,
    private readonly store: Pick<Store, "read" | "write" | "remove">,
  ) {
    this.deck = signal(deck);
    this.#text = deck.source;
    const draft = deck.own ? store.read<Draft>(draftOf(deck.name)) : null;
    if (!draft || draft.source === deck.source) return;
    this.restored = true;
    // Of another version it changes something that is gone: then she is asked, as when two write at once.
    this.deck.value = { ...deck, version: draft.version };
    this.type(draft.source);
  }

  /** What is on the screen now. */
  get text(): string {
    return this.#text;
  }

  /** Something was typed. */
  type(text: string): void {
    this.#text = text;
    const { name, version } = this.deck.peek();
    this.store.write(draftOf(name), { version, source: text } satisfies Draft);
    if (this.keeping.peek() === "changed") return;
    this.keeping.value = "keeping";
    this.#later(REST_MS);
  }

  /** Takes what somebody else wrote in place of what was typed here. */
  async takeTheirs(): Promise<void> {
    try {
      const deck = await this.api.deck(this.deck.peek().name);
      this.#text = deck.source;
      this.deck.value = deck;
      this.trouble.value = null;
      this.#kept();
    } catch (error) {
      this.trouble.value = error;
    }
  }

  /** Keeps what was typed here, over what somebody else wrote. */
  async keepMine(): Promise<void> {
    try {
      const { version } = await this.api.deck(this.deck.peek().name);
      this.deck.value = { ...this.deck.peek(), version };
      this.keeping.value = "keeping";
      await this.#keep();
    } catch (error) {
      this.trouble.value = error;
    }
  }

  stop(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #kept(): void {
    this.store.remove(draftOf(this.deck.peek().name));
    this.keeping.value = "kept";
  }

  #later(wait: number): void {
    this.stop();
    this.#timer = setTimeout(() => void this.#keep(), wait);
  }

  async #keep(): Promise<void> {
    this.stop();
    if (this.#busy) return;
    this.#busy = true;
    const sent = this.#text;
    const { name, version } = this.deck.peek();
    try {
      this.deck.value = await this.api.changeDeck(name, { version, source: sent });
      this.trouble.value = null;
      if (this.#text === sent) this.#kept();
      else {
        this.store.write(draftOf(name), { version: this.deck.peek().version, source: this.#text } satisfies Draft);
        this.#later(0);
      }
    } catch (error) {
      const changed = error instanceof Trouble && error.status === 409;
      this.keeping.value = changed ? "changed" : "unkept";
      this.trouble.value = changed ? null : error;
      if (!changed) this.#later(AGAIN_MS);
    } finally {
      this.#busy = false;
    }
  }
}
