import type { Language } from "../../lib/locale";
import type { LaterScene } from "../laterscene";
import { given } from "../rehearsal";
import { waiting } from "../outbox";
import { Own } from "../own";

const LANGUAGES: [Language, string][] = [["nl", "Nederlands"], ["en", "English"]];

/** What a person may want besides answering. */
export function Menu({ state, words, act, speak }: LaterScene & { speak: (language: Language) => void }) {
  const groups = state.view?.groups;
  return (
    <>
      <h1 tabIndex={-1}>{words.menu}</h1>
      <nav class="menu" aria-label={words.menu}>
        {groups && !state.view?.room.ended && <button type="button" onClick={() => act.go("group")}>{words.changeGroup(groups.noun)}</button>}
        <button type="button" onClick={() => act.go("stored")}>{words.stored}</button>
        <button type="button" onClick={() => act.go("pass")}>{words.pass}</button>
      </nav>
      <fieldset class="picks wide">
        <legend>{words.language}</legend>
        {LANGUAGES.map(([language, name]) => (
          <label class="pick" key={language}>
            <input type="radio" name="language" checked={state.language === language} onChange={() => speak(language)} />
            <span lang={language}>{name}</span>
          </label>
        ))}
      </fieldset>
      <button type="button" class="plain" onClick={() => act.go("room")}>{words.back}</button>
    </>
  );
}

/** Whether somebody else goes on with this phone. */
export function Pass({ state, words, act }: LaterScene) {
  return (
    <>
      <h1 tabIndex={-1}>{words.passAsk}</h1>
      <p>{words.passExplain}</p>
      {waiting(state.memory).length > 0 && <p class="warn">{words.passUnsent}</p>}
      <button type="button" class="send" onClick={act.pass}>{words.passGo}</button>
      <button type="button" class="plain" onClick={() => act.go("room")}>{words.back}</button>
    </>
  );
}

/** Exactly what is stored of this participant. */
export function Stored({ state, words, act }: LaterScene) {
  const { view, memory } = state;
  const { group } = memory;
  const name =
    group === null || group === "none"
      ? words.storedNoGroup
      : "typed" in group
        ? group.typed
        : (view?.groups?.list.find(({ id }) => id === group.listed)?.name ?? words.storedNoGroup);
  const entries = given(state);
  return (
    <>
      <h1 tabIndex={-1}>{words.stored}</h1>
      {view?.room.rehearsal && <p class="warn">{words.rehearsalAbout}</p>}
      <p>{words.storedIntro}</p>
      {view?.groups && (
        <section class="own" aria-label={words.storedGroup(view.groups.noun)}>
          <h2>{words.storedGroup(view.groups.noun)}</h2>
          <p>{name}</p>
        </section>
      )}
      {entries.length === 0 && <p>{words.storedNothing}</p>}
      {entries.map((entry) => (
        <article>
          <p class="kicker">
            {entry.round > 1 ? words.questionRound(entry.number, entry.round) : words.question(entry.number)}
            {" · "}
            {entry.saved ? words.storedYes : words.storedNo}
          </p>
          <Own entry={entry} {...{ state, words }} />
        </article>
      ))}
      <p class="quiet">{words.storedKey}</p>
      <p class="quiet">{words.storedLive}</p>
      {view && <p class="quiet">{words.endKept(view.room.keepDays)} {!view.room.deletesAll && words.endNumbers}</p>}
      <button type="button" class="plain" onClick={() => act.go("room")}>{words.back}</button>
    </>
  );
}
