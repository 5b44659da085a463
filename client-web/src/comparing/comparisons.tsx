import { useEffect, useState } from "preact/hooks";
import "../style/comparing.css";
import type { ComparisonSummary, RoomSummary } from "../lib/protocol.gen";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/presenter.nl";
import type { Api } from "../presenter/api";
import { troubleWords } from "../presenter/troublewords";
import { Choosing } from "./choosing";

interface ComparisonsProps {
  api: Api;
  rooms: RoomSummary[];
  words: Words;
  language: Language;
}

/** The comparisons that were made, and another to make: only where there are two rooms to compare. */
export function Comparisons({ api, rooms, words, language }: ComparisonsProps) {
  const [made, setMade] = useState<ComparisonSummary[]>([]);
  const [choosing, setChoosing] = useState(false);
  const [sure, setSure] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const attempt = async (work: () => Promise<void>) => {
    setTrouble(null);
    try {
      await work();
    } catch (error) {
      setTrouble(troubleWords(error, words));
    }
  };
  const load = async () => setMade(await api.comparisons());
  useEffect(() => void attempt(load), []);
  if (rooms.length < 2 && made.length === 0) return null;
  return (
    <section>
      <h2>{words.compare}</h2>
      <p class="soft">{words.compareAbout}</p>
      {trouble && (
        <p class="notice notice-error" role="alert">
          {trouble}
        </p>
      )}
      {rooms.length >= 2 && (
        <div class="in-row">
          <button type="button" aria-haspopup="dialog" onClick={() => setChoosing(true)}>
            {words.compareNew}
          </button>
        </div>
      )}
      <ul class="plain own-decks">
        {made.map(({ id, rooms }) => {
          const names = rooms.map(({ name }) => name).join(" · ");
          return (
            <li key={id}>
              <a href={`/present/compare/${id}`}>{names}</a>
              <span class="spring" />
              <button
                type="button"
                class={sure === id ? "danger" : undefined}
                aria-label={words.deckOf(sure === id ? words.deckDeleteSure : words.deckDelete, names)}
                onBlur={() => setSure(null)}
                onClick={() => {
                  if (sure !== id) return setSure(id);
                  void attempt(async () => {
                    await api.forgetComparison(id);
                    await load();
                  });
                }}
              >
                {sure === id ? words.deckDeleteSure : words.deckDelete}
              </button>
            </li>
          );
        })}
      </ul>
      {choosing && (
        <Choosing
          rooms={rooms}
          words={words}
          language={language}
          close={() => setChoosing(false)}
          go={async (chosen) => location.assign(`/present/compare/${(await api.compare({ rooms: chosen })).id}`)}
        />
      )}
    </section>
  );
}
