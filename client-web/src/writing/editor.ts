import { computed, signal, type ReadonlySignal, type Signal } from "@preact/signals";
import type { DeckPicture } from "../lib/protocol.gen";
import { comments } from "./block";
import { History } from "./history";
import type { DeckKeeper, Keeper } from "./keeper";
import { placed, type Placed } from "./mistake";
import { idOf, withCopy, withMoved, withoutSlide, withSlide } from "./order";
import { plainLines, takeApart, textOf, type Section, type Source } from "./source";

/** A change that would take away what somebody wrote for themselves. */
export interface Doubt {
  lost: string[];
  goOn: () => void;
}

/** A deck while it is written: its text is all there is, and everything on the screen follows from it. */
export class DeckEditor<Kept extends Keeper = DeckKeeper> {
  readonly text: Signal<string>;
  /** The slide that is written, from 0; the head is -1. */
  readonly slide: Signal<number> = signal(0);
  /** What a screen reader is told, by its number in {@link Said}. */
  readonly said: Signal<Said | null> = signal(null);
  /** Asked before a comment is lost. */
  readonly doubt: Signal<Doubt | null> = signal(null);
  readonly canUndo = signal(false);
  readonly canRedo = signal(false);
  readonly source: ReadonlySignal<Source | null>;
  readonly mistakes: ReadonlySignal<Placed[]>;
  /** By the id of the slide; of one that is wrong, as it was when it was right. */
  readonly pictures: ReadonlySignal<Map<string, DeckPicture>>;
  readonly #history = new History();

  constructor(
    readonly keeper: Kept,
    private readonly now: () => number = Date.now,
  ) {
    this.text = signal(plainLines(keeper.text));
    this.source = computed(() => takeApart(this.text.value));
    this.mistakes = computed(() => keeper.deck.value.mistakes.map(placed));
    let last = new Map<string, DeckPicture>();
    this.pictures = computed(() => {
      const { pictures, mistakes } = keeper.deck.value;
      last = renewed(last, pictures, mistakes.length > 0);
      return last;
    });
  }

  get own(): boolean {
    return this.keeper.deck.peek().own;
  }

  get sections(): Section[] {
    return this.source.value?.sections ?? [];
  }

  /** Its picture, as it was last when it was right. */
  pictureOf(slide: number): DeckPicture | null {
    const section = this.sections[slide];
    return (section && this.pictures.value.get(idOf(this.text.value, section))) ?? null;
  }

  /** Another text; `where` names the box that is typed in, so that one stretch of typing is one step back. */
  write(text: string, where: string | null = null, slide = this.slide.peek()): void {
    if (text === this.text.peek()) return;
    this.#history.add({ text: this.text.peek(), slide: this.slide.peek() }, where, this.now());
    this.#show(text, slide);
    this.keeper.type(text);
  }

  /** Another text, once she knows which comments it would lose. */
  change(text: string, slide?: number): void {
    const kept = commentsIn(text);
    const lost = commentsIn(this.text.peek()).filter((comment) => {
      const at = kept.indexOf(comment);
      if (at >= 0) kept.splice(at, 1);
      return at < 0;
    });
    const goOn = () => {
      this.doubt.value = null;
      this.write(text, null, slide);
    };
    if (lost.length) this.doubt.value = { lost, goOn };
    else goOn();
  }

  undo(): void {
    const moment = this.#history.undo({ text: this.text.peek(), slide: this.slide.peek() });
    if (moment) this.#back(moment, "undone");
  }

  redo(): void {
    const moment = this.#history.redo({ text: this.text.peek(), slide: this.slide.peek() });
    if (moment) this.#back(moment, "redone");
  }

  /** Takes what somebody else wrote; what stood here can be had back. */
  async takeTheirs(): Promise<void> {
    await this.keeper.takeTheirs();
    const text = plainLines(this.keeper.text);
    if (text === this.text.peek()) return;
    this.#history.add({ text: this.text.peek(), slide: this.slide.peek() }, null, this.now());
    this.#show(text, this.slide.peek());
  }

  select(slide: number): void {
    this.slide.value = Math.max(-1, Math.min(slide, this.sections.length - 1));
  }

  /** Puts a slide behind the one that is written. */
  add(slide: string): void {
    const at = this.slide.peek() + 1;
    this.change(withSlide(this.text.peek(), at, slide), at);
    this.#say({ what: "added", at });
  }

  copy(at = this.slide.peek()): void {
    if (at < 0) return;
    this.change(withCopy(this.text.peek(), at), at + 1);
    this.#say({ what: "copied", at: at + 1 });
  }

  remove(at = this.slide.peek()): void {
    if (at < 0) return;
    this.change(withoutSlide(this.text.peek(), at), Math.min(at, this.sections.length - 2));
    if (!this.doubt.peek()) this.#say({ what: "removed", at });
  }

  /** Puts a slide at another place, and stays with it. */
  move(from: number, to: number): void {
    if (from < 0 || to < 0 || to >= this.sections.length || from === to) return;
    this.change(withMoved(this.text.peek(), from, to), to);
    this.#say({ what: "moved", at: to });
  }

  #say(said: Said): void {
    this.said.value = said;
  }

  #back({ text, slide }: { text: string; slide: number }, what: "undone" | "redone"): void {
    this.#show(text, slide);
    this.keeper.type(text);
    this.#say({ what, at: slide });
  }

  #show(text: string, slide: number): void {
    this.text.value = text;
    this.slide.value = Math.max(-1, Math.min(slide, this.sections.length - 1));
    this.canUndo.value = this.#history.canUndo;
    this.canRedo.value = this.#history.canRedo;
  }
}

/** What was just done to which slide. */
export interface Said {
  what: "added" | "copied" | "removed" | "moved" | "undone" | "redone";
  at: number;
}

/** All that somebody wrote into the blocks for themselves. */
function commentsIn(text: string): string[] {
  const source = takeApart(text);
  if (!source) return [];
  const blocks = source.sections.flatMap(({ fences }) => fences.filter(({ name }) => name !== "notes").map(({ inside }) => inside));
  return [source.head, ...blocks].flatMap((span) => comments(textOf(text, span)));
}

/** The new pictures, and where some are wrong the last ones of those; one that shows the same is not drawn again. */
function renewed(last: Map<string, DeckPicture>, pictures: DeckPicture[], wrong: boolean): Map<string, DeckPicture> {
  const next = new Map(wrong ? last : []);
  for (const picture of pictures) {
    const id = picture.view.slide?.id ?? "";
    const before = last.get(id);
    next.set(id, before && JSON.stringify(before) === JSON.stringify(picture) ? before : picture);
  }
  return next;
}
