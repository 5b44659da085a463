import { useEffect, useState } from "preact/hooks";
import type { DeckText } from "../lib/protocol.gen";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/presenter.nl";
import type { WritingWords } from "../locale/writing.nl";
import { type Api, Trouble } from "./api";
import { troubleWords } from "./troublewords";
import { writingWords } from "./writingwords";

interface WritingProps {
  api: Api;
  name: string;
  words: Words;
  language: Language;
  refused: () => void;
}

/** Fetches a deck, and what it is written with, which other pages have no use for. */
export function Writing({ api, name, words, language, refused }: WritingProps) {
  const [open, setOpen] = useState<{ deck: DeckText; writing: WritingWords; Workbench: typeof import("../writing/workbench").Workbench } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    Promise.all([api.deck(name), writingWords(language), import("../writing/workbench")])
      .then(([deck, writing, { Workbench }]) => setOpen({ deck, writing, Workbench }))
      .catch((error: unknown) => {
        if (error instanceof Trouble && error.status === 401) return refused();
        setTrouble(troubleWords(error, words));
      });
  }, []);
  if (open) return <open.Workbench api={api} deck={open.deck} words={words} writing={open.writing} language={language} />;
  return (
    <main class="start keyless">
      <p class="wordmark">{words.product}</p>
      <h1>{trouble ?? words.loading}</h1>
      <p>
        <a href="/present">{words.back}</a>
      </p>
    </main>
  );
}
