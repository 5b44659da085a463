import type { Words } from "../locale/presenter.nl";
import type { WritingWords } from "../locale/writing.nl";
import type { Api } from "../presenter/api";
import { Download } from "./download";
import type { DeckEditor } from "./editor";

/** How a deck is written: by forms, or as the text that it is. */
export type Way = "form" | "text";

interface BarProps {
  api: Api;
  editor: DeckEditor;
  title: string;
  words: Words;
  writing: WritingWords;
  way: Way;
  choose: (way: Way) => void;
}

/** What a deck is called, whether it is kept, and what can be done with all of it. */
export function Bar({ api, editor, title, words, writing, way, choose }: BarProps) {
  const { keeper } = editor;
  const deck = keeper.deck.value;
  const keeping = keeper.keeping.value;
  const { own } = deck;
  const copy = async () => {
    try {
      location.assign(`/present/deck/${encodeURIComponent((await api.addDeck({ copyOf: deck.name })).name)}`);
    } catch (error) {
      keeper.trouble.value = error;
    }
  };
  return (
    <header class="writing-head">
      <h1>{title}</h1>
      <p class={keeping === "kept" ? "foot-ok" : "soft"} role="status">
        {own ? { kept: words.deckKept, keeping: words.deckKeeping, unkept: words.deckUnkept, changed: "" }[keeping] : words.deckFixed}
      </p>
      <span class="spring" />
      {!own && (
        <button type="button" class="primary" onClick={() => void copy()}>
          {words.deckCopy}
        </button>
      )}
      {own && (
        <>
          <button type="button" disabled={!editor.canUndo.value} title="Ctrl+Z" onClick={() => editor.undo()}>
            {writing.undo}
          </button>
          <button type="button" disabled={!editor.canRedo.value} title="Ctrl+Shift+Z" onClick={() => editor.redo()}>
            {writing.redo}
          </button>
        </>
      )}
      <div class="writing-ways" role="group" aria-label={writing.ways}>
        <button type="button" aria-pressed={way === "form"} disabled={!editor.source.value} onClick={() => choose("form")}>
          {writing.byForm}
        </button>
        <button type="button" aria-pressed={way === "text"} onClick={() => choose("text")}>
          {writing.asText}
        </button>
      </div>
      <Download api={api} deck={deck} words={words} failed={(why) => (keeper.trouble.value = why)} />
      <a class="button" href="/present">
        {words.deckDone}
      </a>
    </header>
  );
}
