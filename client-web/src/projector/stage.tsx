import { effect, signal, type Signal } from "@preact/signals";
import { useEffect, useState } from "preact/hooks";
import { CLOSED, DELETED } from "../lib/connection";
import { languageOf } from "../lib/figures";
import type { Words } from "../locale/projector.nl";
import { pictureOf, sceneOf } from "./scene";
import { Screen } from "./screen";
import { MOVED_MS, shownOf, withAddress, type State } from "./state";
import { Wordmark } from "./wordmark";
import { firstWords, wordsFor } from "./words";

/** Without a connection for this long, the foot says so, in milliseconds; most losses are shorter. */
const SAY_OFFLINE_MS = 5_000;

/** What belongs to this window alone. */
export interface Own {
  theme: Signal<"light" | "dark">;
  page: Signal<number>;
}

/** The whole window: the room's picture, or why there is none. */
export function Stage({ state, own }: { state: Signal<State>; own: Own }) {
  const { join, link, skew, movedAt } = state.value;
  const { view: told, tally, present } = shownOf(state.value);
  const seen = useLate(movedAt !== null, MOVED_MS);
  const view = withAddress(told, movedAt !== null && !seen);
  const words = useWords(view?.room.language ?? document.documentElement.lang);
  const offline = useLate(link.link === "lost" || link.link === "connecting", SAY_OFFLINE_MS);
  useEffect(() => {
    document.documentElement.lang = languageOf(view?.room.language ?? "nl");
    document.title = view ? `${view.room.title} · Peil` : "Peil";
  }, [view?.room.language, view?.room.title]);
  if (link.link === "refused" || !view) {
    return <Notice words={words} text={noticeFor(state.value, offline, words)} theme={own.theme.value} />;
  }
  return (
    <Screen
      view={view}
      tally={tally}
      present={present}
      join={join}
      words={words}
      theme={own.theme.value}
      page={own.page.value}
      offline={offline}
      now={() => Date.now() + skew}
    />
  );
}

/** Begins at the first page whenever another picture comes up. */
export function turnBack(state: Signal<State>, page: Signal<number>): () => void {
  const last = signal("");
  return effect(() => {
    const { view, tally } = shownOf(state.value);
    const picture = view ? pictureOf(sceneOf(view, tally)) : "";
    if (last.peek() !== picture) {
      last.value = picture;
      page.value = 0;
    }
  });
}

function noticeFor({ link, cut }: State, offline: boolean, words: Words): [string, string] {
  if (link.link === "refused" && link.code === DELETED) return [words.deleted, ""];
  if (link.link === "refused") return link.code === CLOSED.unknownRoom ? [words.unknown, words.unknownHelp] : [words.stopped, words.unknownHelp];
  if (cut) return [words.cut, words.cutHelp(location.host)];
  return [offline ? words.offline : words.connecting, ""];
}

function Notice({ words, text: [title, help], theme }: { words: Words; text: [string, string]; theme: "light" | "dark" }) {
  return (
    <div class="pj" data-theme={theme}>
      <div class="pj-picture">
        <div class="pj-page pj-notice">
          <main class="pj-main">
            <div role="status">
              <h1 class={help ? "" : "quiet"}>{title}</h1>
              {help && <p>{help}</p>}
            </div>
          </main>
          <footer class="pj-foot">
            <Wordmark name={words.wordmark} />
          </footer>
        </div>
      </div>
    </div>
  );
}

/** The words of a language: the last ones stay until they have come. */
function useWords(language: string): Words {
  const [words, setWords] = useState<Words>(firstWords);
  useEffect(() => {
    let over = false;
    void wordsFor(language).then((loaded) => over || setWords(() => loaded));
    return () => {
      over = true;
    };
  }, [language]);
  return words;
}

/** Whether something has been so for a while. */
function useLate(so: boolean, afterMs: number): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (!so) return;
    const timer = setTimeout(() => setLate(true), afterMs);
    return () => clearTimeout(timer);
  }, [so, afterMs]);
  return so && late;
}
