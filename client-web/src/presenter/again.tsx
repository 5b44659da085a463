import { useEffect, useState } from "preact/hooks";
import type { DeckSummary, RoomSummary } from "../lib/protocol.gen";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/presenter.nl";
import type { Api } from "./api";
import { Modal } from "./modal";
import { NewWorkshop } from "./newworkshop";
import { troubleWords } from "./troublewords";

interface AgainProps {
  room: RoomSummary;
  api: Api;
  words: Words;
  language: Language;
  go: (code: string) => void;
  close: () => void;
}

/** Starts a room again with another group: from its own copy of the deck, whatever became of the one it was started from. */
export function Again({ room, api, words, language, go, close }: AgainProps) {
  const [deck, setDeck] = useState<DeckSummary | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  useEffect(() => {
    api.deckOf(room.code).then(setDeck, (error: unknown) => setTrouble(troubleWords(error, words)));
  }, []);
  return (
    <Modal title={words.againTitle(room.title)} closeWord={words.shut} onClose={close} wide>
      <p>{words.againAbout}</p>
      {trouble && (
        <p class="notice notice-error" role="alert">
          {trouble}
        </p>
      )}
      {!deck && !trouble && <p class="soft">{words.loading}</p>}
      {deck && (
        <>
          <p class="soft">{words.deckAbout(deck.slides, deck.questions)}</p>
          <NewWorkshop
            decks={[deck]}
            words={words}
            language={language}
            chosen
            start={async (_, started) => go((await api.start({ ...started, again: room.code })).code)}
          />
        </>
      )}
    </Modal>
  );
}
