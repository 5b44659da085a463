import { signal } from "@preact/signals";
import type { Connection, LinkState } from "../lib/connection";
import { hex } from "../lib/random";
import type { ChangeSlide, ClientMessage, Moderation, QuestionView, Reason, ServerMessage, SlideOutcome, SlideText, Step } from "../lib/protocol.gen";
import type { Api } from "./api";
import { openStore } from "../lib/storage";
import { Beamer } from "./beamer";
import { EscapeTwice } from "./escape";
import type { Intent, Press } from "./key";
import { focusOf, pressOf, readKey } from "./key";
import { Keys } from "./keys";
import { covered, empty, reduce, roundKey, tallied, togglePeek, type RoomState } from "./state";
import { Playback } from "./playback";
import { proposed, timed } from "./timer";
import { undoOfModeration, undoOfStep, type Undo } from "./undo";

/** What the key for the timer adds, in milliseconds. */
const HALF_MINUTE_MS = 30_000;

/** How long moderation is offered to be taken back, in milliseconds: then the mind is elsewhere. */
const UNDO_MS = 60_000;

/** A dialog of the room page. */
export type DialogName = "replay" | "outline" | "more" | "help" | "card" | "follow" | "mend" | "addSlide" | "scores" | "beside" | "timer" | "begin";

/** One presenter's hand on one room: what she asks for goes out from here, and nowhere else. */
export class RoomControl {
  readonly state = signal<RoomState>(empty);
  readonly link = signal<LinkState>({ link: "connecting" });
  readonly dialog = signal<DialogName | null>(null);
  /** This window is the projector. */
  readonly oneScreen = signal(false);
  /** The projector's theme. */
  readonly beamerTheme = signal<"light" | "dark">("light");
  /** How often the wall was paged on since this slide came up, less how often back. */
  readonly page = signal(0);
  /** A command could not be sent. */
  readonly unsent = signal(false);
  /** The link has been away for longer than a moment. */
  readonly lost = signal(false);
  /** The network lets no WebSocket through, though the server is there. */
  readonly cut = signal(false);
  /** The server says that it cannot store anything. */
  readonly trouble = signal(false);
  /** Keys reach this page, here or through the projector window. */
  readonly steerable = signal(true);
  /** Eight phones for a minute, as a laptop's own hotspot carries. */
  readonly stuckAtEight = signal(false);
  /** This page's clock, in milliseconds. */
  readonly now = signal(Date.now());
  readonly beamer: Beamer;
  readonly keys = new Keys(openStore());
  /** What is played again. */
  readonly playback = new Playback(
    () => this.state.value,
    (what) => this.steer(what),
  );
  /** How the last command is taken back: a step only while the stage is where it led to. */
  readonly undo = signal<(Undo & { step: number | null; at: number }) | null>(null);

  #connection: Connection | null = null;
  #n = 0;
  readonly #escape = new EscapeTwice();

