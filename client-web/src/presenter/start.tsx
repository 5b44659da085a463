import { useEffect, useState } from "preact/hooks";
import type { DeckSummary, RoomSummary } from "../lib/protocol.gen";
import { Comparisons } from "../comparing/comparisons";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/presenter.nl";
import { Decks } from "../writing/decks";
import { type Api, Trouble } from "./api";
import { Again } from "./again";
import { hourOf, spaced } from "./clock";
import { Deleting } from "./deleting";
import { Finished } from "./finished";
import { NewWorkshop } from "./newworkshop";
import { troubleWords } from "./troublewords";

interface StartProps {
  api: Api;
  words: Words;
  language: Language;
  go: (code: string) => void;
  refused: () => void;
}

/** How many real phones are in a room. */
const crowd = ({ phones, invented }: RoomSummary) => phones - invented;

/** Where the organiser begins: what is running first, then something new. */
export function StartPage({ api, words, language, go, refused }: StartProps) {
  const [decks, setDecks] = useState<DeckSummary[] | null>(null);
  const [rooms, setRooms] = useState<RoomSummary[]>([]);
  const [again, setAgain] = useState<RoomSummary | null>(null);
  const [deleting, setDeleting] = useState<RoomSummary | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);

  const load = async () => {
    setTrouble(null);
    try {
      const [found, running] = await Promise.all([api.decks(), api.rooms()]);
      setRooms(running);
      setDecks(found);
    } catch (error) {
      if (error instanceof Trouble && error.status === 401) return refused();
      setTrouble(troubleWords(error, words));
    }
  };
  useEffect(() => void load(), []);

  const byAge = [...rooms].sort((a, b) => b.beganAt - a.beganAt);
  // One that was started by mistake has nobody in it.
  const running = byAge.filter((room) => !room.ended).sort((a, b) => crowd(b) - crowd(a));
  const ended = byAge.filter((room) => room.ended);
  const first = running.find((room) => !room.rehearsal);
  return (
    <main class="start">
      <h1>
        <span class="wordmark">{words.product}</span> {words.startTitle}
      </h1>
      {trouble && (
        <p class="notice notice-error" role="alert">
          {trouble}{" "}
          <button type="button" onClick={() => void load()}>
            {words.tryAgain}
          </button>
        </p>
      )}
      {!decks && !trouble && <p class="soft">{words.loading}</p>}
      {running.length > 0 && (
        <section>
          <h2>{words.running}</h2>
          <ul class="rooms">
            {running.map((room) => (
              <li key={room.code}>
                <a class="room" href={`/present/${room.code}`}>
                  <b>{words.goOn(spaced(room.code))}</b>
                  <span>
                    {room.title}
                    <small>{words.goOnAbout(hourOf(room.beganAt, language), words.phones(crowd(room)))}</small>
                    {room.place === "lobby" && <small>{words.readiness(room.projectors, crowd(room), !room.rehearsal)}</small>}
                  </span>
                  {room.rehearsal && <b class="rehearsal">{words.rehearsal}</b>}
                </a>
                {room.rehearsal ? (
                  <button type="button" aria-label={words.deleteOf(spaced(room.code))} onClick={() => setDeleting(room)}>
                    {words.deleteDo}
                  </button>
                ) : (
                  <button type="button" aria-label={words.againOf(spaced(room.code))} onClick={() => setAgain(room)}>
                    {words.againDo}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {decks && (
        <section>
          <h2>{words.newWorkshop}</h2>
          {first && <p class="notice notice-warn">{words.runningWarn(words.phones(crowd(first)))}</p>}
          {decks.length > 0 ? (
            <NewWorkshop decks={decks.filter((deck) => deck.mistakes === 0)} words={words} language={language} start={async (deck, room) => go((await api.start({ ...room, deck })).code)} />
          ) : (
            <p>{words.noDecks}</p>
          )}
        </section>
      )}
      {decks && <Decks api={api} decks={decks} words={words} language={language} changed={() => void load()} />}
      {ended.length > 0 && <Finished rooms={ended} words={words} language={language} again={setAgain} remove={setDeleting} />}
      {decks && <Comparisons api={api} rooms={rooms} words={words} language={language} />}
      {again && <Again key={again.code} room={again} api={api} words={words} language={language} go={go} close={() => setAgain(null)} />}
      {deleting && (
        <Deleting
          room={deleting}
          words={words}
          close={() => setDeleting(null)}
          go={async (typed) => {
            await api.destroy(deleting.code, typed);
            setRooms(rooms.filter((room) => room.code !== deleting.code));
          }}
        />
      )}
    </main>
  );
}
