import { useRef, useState } from "preact/hooks";
import type { DeckSummary } from "../lib/protocol.gen";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/presenter.nl";
import { type Api, Trouble } from "../presenter/api";
import { changedWords } from "../presenter/changedwords";
import { troubleWords } from "../presenter/troublewords";
import { firstDeck } from "./pieces";

/** More is no deck, in bytes; the server says the same. */
const MOST = 1_000_000;

/** A PDF on its way to slides, and what brings it there. */
interface Pdf {
  file: File;
  Importing: typeof import("./pdf/importing").Importing;
}

interface DecksProps {
  api: Api;
  decks: DeckSummary[];
  words: Words;
  language: Language;
  changed: () => void;
}

/** The organiser's own decks: write one, bring one as a file, copy one that came along, or delete one. */
export function Decks({ api, decks, words, language, changed }: DecksProps) {
  const file = useRef<HTMLInputElement>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [sure, setSure] = useState<string | null>(null);
  const open = (name: string) => location.assign(`/present/deck/${encodeURIComponent(name)}`);
  const attempt = async (work: () => Promise<void>, why: (error: unknown) => string | null = () => null) => {
    setTrouble(null);
    try {
      await work();
    } catch (error) {
      setTrouble(why(error) ?? troubleWords(error, words));
    }
  };
  const [pdf, setPdf] = useState<Pdf | null>(null);
  const bring = async (chosen: File | undefined) => {
    if (!chosen) return;
    if ((await chosen.slice(0, 1024).text()).includes("%PDF-") || /\.pdf$/i.test(chosen.name)) {
      // What reads a PDF is large, and nobody else has a use for it.
      return attempt(async () => setPdf({ file: chosen, ...(await import("./pdf/importing")) }));
    }
    if ((await chosen.slice(0, 2).text()) === "PK") {
      return attempt(
        async () => open((await api.addBundle(new Blob([chosen], { type: "application/zip" }))).name),
        (error) => (error instanceof Trouble && error.status === 400 ? words.deckZip(chosen.name) : null),
      );
    }
    if (chosen.size > MOST) return setTrouble(words.deckTooLong(chosen.name));
    const source = await chosen.text();
    await attempt(async () => open((await api.addDeck({ source })).name));
  };
  return (
    <section>
      <h2>{words.decksOwn}</h2>
      {trouble && (
        <p class="notice notice-error" role="alert">
          {trouble}
        </p>
      )}
      <div class="in-row">
        <button type="button" onClick={() => void attempt(async () => open((await api.addDeck({ source: firstDeck(words.deckFirst, language) })).name))}>
          {words.deckNew}
        </button>
        <button type="button" onClick={() => file.current?.click()}>
          {words.deckBring}
        </button>
        <input
          ref={file}
          type="file"
          hidden
          accept=".md,.markdown,.txt,.zip,.pdf,text/markdown,text/plain,application/zip,application/pdf"
          onChange={(event) => {
            void bring(event.currentTarget.files?.[0]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      <p class="soft">{words.deckBringAbout}</p>
      {pdf && (
        <pdf.Importing
          file={pdf.file}
          api={api}
          words={words}
          language={language}
          open={open}
          close={() => {
            setPdf(null);
            changed();
          }}
        />
      )}
      <ul class="plain own-decks">
        {decks.map((deck) => (
          <li key={deck.name}>
            <span class="deck-name">
              <span lang={deck.language}>{deck.title}</span>
              {deck.own && <small class="soft">{changedWords(deck, words, language)}</small>}
            </span>
            {deck.mistakes > 0 && <small class="notice-warn">{words.mistakes(deck.mistakes)}</small>}
            <span class="spring" />
            {deck.own ? (
              <a class="button" href={`/present/deck/${encodeURIComponent(deck.name)}`} aria-label={words.deckOf(words.deckWrite, deck.title)}>
                {words.deckWrite}
              </a>
            ) : (
              <a class="button" href={`/present/deck/${encodeURIComponent(deck.name)}`} aria-label={words.deckOf(words.deckLook, deck.title)}>
                {words.deckLook}
              </a>
            )}
            <button
              type="button"
              aria-label={words.deckOf(words.deckCopy, deck.title)}
              onClick={() => void attempt(async () => open((await api.addDeck({ copyOf: deck.name })).name))}
            >
              {words.deckCopy}
            </button>
            {deck.own && (
              <button
                type="button"
                class={sure === deck.name ? "danger" : undefined}
                aria-label={words.deckOf(sure === deck.name ? words.deckDeleteSure : words.deckDelete, deck.title)}
                onBlur={() => setSure(null)}
                onClick={() => {
                  if (sure !== deck.name) return setSure(deck.name);
                  void attempt(async () => {
                    await api.deleteDeck(deck.name);
                    changed();
                  });
                }}
              >
                {sure === deck.name ? words.deckDeleteSure : words.deckDelete}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
