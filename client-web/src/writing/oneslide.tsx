import { signal, type Signal } from "@preact/signals";
import { useEffect, useMemo } from "preact/hooks";
import type { Language } from "../lib/locale";
import type { DeckMistake, DeckText } from "../lib/protocol.gen";
import type { WritingWords } from "../locale/writing.nl";
import { DeckEditor } from "./editor";
import { focusPlace } from "./focusplace";
import type { Keeper } from "./keeper";
import { placed } from "./mistake";
import type { Piece } from "./pieces";
import { SlideForm } from "./slideform";

/** A slide by itself has no head; a deck begins with one. */
const HEAD = "---\ntitle: -\n---\n";

/** Hands on what is typed, and is told what is wrong with it when somebody looks. */
class SlideKeeper implements Keeper {
  readonly deck: Signal<Pick<DeckText, "own" | "mistakes" | "pictures">> = signal({ own: true, mistakes: [], pictures: [] });

  constructor(
    private source: string,
    private readonly typed: (source: string) => void,
  ) {}

  get text(): string {
    return HEAD + this.source;
  }

  type(text: string): void {
    this.source = text.slice(HEAD.length);
    this.typed(this.source);
  }

  async takeTheirs(): Promise<void> {}
}

interface OneSlideProps {
  /** The text of the slide at first. */
  first: string;
  typed: (source: string) => void;
  mistakes: DeckMistake[];
  words: WritingWords;
  language: Language;
  pieces: Record<Piece, string>;
  /** Goes to the text, for what no form can read. */
  toText: () => void;
}

/** A slide of a running room as a form. */
export function OneSlide({ first, typed, mistakes, words, language, pieces, toText }: OneSlideProps) {
  const keeper = useMemo(() => new SlideKeeper(first, typed), []);
  const editor = useMemo(() => new DeckEditor<Keeper>(keeper), []);
  const doubt = editor.doubt.value;
  // A room keeps no comments: nothing is lost that was going to stay.
  useEffect(() => doubt?.goOn(), [doubt]);
  useEffect(() => void (keeper.deck.value = { ...keeper.deck.peek(), mistakes }), [mistakes]);
  const keys = (event: KeyboardEvent) => {
    if (event.altKey || !(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z") return;
    event.preventDefault();
    if (event.shiftKey) editor.redo();
    else editor.undo();
  };
  return (
    <>
      <div class="slide-form one-slide" role="group" aria-label={words.byForm} onKeyDown={keys}>
        <SlideForm editor={editor} slide={0} words={words} language={language} pieces={pieces} toText={toText} images={null} />
      </div>
      <div class="in-row">
        <button type="button" disabled={!editor.canUndo.value} title="Ctrl+Z" onClick={() => editor.undo()}>
          {words.undo}
        </button>
      </div>
    </>
  );
}

/** Puts the focus where a mistake is mended. */
export const goTo = (mistake: DeckMistake): void => focusPlace(placed(mistake));
