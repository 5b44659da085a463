import { render } from "preact";
import { connect } from "../lib/connection";
import { keepLanguage, loadWords, preferredLanguage, type Language } from "../lib/locale";
import type { ClientMessage, Embedded } from "../lib/protocol.gen";
import { wear } from "../lib/sheet";
import { openStore } from "../lib/storage";
import nl, { type Words } from "../locale/phone.nl";
import sheet from "../style/phone.css?inline";
import sheetFile from "../style/phone.css?url";
import { App } from "./app";
import { createController } from "./controller";
import { openBook } from "./memory";
import { normalCode } from "./code";
import { lazy } from "./lazy";
import type { Page } from "./safety";
import type { Door, Later, Steps } from "./scene";
import { screenOf, wantsLater, wantsSteps, type State } from "./state";

const store = openStore();
/** A socket that is not there by then is looked around for. */
const OPENING_MS = 4_000;
/** What keeps answers safe is fetched so long after the question, or at the first touch. */
const SAFE_MS = 5_000;

const root = document.getElementById("app") as HTMLElement;
const embedded = JSON.parse(document.getElementById("embedded")?.textContent ?? "null") as Embedded | null;
const dark = matchMedia("(prefers-color-scheme: dark)");
const code = normalCode(decodeURIComponent(location.pathname.slice(1)));

let words: Words = nl;

async function speak(language: Language) {
  // Without a connection the other dictionary may be out of reach; the built-in one never is.
  words = await loadWords(language, nl, () => import("../locale/phone.en")).catch(() => nl);
  document.documentElement.lang = words === nl ? "nl" : language;
}

/** Fetches what the later parts say, which in Dutch is in them. */
async function speakOn() {
  if (words !== nl && !words.rest) words = { ...words, rest: (await import("../locale/phone.rest.en")).default };
}

/** A part, once it can say what it has to. */
const speaking = async <Part,>(part: Promise<Part>): Promise<Part> => (await Promise.all([part, speakOn()]))[0];

function paint() {
  document.documentElement.dataset.theme = dark.matches ? "dark" : "light";
}

function enter(code: string, language: Language) {
  let scene = "";
  let kept = false;
  const safely = (use: (safety: typeof import("./safety")) => void, or?: () => void) => void import("./safety").then(use, or);
  const later = lazy<Later>(() => speaking(import("./later")), redraw);
  const door = lazy<Door>(() => speaking(import("./door")), redraw);
  const steps = lazy<Steps>(() => speaking(import("./field/steps")), redraw);

  function redraw() {
    show(act.state());
  }

  const show = (state: State) => {
    document.title = `${state.view?.room.title ?? code} · Peil`;
    const focused = document.activeElement;
    const screen = screenOf(state);
    const parts = {
      door: door(screen === "refused"),
      later: later(kept || wantsLater(state)),
      steps: steps(wantsSteps(state)),
    };
    render(<App {...{ state, words, act, ...parts }} speak={choose} />, root);
    parts.later?.askTable(state, send);
    const { id, round } = state.view?.question ?? {};
    const now = `${screen} ${id} ${round}`;
    if (now === scene) return;
    // A new screen is read from its top; a reader whose place went away is put at its heading.
    if (scene) scrollTo(0, 0);
    if (scene && focused && !focused.isConnected) root.querySelector("h1")?.focus({ preventScroll: true });
    scene = now;
  };
  const choose = async (language: Language) => {
    keepLanguage(store, language);
    await speak(language);
    await speakOn();
    act.speak(language);
  };
  const book = openBook(store, code);
  const keep = () => {
    if (kept) return;
    kept = true;
    redraw();
    safely(({ keep }) => keep(page), () => (kept = false));
  };
  function send(message: ClientMessage): boolean {
    // Whoever begins to fill in will want to send.
    if (message.type === "busy") keep();
    if (message.type === "cast") safely(({ insist }) => insist(page, message));
    return page.connection?.send(message) ?? false;
  }
  const act = createController({
    code,
    language,
    book,
    view: embedded?.view ?? null,
    now: Date.now,
    send,
    lost: (wants) => safely(({ heal }) => heal(page, wants), act.repeat),
    again: () => location.reload(),
    show,
  });
  show(act.state());
  const stuck = () => safely(({ seek }) => seek(page));
  const wiring = { ...act, code, phone: () => book.read().phone, openingMs: OPENING_MS, rests: true, stuck };
  const page: Page = { wiring, book, store, act, send, connection: null };
  page.connection = connect(wiring);
  if ((store.read<number>("peil.detour") ?? 0) > Date.now()) stuck();
  setTimeout(keep, SAFE_MS);
  addEventListener("scroll", keep, { once: true });
  addEventListener("storage", () => act.reread());
}

async function begin() {
  wear(sheet, sheetFile);
  paint();
  dark.addEventListener("change", paint);
  const language = preferredLanguage(store, embedded?.view?.room.language);
  await speak(language);
  if (code && !embedded?.unknown) enter(embedded?.view?.room.code ?? code, language);
  else (await speaking(import("./door"))).joining({ root, store, words, code, unknown: embedded?.unknown ?? false });
}

void begin();
