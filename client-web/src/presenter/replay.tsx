import { useEffect, useRef } from "preact/hooks";
import type { Mark, ReplayTally } from "../lib/protocol.gen";
import { spanOf } from "../lib/time";
import { fillOf, timeOf } from "../projector/replay";
import { useDesk } from "./context";
import { Modal } from "./modal";
import { PACES, type Pace } from "./playback";

/** How a round filled, under her hand: play, stop, slide, and back to the stage. */
export function ReplayPanel() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  const { playback } = control;
  const { moment } = playback;
  const play = useRef<HTMLButtonElement>(null);
  const question = view?.projector.replay?.question;
  const ready = moment !== null;
  useEffect(() => {
    if (!ready || !playback.begun.peek()) return;
    playback.begun.value = false;
    play.current?.focus();
  }, [ready]);
  if (!question) return null;
  return (
    <section class="replay" aria-label={words.replay}>
      <header class="replay-row">
        <h2 class="status">
          <b>{words.replay}</b> · {words.question(question.number)}
          {question.round > 1 && ` · ${words.round(question.round)}`}
        </h2>
        {moment && (
          <>
            <button type="button" ref={play} class="primary" onClick={() => playback.toggle()}>
              {moment.pace === null ? words.replayPlay : words.replayStop} <kbd>{control.keys.of("replay")}</kbd>
            </button>
            <fieldset class="choices choices-row">
              <legend class="sr-only">{words.replayPace}</legend>
              {(Object.keys(PACES) as Pace[]).map((pace) => (
                <label key={pace}>
                  <input type="radio" name="pace" checked={playback.pace.value === pace} onChange={() => playback.choose(pace)} />
                  {words.replayPaces[pace]}
                </label>
              ))}
            </fieldset>
          </>
        )}
        <span class="spring" />
        <button type="button" class="replay-end" onClick={() => playback.end()}>
          {words.replayEnd}
        </button>
      </header>
      {moment ? (
        <>
          <Slider moment={moment} />
          <div class="replay-row">
            <Marks moment={moment} />
            <p class="soft">{moment.stills.length > 1 ? words.replayFive : words.replaySealed}</p>
          </div>
        </>
      ) : (
        <p class="soft" role="status">
          {words.replayComing}
        </p>
      )}
    </section>
  );
}

/** The curve, and on it where the replay stands: a slider by mouse, keys and in words. */
function Slider({ moment }: { moment: ReplayTally }) {
  const { control, words } = useDesk();
  const { playback } = control;
  const { counts, seconds, stills } = moment;
  const part = playback.wanted.value ?? moment.part;
  // What the wall shows there: the last moment by then.
  const at = stills.length > 1 ? (stills.findLast((still) => still <= part) ?? 0) : part;
  const told = words.replayAt(timeOf(at, seconds, counts.length), counts[at - 1] ?? 0, counts.at(-1) ?? 0);
  return (
    <div class="replay-slider">
      <svg viewBox={`0 0 ${counts.length} 100`} preserveAspectRatio="none" aria-hidden="true">
        <path d={fillOf(counts)} />
      </svg>
      <input
        type="range"
        min={0}
        max={counts.length}
        step={1}
        value={part}
        aria-label={words.replayMoment}
        aria-valuetext={told}
        onInput={(event) => playback.slide(event.currentTarget.valueAsNumber)}
      />
      <p class="replay-ends">
        <span aria-hidden="true">{spanOf(0)}</span>
        <strong>{told}</strong>
        <span aria-hidden="true">{spanOf(1000 * seconds)}</span>
      </p>
    </div>
  );
}

/** What happened to the round when, each to go to. */
function Marks({ moment: { marks } }: { moment: ReplayTally }) {
  const { control, words } = useDesk();
  if (marks.length === 0) return null;
  return (
    <div class="replay-marks" role="group" aria-label={words.replayMarks}>
      {marks.map(({ mark, after, part }, at) => (
        <button key={at} type="button" class="quiet" onClick={() => control.playback.slide(part)}>
          {markWords(mark, at, words.replayMark)} <span class="figures">{spanOf(1000 * after)}</span>
        </button>
      ))}
    </div>
  );
}

function markWords(mark: Mark, at: number, words: Record<Mark | "reopened", string>): string {
  return words[mark === "opened" && at > 0 ? "reopened" : mark];
}

/** Which questions can be played again. */
export function ReplayDialog() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  const rounds = view?.replayable ?? [];
  const close = () => (control.dialog.value = null);
  return (
    <Modal title={words.replay} closeWord={words.shut} onClose={close}>
      <p class="soft">{rounds.length > 0 ? words.replayAbout : words.replayNone}</p>
      <ul class="plain replay-list">
        {rounds.map(({ question, round, number, title, answered }) => (
          <li key={`${question} ${round}`}>
            <button
              type="button"
              onClick={() => {
                close();
                control.playback.begin(question, round);
              }}
            >
              {words.question(number)}
              {round > 1 && ` · ${words.round(round)}`} · {title} <small>{words.answered(answered)}</small>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  );
}
