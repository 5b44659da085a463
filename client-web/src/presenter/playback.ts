import { signal } from "@preact/signals";
import type { ReplayTally, Step } from "../lib/protocol.gen";
import type { RoomState } from "./state";

/** How long each part is shown, in milliseconds: slowly, as it is proposed, and fast. */
export const PACES = { slow: 700, plain: 300, fast: 120 };
export type Pace = keyof typeof PACES;

/** Her hand on what is played again. One step is under way at a time; of where she slides meanwhile, the last is what counts. */
export class Playback {
  readonly pace = signal<Pace>("plain");
  /** Where she slid to and the room is not yet. */
  readonly wanted = signal<number | null>(null);
  /** This page began it: its controls have the focus. */
  readonly begun = signal(false);
  /** The step and the part that were named last. */
  #sent: number | null = null;
  #asked: number | null = null;

  constructor(
    private readonly state: () => RoomState,
    private readonly steer: (what: Step) => void,
  ) {}

  /** The moment that is shown, once it is there. */
  get moment(): ReplayTally | null {
    return this.state().tally?.projector.replay ?? null;
  }

  get #round(): { question: string; round: number } | null {
    const question = this.state().view?.projector.replay?.question;
    return question ? { question: question.id, round: question.round } : null;
  }

  /** Shows the opening of a round. */
  begin(question: string, round: number): void {
    this.begun.value = true;
    this.#forget();
    this.steer({ step: "replay", question, round, part: 0, pace: null });
  }

  /** Stops at the moment that is shown, or moves on from there; at the end, from the opening. */
  toggle(): void {
    const { moment } = this;
    const round = this.#round;
    if (!moment || !round) return;
    this.#forget();
    const end = moment.part >= moment.counts.length;
    if (moment.pace !== null) this.steer({ step: "replay", ...round, part: moment.part, pace: null });
    else this.steer({ step: "replay", ...round, part: end ? 0 : moment.part, pace: PACES[this.pace.peek()] });
  }

  /** Moves on at another pace, at once where it moves. */
  choose(pace: Pace): void {
    this.pace.value = pace;
    const { moment } = this;
    const round = this.#round;
    if (moment && round && moment.pace !== null) this.steer({ step: "replay", ...round, part: moment.part, pace: PACES[pace] });
  }

  /** Stands still at a part. */
  slide(part: number): void {
    this.wanted.value = part;
    this.#go();
  }

  /** Shows the stage again. */
  end(): void {
    this.#forget();
    this.steer({ step: "endReplay" });
  }

  /** Another state came: a slide that waited for it goes out, one that arrived is done. */
  settled(): void {
    const { view, tally, pending } = this.state();
    if (!view?.projector.replay) return this.#forget();
    const arrived = pending.size === 0 && view.step !== this.#sent && this.wanted.peek() === this.#asked;
    // The numbers come after the stage: until they are there, her slider would fall back to the moment before.
    const seen = tally !== null && tally.projector.stamp.version >= view.projector.stamp.version;
    if (arrived && seen) this.#forget();
    else this.#go();
  }

  /** A step was refused: she begins from where the room is. */
  refused(): void {
    this.#forget();
  }

  #go(): void {
    const { view, pending } = this.state();
    const round = this.#round;
    const part = this.wanted.peek();
    // The same step would be named twice, and the second press be ignored.
    if (part === null || part === this.#asked || !round || !view || pending.size > 0 || view.step === this.#sent) return;
    // It stands there already.
    if (part === this.moment?.part && this.moment.pace === null) return this.#forget();
    [this.#sent, this.#asked] = [view.step, part];
    this.steer({ step: "replay", ...round, part, pace: null });
  }

  #forget(): void {
    this.wanted.value = null;
    [this.#sent, this.#asked] = [null, null];
  }
}
