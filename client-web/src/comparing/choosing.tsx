import { useState } from "preact/hooks";
import type { NamedRoom, RoomSummary } from "../lib/protocol.gen";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/presenter.nl";
import { dateOf, spaced } from "../presenter/clock";
import { Modal } from "../presenter/modal";
import { troubleWords } from "../presenter/troublewords";
import { areNames, NAME_LENGTH, ROOMS, shared, suggested } from "./names";

interface ChoosingProps {
  rooms: RoomSummary[];
  words: Words;
  language: Language;
  go: (chosen: NamedRoom[]) => Promise<void>;
  close: () => void;
}

/** Chooses the rooms to lay beside each other, oldest first, and what each is called there. */
export function Choosing({ rooms, words, language, go, close }: ChoosingProps) {
  const [codes, setCodes] = useState<string[]>([]);
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const byAge = [...rooms].sort((a, b) => b.beganAt - a.beganAt);
  const chosen = byAge.filter(({ code }) => codes.includes(code)).reverse();
  // Whatever is chosen first tells what else can lie beside it.
  const first = byAge.find(({ code }) => code === codes[0]);
  const names = suggested(chosen, language);
  const nameOf = (code: string) => typed[code] ?? names.get(code) ?? "";
  const told = areNames(chosen.map(({ code }) => nameOf(code)));
  const enough = chosen.length >= ROOMS.least;

  const submit = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setTrouble(null);
    try {
      await go(chosen.map(({ code }) => ({ code, name: nameOf(code).trim() })));
    } catch (error) {
      setTrouble(troubleWords(error, words));
      setBusy(false);
    }
  };

  return (
    <Modal title={words.compareNew} closeWord={words.shut} onClose={close} wide>
      <form class="comparing" onSubmit={(event) => void submit(event)}>
        <p>{words.compareHow}</p>
        <ul class="plain">
          {byAge.map((room) => {
            const on = codes.includes(room.code);
            const same = first && first !== room ? shared(first, room) : null;
            return (
              <li key={room.code}>
                <label class="check">
                  <input
                    type="checkbox"
                    checked={on}
                    disabled={!on && (same === 0 || codes.length >= ROOMS.most)}
                    onChange={() => setCodes(on ? codes.filter((code) => code !== room.code) : [...codes, room.code])}
                  />
                  <span>
                    {room.title}
                    <small>
                      {[dateOf(room.beganAt, language), spaced(room.code), same === null ? "" : words.compareSame(same)].filter(Boolean).join(" · ")}
                    </small>
                  </span>
                </label>
                {on && (
                  <label class="in-stack">
                    {words.compareName}
                    <input
                      value={nameOf(room.code)}
                      maxLength={NAME_LENGTH}
                      autocomplete="off"
                      aria-label={words.compareNameOf(spaced(room.code))}
                      onInput={(event) => setTyped({ ...typed, [room.code]: event.currentTarget.value })}
                    />
                  </label>
                )}
              </li>
            );
          })}
        </ul>
        {trouble && (
          <p class="notice notice-error" role="alert">
            {trouble}
          </p>
        )}
        <p class="soft" role="status">
          {!enough ? words.compareFew : told ? "" : words.compareNames}
        </p>
        <div class="in-row">
          <button type="submit" class="primary" disabled={!enough || !told || busy}>
            {words.compareDo}
          </button>
        </div>
      </form>
    </Modal>
  );
}
