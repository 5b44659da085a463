import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { languageOf } from "../lib/figures";
import type { Language } from "../lib/locale";
import type { DeckPicture, DeckText } from "../lib/protocol.gen";
import type { Words } from "../locale/presenter.nl";
import type { Api } from "../presenter/api";
import { troubleWords } from "../presenter/troublewords";
import { Screen } from "../projector/screen";
import { firstWords, wordsFor } from "../projector/words";
import { fileOf } from "./file";
import { DeckKeeper } from "./keeper";
import { mistakeWords } from "./mistake";
import { type Piece, PIECES, pieceOf } from "./pieces";
import { endOf, lineAt, slideAt, startOf } from "./place";
import { scrollTo } from "./scroll";

interface WorkbenchProps {
  api: Api;
  deck: DeckText;
  words: Words;
  language: Language;
}

/** A deck as it is written: its text, what is wrong with it, and the slide that is being written as the hall will see it. */
export function Workbench({ api, deck: first, words, language }: WorkbenchProps) {
  const keeper = useMemo(() => new DeckKeeper(api, first), []);
  const box = useRef<HTMLTextAreaElement>(null);
  const [at, setAt] = useState(0);
  const deck = keeper.deck.value;
  const keeping = keeper.keeping.value;
  // While there are mistakes the last pictures stay.
  const pictures = useRef(deck.pictures);
  if (deck.mistakes.length === 0) pictures.current = deck.pictures;
  const shown = pictures.current;
  const title = shown[0]?.view.room.title ?? deck.name;
  const here = Math.min(at, shown.length - 1);
  useEffect(() => () => keeper.stop(), []);
  useEffect(() => {
    document.title = `${title} · ${words.product}`;
    const warn = (event: BeforeUnloadEvent) => keeper.keeping.peek() !== "kept" && event.preventDefault();
    addEventListener("beforeunload", warn);
    return () => removeEventListener("beforeunload", warn);
  }, []);

  const follow = () => box.current && setAt(slideAt(box.current.value, box.current.selectionStart));
  const goTo = (from: number, to = from) => {
    const text = box.current;
    if (!text) return;
    text.focus();
    text.setSelectionRange(from, to);
    scrollTo(text, from);
    follow();
  };
  const turn = (slide: number) => box.current && goTo(startOf(box.current.value, slide));
  const put = (piece: Piece) => {
    const text = box.current;
    if (!text) return;
    const end = endOf(text.value, slideAt(text.value, text.selectionStart));
    const last = end === text.value.length;
    const gap = text.value.slice(0, end).endsWith("\n\n") ? "" : text.value.slice(0, end).endsWith("\n") ? "\n" : "\n\n";
    const written = gap + pieceOf(piece, text.value, language);
    text.focus();
    text.setSelectionRange(end, end);
    // The old way of typing for somebody is the one that can be undone.
    if (!document.execCommand("insertText", false, last ? written.trimEnd() + "\n" : written)) text.setRangeText(written);
    keeper.type(text.value);
    const from = text.value.indexOf(words.pieceAsk[piece === "slide" ? 1 : 0], end);
    goTo(from < 0 ? end + gap.length : from, from < 0 ? end + gap.length : from + words.pieceAsk[piece === "slide" ? 1 : 0].length);
  };
  const takeTheirs = async () => {
    await keeper.takeTheirs();
    if (box.current) box.current.value = keeper.text;
    follow();
  };

  const picture = shown[here];
  return (
    <main class="writing">
      <header class="writing-head">
        <h1>{title}</h1>
        <p class={keeping === "kept" ? "foot-ok" : "soft"} role="status">
          {deck.own ? { kept: words.deckKept, keeping: words.deckKeeping, unkept: words.deckUnkept, changed: "" }[keeping] : words.deckFixed}
        </p>
        <span class="spring" />
        <a class="button" href={fileOf(deck.source)} download={`${deck.name}.md`}>
          {words.deckDownload}
        </a>
        <a class="button" href="/present">
          {words.deckDone}
        </a>
      </header>
      {keeping === "changed" && (
        <p class="notice notice-warn" role="alert">
          {words.deckChanged}
          <button type="button" onClick={() => void takeTheirs()}>
            {words.deckTheirs}
          </button>
          <button type="button" onClick={() => void keeper.keepMine()}>
            {words.deckMine}
          </button>
        </p>
      )}
      {keeper.trouble.value !== null && (
        <p class="notice notice-error" role="alert">
          {troubleWords(keeper.trouble.value, words)}
        </p>
      )}
      <section class="writing-text">
        {deck.own && (
          <div class="writing-pieces" role="group" aria-label={words.pieces}>
            <span aria-hidden="true">{words.pieces}</span>
            {PIECES.map((piece) => (
              <button type="button" key={piece} onClick={() => put(piece)}>
                {words.pieceNames[piece]}
              </button>
            ))}
          </div>
        )}
        <textarea
          ref={box}
          aria-label={words.deckText}
          aria-describedby="deck-mistakes"
          defaultValue={first.source}
          readOnly={!deck.own}
          spellcheck={false}
          onInput={(event) => {
            keeper.type(event.currentTarget.value);
            follow();
          }}
          onSelect={follow}
          onClick={follow}
        />
      </section>
      <section class="writing-side">
        <div class="writing-turn">
          <button type="button" disabled={here <= 0} aria-label={words.deckBefore} onClick={() => turn(here - 1)}>
            ‹
          </button>
          <p>
            {picture && words.slideOf(here + 1, shown.length)}
            {picture && ` · ${picture.title}`}
            {picture?.extra && <small> {words.deckExtra}</small>}
          </p>
          <button type="button" disabled={here >= shown.length - 1} aria-label={words.deckAfter} onClick={() => turn(here + 1)}>
            ›
          </button>
        </div>
        {picture ? <Picture picture={picture} label={words.onBeamer} /> : <p class="soft">{words.deckNoPicture}</p>}
        <div id="deck-mistakes" class="writing-mistakes" role="status">
          {deck.mistakes.length > 0 && <h2>{words.mistakes(deck.mistakes.length)}</h2>}
          <ol>
            {deck.mistakes.map((mistake, index) => (
              <li key={index}>
                <button
                  type="button"
                  class="quiet"
                  onClick={() => {
                    const from = lineAt(keeper.text, mistake.line);
                    goTo(from + mistake.column - 1, lineAt(keeper.text, mistake.line + 1));
                  }}
                >
                  {words.mistakeLine(mistake.line)}
                </button>
                <span>{mistakeWords(mistake, language)}</span>
              </li>
            ))}
          </ol>
        </div>
      </section>
    </main>
  );
}

/** A slide as the projector draws it, in small. */
function Picture({ picture: { view, title }, label }: { picture: DeckPicture; label: string }) {
  const language = languageOf(view.room.language);
  const [words, setWords] = useState(firstWords);
  useEffect(() => void wordsFor(language).then((spoken) => setWords(() => spoken)), [language]);
  return (
    <div class="mini" role="img" aria-label={`${label}: ${title}`}>
      <div class="mini-picture" inert>
        <Screen view={view} tally={null} present={null} join={null} words={words} still />
      </div>
    </div>
  );
}
