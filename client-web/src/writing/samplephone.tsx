import { render } from "preact";
import { languageOf } from "../lib/figures";
import { loadWords, type Language } from "../lib/locale";
import type { ClientMessage, PhoneView } from "../lib/protocol.gen";
import { openStore } from "../lib/storage";
import nl, { type Words } from "../locale/phone.nl";
import { App } from "../phone/app";
import { createController, type Controller } from "../phone/controller";
import * as steps from "../phone/field/stepview";
import * as later from "../phone/laterview";
import { openBook, type Memory } from "../phone/memory";
import { asking } from "../phone/state";
import sheet from "../style/phone.css?inline";
import laterSheet from "../style/phone.later.css?inline";
import stepsSheet from "../style/phone.steps.css?inline";

/** As long as a server would take, in milliseconds, so that sending looks like sending. */
const ANSWERS_MS = 300;

const wordsFor = (language: Language): Promise<Words> => loadWords<Words>(language, nl, () => import("./englishphone"));

/**
 * A phone that is in no room: the phone's own parts in a page of their own, where they are as wide as on a phone. It can be
 * filled in; what is sent goes nowhere.
 */
export class SamplePhone {
  #act: Controller | null = null;
  #shown: PhoneView | null = null;
  #words: Words = nl;
  readonly #root: HTMLElement;

  constructor(private readonly page: Document) {
    const { CSSStyleSheet } = page.defaultView as Window & typeof globalThis;
    page.adoptedStyleSheets = [sheet, laterSheet, stepsSheet].map((text) => {
      const worn = new CSSStyleSheet();
      worn.replaceSync(text);
      return worn;
    });
    this.#root = page.createElement("div");
    this.#root.id = "app";
    page.body.replaceChildren(this.#root);
  }

  /** Shows another view, with what was filled in of the same question. */
  async show(view: PhoneView, theme: string): Promise<void> {
    this.page.documentElement.dataset["theme"] = theme;
    this.#shown = view;
    const language = languageOf(view.room.language);
    this.#words = await wordsFor(language);
    if (this.#shown !== view) return;
    this.page.documentElement.lang = language;
    const before = this.#act && asking(this.#act.state())?.entry;
    const act = this.#begin(view, language);
    const { question } = view;
    if (before && question?.id === before.question) {
      for (const { id, input } of question.asked?.fields ?? []) {
        const value = before.draft[id];
        if (value?.kind === input.kind) act.fill(id, value);
      }
    }
    this.#paint();
  }

  stop(): void {
    this.#shown = null;
    render(null, this.#root);
  }

  #begin(view: PhoneView, language: Language): Controller {
    const book = openBook(
      openStore(() => {
        throw new Error("a sample keeps nothing");
      }),
      view.room.code,
    );
    book.change((memory) => ({ ...memory, ...groupFor(view) }));
    const act = createController({
      code: view.room.code,
      language,
      book,
      view,
      now: Date.now,
      send: (message) => this.#answer(message),
      lost: () => {},
      again: () => {},
      show: () => this.#paint(),
    });
    this.#act = act;
    act.link({ link: "open" });
    return act;
  }

  #answer(message: ClientMessage): boolean {
    if (message.type === "cast") {
      const { question, round, revision, id } = message;
      const act = this.#act;
      setTimeout(() => act?.receive({ type: "saved", question, round, revision, id }), ANSWERS_MS);
    }
    return true;
  }

  #paint(): void {
    const act = this.#act;
    // Another phone may have been begun by what this one is still told.
    if (!act || !this.#shown) return;
    render(<App state={act.state()} words={this.#words} act={act} later={later} steps={steps} door={null} speak={() => {}} />, this.#root);
  }
}

/** A group to be in, so that the question is what is seen. */
function groupFor({ groups, question }: PhoneView): Pick<Memory, "group" | "groupName"> {
  const [first] = groups?.list ?? [];
  if (first) return { group: { listed: first.id }, groupName: first.name };
  return groups && question?.asked?.perGroup ? { group: { typed: groups.noun } } : { group: "none" };
}
