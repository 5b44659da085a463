import { Addresses } from "./addresses";
import { useDesk } from "./context";
import { Ending } from "./ending";
import { Cap, HallWifi } from "./hallway";
import { Modal } from "./modal";
import { BeginButton } from "./rehearsal";
import { Tickets } from "./tickets";

/** What is needed seldom: the door, extras, groups, remotes, address, looks and the end. */
export function More() {
  const { control, words, language, settings } = useDesk();
  const { view } = control.state.value;
  if (!view) return null;
  const typed = view.groups.filter((group) => !group.accepted);
  const question = view.question;
  return (
    <Modal title={words.moreTitle} closeWord={words.shut} onClose={() => (control.dialog.value = null)} wide>
      <div class="more-parts">
        <section class="more-part">
          <h3>{words.room}</h3>
          <Check
            name={words.lock}
            hint={words.lockHint}
            on={view.projector.room.locked}
            turn={(on) => control.steer({ step: "lock", on })}
          />
          <Cap />
          <Check name={words.extrasOn} on={view.extras} turn={(on) => control.steer({ step: "extras", on })} />
          {question ? (
            <Check
              name={words.readable}
              on={view.readable}
              turn={(readable) => control.moderate({ do: "readable", question: question.id, readable })}
            />
          ) : (
            <p class="soft">
              {words.readable}: {words.readableNone}
            </p>
          )}
          <Addresses />
        </section>
        <HallWifi />
        <section class="more-part">
          <h3>{words.replay}</h3>
          <p class="soft">{words.replayAbout}</p>
          <button type="button" class="alone" aria-haspopup="dialog" onClick={() => (control.dialog.value = "replay")}>
            {words.replayChoose}
          </button>
        </section>
        {!view.rehearsal && (
          <section class="more-part">
            <h3>{words.report}</h3>
            <p class="soft">{words.reportAbout}</p>
            <a class="alone" href={`/report/${control.code}`} target="_blank" rel="noreferrer">
              {words.reportOpen}
            </a>
          </section>
        )}
        <Tickets />
        {view.group && (
          <section class="more-part">
            <h3>{words.groups}</h3>
            <ul class="plain">
              {view.groups.map((group) => (
                <li key={group.id} class="in-row">
                  <span>
                    {group.name} {!group.accepted && <small>{words.groupTyped}</small>}
                  </span>
                  {!group.accepted && (
                    <button type="button" onClick={() => control.moderate({ do: "acceptGroup", group: group.id })}>
                      {words.groupAccept}
                    </button>
                  )}
                </li>
              ))}
            </ul>
            {typed.length === 0 && view.groups.length === 0 && <p class="soft">{words.none}</p>}
          </section>
        )}
        <section class="more-part">
          <h3>{words.looks}</h3>
          <fieldset class="choices choices-row">
            <legend>{words.languageChoice}</legend>
            <Radio name="language" is={language === "nl"} turn={() => settings.chooseLanguage("nl")} word="Nederlands" />
            <Radio name="language" is={language === "en"} turn={() => settings.chooseLanguage("en")} word="English" />
          </fieldset>
          <fieldset class="choices choices-row">
            <legend>{words.theme}</legend>
            <Radio
              name="theme"
              is={settings.theme === "light"}
              turn={() => settings.chooseTheme("light")}
              word={words.themeLight}
            />
            <Radio
              name="theme"
              is={settings.theme === "dark"}
              turn={() => settings.chooseTheme("dark")}
              word={words.themeDark}
            />
          </fieldset>
          <div class="in-row">
            <button type="button" onClick={() => control.intend("theme")}>
              {words.themeBeamer}
            </button>
            {!control.remote && <a href="/present">{words.back}</a>}
          </div>
        </section>
        {!control.remote && view.rehearsal && (
          <section class="more-part">
            <h3>{words.rehearsal}</h3>
            <p class="soft">{words.rehearsing(view.rehearsal)}</p>
            <BeginButton />
          </section>
        )}
        {!control.remote && !view.projector.room.ended && !view.rehearsal && (
          <section class="more-part">
            <Ending />
          </section>
        )}
      </div>
    </Modal>
  );
}

interface CheckProps {
  name: string;
  hint?: string;
  on: boolean;
  turn: (on: boolean) => void;
}

function Check({ name, hint, on, turn }: CheckProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={on} onChange={(event) => turn(event.currentTarget.checked)} />
      <span>
        {name}
        {hint && <small>{hint}</small>}
      </span>
    </label>
  );
}

function Radio({ name, is, turn, word }: { name: string; is: boolean; turn: () => void; word: string }) {
  return (
    <label>
      <input type="radio" name={name} checked={is} onChange={turn} />
      {word}
    </label>
  );
}