  constructor(
    readonly code: string,
    /** Its secret as a remote, rather than the organiser's: a remote never ends a workshop. */
    readonly remote: boolean,
    private readonly secret: string,
    readonly api: Api,
  ) {
    this.beamer = new Beamer(code, (press) => this.#passedOn(press));
  }

  /** What this page says first. */
  hello = (): ClientMessage => ({ type: "hello", role: "presenter", secret: this.secret, phone: null, holds: [] });

  /** Hands over the connection, once there is one. */
  use(connection: Connection): void {
    this.#connection = connection;
  }

  /** Takes a message. */
  receive = (message: ServerMessage): void => {
    const before = this.state.peek();
    const after = reduce(before, message, Date.now());
    this.state.value = after;
    if (message.type === "rejected") this.playback.refused();
    this.playback.settled();
    if (after.view?.projector.slide?.id !== before.view?.projector.slide?.id) this.page.value = 0;
    // A projector that has just come does not know yet which theme was chosen.
    const come = (after.present?.projectors ?? 0) > (before.present?.projectors ?? 0);
    if (come) this.beamer.send({ theme: this.beamerTheme.peek() });
  };

  /** Takes a change of the link. */
  linked = (link: LinkState): void => {
    this.link.value = link;
    if (link.link === "open") this.unsent.value = false;
    if (link.link === "lost" && link.trouble) this.trouble.value = true;
  };

  /** Asks for a step, from the stage as she sees it: a second press before the next view names the same step, and is ignored. */
  steer(what: Step): void {
    const step = this.state.peek().view?.step;
    if (step === undefined) return;
    const undo = undoOfStep(what, this.state.peek());
    const sent = this.#send((n) => ({ type: "steer", n, step, what }));
    this.undo.value = sent && undo ? { ...undo, step: step + 1, at: Date.now() } : null;
  }

  /** Asks for something about texts, words or groups. */
  moderate(what: Moderation): void {
    const undo = undoOfModeration(what, this.state.peek());
    const sent = this.#send((n) => ({ type: "moderate", n, what }));
    this.undo.value = sent && undo ? { ...undo, step: null, at: Date.now() } : null;
  }

  /** What can be taken back now. */
  get undoable(): Undo | null {
    const undo = this.undo.value;
    const { view, pending, refusal } = this.state.value;
    if (!undo || !view || pending.size > 0 || refusal) return null;
    if (undo.step !== null) return undo.step === view.step ? undo : null;
    return this.now.value - undo.at < UNDO_MS ? undo : null;
  }

  /** Takes the last command back. */
  takeBack(): void {
    const undo = this.undoable;
    if (!undo) return;
    if ("steer" in undo.act) this.steer(undo.act.steer);
    else if ("moderate" in undo.act) this.moderate(undo.act.moderate);
    else void this.#unmend(undo.act.mend, undo.act.change);
    this.undo.value = null;
  }

  /** A slide was mended: the text that it had before takes that back. */
  mended(before: SlideText, now: SlideText): void {
    if (before.version === now.version) return;
    const change = { version: now.version, source: before.source };
    this.undo.value = { name: "mended", about: "", act: { mend: now.slide, change }, step: null, at: Date.now() };
  }

  /** Puts a new slide behind another one; it can be taken out again. Throws [`Trouble`]. */
  async addSlide(behind: string, source: string): Promise<SlideOutcome> {
    const outcome = await this.api.addSlide(this.code, { id: `new-${hex(4)}`, behind, source });
    if (outcome.outcome === "kept") {
      const act = { steer: { step: "dropSlide" as const, slide: outcome.slide.slide } };
      this.undo.value = { name: "added", about: "", act, step: null, at: Date.now() };
    }
    return outcome;
  }

  /** Uncovers the hidden tally or covers it again. */
  peek(): void {
    this.state.value = togglePeek(this.state.peek());
  }

  /** Takes a key of this window. */
  key(event: KeyboardEvent): void {
    const reading = this.steerBy(pressOf(event), focusOf(event.target as Element | null));
    if (reading) event.preventDefault();
  }

  /** Does what a key asks for; true when the browser must not act on it. */
  steerBy(press: Press, focus: ReturnType<typeof focusOf>): boolean {
    const { intent, prevent } = readKey(press, focus, this.keys.table);
    if (intent) this.intend(intent);
    return prevent;
  }

  /** Does what a key or button asks for. */
  intend(intent: Intent): void {
    if (intent !== "escape") this.#escape.reset();
    const { view } = this.state.peek();
    const shown = view?.question ?? null;
    switch (intent) {
      case "next":
      case "previous":
        return this.steer({ step: intent });
      case "blank":
      case "code":
      case "wifi":
        return this.steer({ step: "cover", cover: view?.projector.cover === intent ? "none" : intent });
      case "freeze":
        return this.steer({ step: "cover", cover: view?.projector.cover === "frozen" ? "none" : "frozen" });
      case "talk":
        return this.#onQuestion(view?.open ?? shown, "talk");
      case "timer":
        return this.#time();
      case "conceal":
        return shown?.revealed ? this.#onQuestion(shown, "conceal") : undefined;
      case "reopen":
        return shown?.phase === "closed" ? this.#onQuestion(shown, "reopen") : undefined;
      case "split":
        return this.split();
      case "replay":
        return this.#replay();
      case "pageDown":
        return this.turn(1);
      case "pageUp":
        return this.turn(-1);
      case "undo":
        return this.takeBack();
      case "theme":
        this.beamerTheme.value = this.beamerTheme.peek() === "light" ? "dark" : "light";
        return this.beamer.send({ theme: this.beamerTheme.peek() });
      case "fullscreen":
        return void toggleFullscreen();
      case "escape":
        return this.escaped();
      case "peek":
      case "outline":
      case "help":
        return this.#private(intent);
    }
  }

  /** Shows the tally by group, or of the whole room again; nothing where it cannot be. */
  split(): void {
    const { view } = this.state.peek();
    if (view?.question && view.split !== null) this.steer({ step: "split", question: view.question.id, on: !view.split });
  }

  /** Turns a page of the wall on the projector. */
  turn(by: 1 | -1): void {
    this.page.value = this.page.peek() + by;
    this.beamer.send({ page: by });
  }

  /** A press of Escape, as a key or as the end of fullscreen: the second leaves the one-screen mode. */
  escaped(): void {
    if (this.oneScreen.peek() && this.#escape.press(performance.now())) this.oneScreen.value = false;
  }

  /** Makes this window the projector, with nothing private on it. */
  async toOneScreen(): Promise<void> {
    this.dialog.value = null;
    this.state.value = { ...this.state.peek(), peeked: null };
    this.oneScreen.value = true;
    this.#escape.reset();
    await document.documentElement.requestFullscreen?.().catch(() => undefined);
  }

  /** Makes this window the presenter's again. */
  async toDesk(): Promise<void> {
    this.oneScreen.value = false;
    if (document.fullscreenElement) await document.exitFullscreen().catch(() => undefined);
  }

  /** The server's clock as this page reckons it, in milliseconds. */
  get serverNow(): number {
    return this.now.value + this.state.value.skew;
  }

  /** Whether the hidden tally may not be seen now. */
  get covered(): boolean {
    return covered(this.state.value);
  }

  /** The round of the tally, to be named in a moderation. */
  get round(): { question: string; round: number } | null {
    const { tally } = this.state.value;
    return tally?.question && roundKey(tally) ? { question: tally.question, round: tally.round } : null;
  }

  /** The question of the tally. */
  get tallied(): QuestionView | null {
    return tallied(this.state.value);
  }

  /** Its answers are cards and nothing else: there are no numbers to cover. */
  get onlyTexts(): boolean {
    const question = this.tallied;
    const fields = question?.asked?.fields ?? [];
    return question?.phase !== "waiting" && fields.length > 0 && fields.every((field) => field.input.kind === "text");
  }

  /** Ends this page's part. */
  close(): void {
    this.#connection?.close();
    this.beamer.close();
  }

  /** A key of the projector window, which goes in and out of fullscreen by itself. */
  #passedOn(press: Press): void {
    const { intent } = readKey(press, "page", this.keys.table);
    if (intent && intent !== "fullscreen" && intent !== "escape") this.intend(intent);
  }

  /** Stops or moves what is played again; else begins to play the question that is shown, where that can be. */
  #replay(): void {
    const { view } = this.state.peek();
    if (view?.projector.replay) return this.playback.toggle();
    const shown = view?.question;
    const can = shown && view.replayable?.some(({ question, round }) => question === shown.id && round === shown.round);
    if (can) this.playback.begin(shown.id, shown.round);
  }

