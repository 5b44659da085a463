import { useId, useState } from "preact/hooks";
import type { DeckSummary, StartRoom, WifiSettings } from "../lib/protocol.gen";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/presenter.nl";
import { changedWords } from "./changedwords";
import { Rehearse } from "./rehearsal";
import { troubleWords } from "./troublewords";
import { WifiFields } from "./wififields";

interface NewWorkshopProps {
  decks: DeckSummary[];
  words: Words;
  language: Language;
  /** Starts a room with the deck of that name. */
  start: (deck: string, room: Omit<StartRoom, "deck" | "again">) => Promise<void>;
  /** There is one deck, and it was chosen already. */
  chosen?: boolean;
}

/** Chooses a deck and the few things that belong to this one room. */
export function NewWorkshop({ decks, words, language, start, chosen }: NewWorkshopProps) {
  const hint = useId();
  const [name, setName] = useState(decks[0]?.name ?? "");
  const deck = decks.find((one) => one.name === name);
  const [groups, setGroups] = useState<Record<string, string>>({});
  const [minimum, setMinimum] = useState(5);
  const [extras, setExtras] = useState(false);
  const [tallies, setTallies] = useState(true);
  const [wifi, setWifi] = useState<WifiSettings>({ name: "", password: "" });
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  if (!deck) return null;
  const listed = groups[deck.name] ?? deck.groups.join("\n");

  const begin = async (rehearsal?: number) => {
    setBusy(true);
    setTrouble(null);
    try {
      await start(deck.name, { groups: deck.group ? lines(listed) : [], minimum, extras, keepTallies: tallies, ...(wifi.name.trim() ? { wifi } : {}), ...(rehearsal ? { rehearsal } : {}) });
    } catch (error) {
      setTrouble(troubleWords(error, words));
      setBusy(false);
    }
  };

  return (
    <form class="new" onSubmit={(event) => {
      event.preventDefault();
      void begin();
    }}>
      {!chosen && (
        <fieldset class="decks">
          <legend>{words.deck}</legend>
          {decks.map((one) => (
            <label key={one.name} class="deck">
              <input type="radio" name="deck" checked={one.name === name} onChange={() => setName(one.name)} />
              <span>
                <b lang={one.language}>{one.title}</b>
                <small>{[words.deckAbout(one.slides, one.questions), changedWords(one, words, language)].filter(Boolean).join(" · ")}</small>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {deck.group && (
        <div class="new-groups">
          <label class="in-stack">
            {words.groupsOf(deck.group)}
            <textarea
              rows={5}
              value={listed}
              aria-describedby={hint}
              onInput={(event) => setGroups({ ...groups, [deck.name]: event.currentTarget.value })}
            />
          </label>
          <p id={hint} class="soft">
            {words.groupsHint}
          </p>
          <fieldset class="choices choices-row">
            <legend>{words.minimum}</legend>
            {[5, 4, 3].map((n) => (
              <label key={n}>
                <input type="radio" name="minimum" checked={minimum === n} onChange={() => setMinimum(n)} />
                {words.minimumOf(n)}
              </label>
            ))}
          </fieldset>
          <p class="soft">{words.minimumHint}</p>
        </div>
      )}
      {deck.extras > 0 && (
        <label class="check">
          <input type="checkbox" checked={extras} onChange={(event) => setExtras(event.currentTarget.checked)} />
          <span>
            {words.extras}
            <small>{words.extrasAbout(deck.extras)}</small>
          </span>
        </label>
      )}
      <label class="check">
        <input type="checkbox" checked={tallies} onChange={(event) => setTallies(event.currentTarget.checked)} />
        <span>
          {words.keepTallies}
          <small>{words.keepTalliesAbout}</small>
        </span>
      </label>
      <details class="new-wifi">
        <summary>{words.wifiNew}</summary>
        <WifiFields words={words} wifi={wifi} change={setWifi} />
      </details>
      {trouble && (
        <p class="notice notice-error" role="alert">
          {trouble}
        </p>
      )}
      <button type="submit" class="primary" disabled={busy}>
        {busy ? words.starting : words.start}
      </button>
      <Rehearse words={words} busy={busy} go={(phones) => void begin(phones)} />
    </form>
  );
}

/** The lines of a text, trimmed, each once, in order. */
export function lines(text: string): string[] {
  return [...new Set(text.split("\n").map((line) => line.trim()))].filter((line) => line !== "");
}
