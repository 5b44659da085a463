import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Language } from "../lib/locale";
import type { DeckText } from "../lib/protocol.gen";
import { openStore } from "../lib/storage";
import type { Words } from "../locale/presenter.nl";
import type { WritingWords } from "../locale/writing.nl";
import { type Api, Trouble } from "../presenter/api";
import { Modal } from "../presenter/modal";
import { troubleWords } from "../presenter/troublewords";
import { Bar, type Way } from "./bar";
import { DeckForm } from "./deckform";
import { DeckEditor } from "./editor";
import { focusPlace } from "./focusplace";
import { DeckKeeper } from "./keeper";
import { lensOf } from "./lens";
import { mistakeWords, type Placed } from "./mistake";
import { type Piece, PIECES, pieceOf } from "./pieces";
import { Preview } from "./preview";
import { Adder } from "./questionform";
import { Broken, SlideForm } from "./slideform";
import { SlideList } from "./slidelist";
import { lineAt, placeAt } from "./source";
import { type GoTo, TextMode } from "./textmode";

const WAY = "peil.writing";

interface WorkbenchProps {
  api: Api;
  deck: DeckText;
  words: Words;
  writing: WritingWords;
  language: Language;
}

/** A deck as it is written: its slides, a form or the text, what is wrong with it, and what the room will see. */
export function Workbench({ api, deck: first, words, writing, language }: WorkbenchProps) {
  const store = useMemo(() => openStore(), []);
  const keeper = useMemo(() => new DeckKeeper(api, first, store), []);
  const editor = useMemo(() => new DeckEditor(keeper), []);
  const [chosen, setWay] = useState<Way>(store.read<Way>(WAY) ?? "form");
  const goTo = useRef<GoTo | null>(null);
  const deck = keeper.deck.value;
  const keeping = keeper.keeping.value;
  const source = editor.source.value;
  const way: Way = source ? chosen : "text";
  const slide = editor.slide.value;
  const head = source && lensOf(editor, -1, "head", writing, language);
  const title = head?.block.text(["title"]) || deck.name;
  const { own } = deck;
  useEffect(() => () => keeper.stop(), []);
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
  }, [title]);
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => keeper.keeping.peek() !== "kept" && event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);
  const choose = (way: Way) => {
    store.write(WAY, way);
    setWay(way);
  };
  const show = (placed: Placed) => {
    const { line, column } = placed.mistake;
    if (way === "text") return goTo.current?.(placeAt(editor.text.peek(), line, column), lineAt(editor.text.peek(), line + 1));
    editor.select(placed.slide);
    focusPlace(placed);
  };
  const toText = () => {
    choose("text");
    const [mistake] = editor.mistakes.peek().filter((placed) => placed.slide === slide);
    const at = mistake ? placeAt(editor.text.peek(), mistake.mistake.line, mistake.mistake.column) : (source?.sections[slide]?.from ?? 0);
    requestAnimationFrame(() => requestAnimationFrame(() => goTo.current?.(at, at)));
  };
  const add = (piece: Piece) => {
    editor.add(pieceOf(piece, editor.text.peek(), language));
    if (way === "form") requestAnimationFrame(() => requestAnimationFrame(() => select(piece === "slide" ? "title" : "question-prompt")));
  };
  const keys = (event: KeyboardEvent) => {
    if (!own || event.altKey || !(event.ctrlKey || event.metaKey)) return;
    const key = event.key.toLowerCase();
    if (key === "z") (event.shiftKey ? editor.redo : editor.undo).call(editor);
    else if (key === "y" && !event.shiftKey) editor.redo();
    else return;
    event.preventDefault();
  };
  useEffect(() => {
    // Wherever the focus is: what was just taken out may have had it.
    document.addEventListener("keydown", keys);
    return () => document.removeEventListener("keydown", keys);
  });
  const images = {
    bring: async (image: Blob) => (await api.addImage(deck.name, image)).path,
    // It was drawn here: all that the server can mind is that there are too many.
    why: (error: unknown) => (error instanceof Trouble && error.status === 400 ? writing.imageFull : troubleWords(error, words)),
  };
  const said = editor.said.value;
  const doubt = editor.doubt.value;
  const mistakes = editor.mistakes.value;
  return (
    <main class="writing" data-way={way}>
      <Bar {...{ api, editor, title, words, writing, way, choose }} />
      <div class="writing-notices">
        {keeping === "changed" && (
          <p class="notice notice-warn" role="alert">
            {words.deckChanged}
            <button type="button" onClick={() => void editor.takeTheirs()}>
              {words.deckTheirs}
            </button>
            <button type="button" onClick={() => void keeper.keepMine()}>
              {words.deckMine}
            </button>
          </p>
        )}
        {keeper.restored && keeping !== "changed" && <p class="notice notice-calm">{writing.restored}</p>}
        {keeper.trouble.value !== null && (
          <p class="notice notice-error" role="alert">
            {troubleWords(keeper.trouble.value, words)}
          </p>
        )}
        {!source && <p class="notice notice-warn">{writing.noForm}</p>}
      </div>
      {source && (
        <nav class="writing-slides" aria-label={writing.slides}>
          <SlideList editor={editor} words={writing} />
          <p id="slides-how" class={own ? "soft" : "sr-only"}>
            {own && writing.slidesHow}
          </p>
          {own && (
            <div class="writing-moves">
              <Adder label={writing.addSlide} ask={writing.addWhat} options={PIECES.map((piece) => ({ value: piece, words: words.pieceNames[piece] }))} add={add} />
              <button type="button" disabled={slide < 0} onClick={() => editor.copy()}>
                {writing.copySlide}
              </button>
              <button type="button" disabled={slide < 0} onClick={() => editor.remove()}>
                {writing.removeSlide}
              </button>
            </div>
          )}
        </nav>
      )}
      <section class="writing-text" aria-label={way === "form" ? writing.byForm : writing.asText}>
        {way === "text" || !head ? (
          <TextMode editor={editor} label={words.deckText} arrived={(go) => (goTo.current = go)} />
        ) : (
          // What cannot be written in is scrolled by its own stop.
          <div class="form-scroll" tabIndex={own ? undefined : 0} key={slide}>
            <fieldset class="slide-form" disabled={!own}>
              <legend>
                <h2>{slide < 0 ? writing.about : writing.slide(slide + 1, editor.sections.length)}</h2>
              </legend>
              {slide >= 0 ? (
                <SlideForm editor={editor} slide={slide} words={writing} language={language} pieces={words.pieceNames} toText={toText} images={images} />
              ) : head.block.broken ? (
                <Broken words={writing} part={writing.about} mistakes={head.wrong([])} toText={toText} />
              ) : (
                <DeckForm lens={head} />
              )}
            </fieldset>
          </div>
        )}
      </section>
      <section class="writing-side" aria-label={writing.previews} tabIndex={0}>
        <div id="deck-mistakes" class="writing-mistakes" role="status">
          {mistakes.length > 0 && <h2>{words.mistakes(mistakes.length)}</h2>}
          <ol>
            {mistakes.map((placed, index) => (
              <li key={index}>
                <button type="button" class="quiet" onClick={() => show(placed)}>
                  {way === "text" ? words.mistakeLine(placed.mistake.line) : placed.slide < 0 ? writing.inHead : writing.inSlide(placed.slide + 1)}
                </button>
                <span>{mistakeWords(placed.mistake, language)}</span>
              </li>
            ))}
          </ol>
        </div>
        <Preview editor={editor} words={writing} common={words} />
      </section>
      <p class="sr-only" role="status">
        {said && writing.said[said.what](said.at + 1, editor.sections.length)}
      </p>
      {doubt && (
        <Modal title={writing.lostTitle} closeWord={writing.lostStay} onClose={() => (editor.doubt.value = null)}>
          <p>{writing.lostAbout}</p>
          <ul class="lost">
            {doubt.lost.map((comment, index) => (
              <li key={index}># {comment}</li>
            ))}
          </ul>
          <div class="in-row">
            <button type="button" class="primary" onClick={() => (editor.doubt.value = null)}>
              {writing.lostStay}
            </button>
            <button type="button" class="danger" onClick={doubt.goOn}>
              {writing.lostGo}
            </button>
          </div>
        </Modal>
      )}
    </main>
  );
}

/** Selects what stands in a box, to be written over. */
function select(id: string): void {
  const box = document.getElementById(id);
  if (box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement) {
    box.focus();
    box.select();
  }
}