  /** What only she may see has no place on a mirrored screen. */
  #private(intent: "peek" | "outline" | "help"): void {
    if (this.oneScreen.peek()) return;
    if (intent === "peek") return this.peek();
    this.dialog.value = this.dialog.peek() === intent ? null : intent;
  }

  /** Starts the time that the deck proposes, or gives half a minute more; a length of her own is chosen in a dialog. */
  #time(): void {
    const { view } = this.state.peek();
    const question = view && timed(view);
    if (!view || !question) return;
    if (question.timer) return this.steer({ step: "extend", more: HALF_MINUTE_MS });
    const length = proposed(view);
    if (length === null) return void (this.oneScreen.peek() || (this.dialog.value = "timer"));
    this.steer({ step: "time", question: question.id, length, closes: view.timing?.closes ?? false });
  }

  async #unmend(slide: string, change: ChangeSlide): Promise<void> {
    const refused = (reason: Reason) => (this.state.value = { ...this.state.peek(), refusal: { reason, at: Date.now() } });
    try {
      const outcome = await this.api.mendSlide(this.code, slide, change);
      if (outcome.outcome !== "kept") refused("notNow");
    } catch {
      // Somebody else mended it meanwhile, or the server is away, which is told elsewhere.
      refused("notNow");
    }
  }

  #onQuestion(question: QuestionView | null, step: "talk" | "conceal" | "reopen"): void {
    if (question) this.steer({ step, question: question.id });
  }

  #send(make: (n: number) => ClientMessage): boolean {
    this.#n += 1;
    const sent = this.#connection?.send(make(this.#n)) ?? false;
    this.unsent.value = !sent;
    if (!sent) return false;
    const state = this.state.peek();
    this.state.value = { ...state, pending: new Set(state.pending).add(this.#n), refusal: null };
    return true;
  }
}

/** Enters fullscreen or leaves it; F5 does this and never reloads. */
async function toggleFullscreen(): Promise<void> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await document.documentElement.requestFullscreen();
  } catch {
    // Not allowed without a press in this window: the show goes on in the window.
  }
}
