import { useState } from "preact/hooks";
import type { RoomSummary } from "../lib/protocol.gen";
import type { Words } from "../locale/presenter.nl";
import { CodeBox, isCode } from "./codebox";
import { Modal } from "./modal";
import { troubleWords } from "./troublewords";

interface DeletingProps {
  room: RoomSummary;
  words: Words;
  /** Deletes it, given the code as it was typed. */
  go: (typed: string) => Promise<void>;
  close: () => void;
}

/** Deletes a workshop for good, once its code is typed. */
export function Deleting({ room, words, go, close }: DeletingProps) {
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const same = isCode(code, room.code);

  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    try {
      await go(code);
      close();
    } catch (error) {
      setTrouble(troubleWords(error, words));
      setBusy(false);
    }
  };

  return (
    <Modal title={words.deleteTitle(room.title)} closeWord={words.shut} onClose={close}>
      <form class="ending" onSubmit={(event) => void submit(event)}>
        <p>{words.deleteAbout}</p>
        <CodeBox code={room.code} typed={code} words={words} type={setCode} />
        {trouble && (
          <p class="notice notice-error" role="alert">
            {trouble}
          </p>
        )}
        <div class="in-row">
          <button type="submit" class="danger" disabled={!same || busy}>
            {words.deleteDo}
          </button>
          <button type="button" onClick={close}>
            {words.endNot}
          </button>
        </div>
      </form>
    </Modal>
  );
}
