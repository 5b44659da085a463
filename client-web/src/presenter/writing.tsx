import { useEffect, useState } from "preact/hooks";
import type { Language } from "../lib/locale";
import type { DeckText } from "../lib/protocol.gen";
import type { Words } from "../locale/presenter.nl";
import { type Api, Trouble } from "./api";
import { troubleWords } from "./troublewords";

interface WritingProps {
  api: Api;
  name: string;
  words: Words;
  language: Language;
  refused: () => void;
}

/** Fetches a deck, and what it is written with, which other pages have no use for. */
export function Writing({ api, name, words, language, refused }: WritingProps) {
  const [open, setOpen] = useState<{ deck: DeckText; Workbench: typeof import("../writing/workbench").Workbench } | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    Promise.all([api.deck(name), import("../writing/workbench")])
      .then(([deck, { Workbench }]) => setOpen({ deck, Workbench }))
      .catch((error: unknown) => {
        if (error instanceof Trouble && error.status === 401) return refused();
        setTrouble(troubleWords(error, words));
      });
  }, []);
  if (open) return <open.Workbench api={api} deck={open.deck} words={words} language={language} />;
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
