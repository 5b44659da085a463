import { useEffect, useState } from "preact/hooks";
import type { JoinView, Present, QuestionView } from "../lib/protocol.gen";
import { useSetting } from "./context";
import { useFit } from "./fit";
import { Foot, type State } from "./foot";
import { Gauge } from "./gauge";
import type { Opened } from "./scene";
import { TimeGauge, useTimeTold } from "./timer";
import type { Words } from "../locale/projector.nl";

/** Below so many present, "of how many" would tell on the few who did not answer. */
const OF_FROM = 10;

/** The largest size a question starts from, by its length in characters: 9, 7.4 or 6 hundredths of the height. */
export function sizeOf(prompt: string): number {
  return prompt.length <= 110 ? 0 : prompt.length <= 210 ? 1 : 2;
}

/** A question whose turn it is, before it is opened: its number and nothing else. */
export function Waiting({ question, join }: { question: QuestionView; join: JoinView | null }) {
  const { words } = useSetting();
  return (
    <div class="pj-page">
      <main class="pj-main pj-waiting">
        <h1>{words.question(question.number)}</h1>
      </main>
      <Foot state={null} join={join} />
    </div>
  );
}

/** An open question, or one that closed and is still hidden: the question and the gauge of those who answered. */
export function Asked({
  question,
  answered,
  groups,
  present,
  join,
  now,
}: {
  question: Opened;
  answered: number;
  /** How many groups are asked, where groups are. */
  groups: number | null;
  present: Present | null;
  join: JoinView | null;
  now: () => number;
}) {
  const { words } = useSetting();
  const { prompt } = question.asked;
  const text = useFit<HTMLDivElement>(4, sizeOf(prompt));
  const phones = Math.max(groups ?? present?.phones ?? 0, answered);
  const left = useSecondsLeft(question.graceUntil, now);
  const time = useTimeTold(question, now);
  const state = askedState(question, answered, phones, groups !== null, left, words);
  return (
    <div class="pj-page">
      <main class={question.timer ? "pj-main pj-asked pj-timed" : "pj-main pj-asked"}>
        <div class="pj-prompt" ref={text}>
          <h1>{prompt}</h1>
        </div>
        {question.timer && <TimeGauge timer={question.timer} now={now} />}
        <Gauge level={answered / Math.max(phones, groups === null ? OF_FROM : 1)} />
      </main>
      <Foot state={timed(state, time)} join={join} />
    </div>
  );
}

/** "Talk with your neighbour", with the question. */
export function Talk({ question, join, now }: { question: Opened; join: JoinView | null; now: () => number }) {
  const { words } = useSetting();
  const text = useFit<HTMLDivElement>(2);
  const time = useTimeTold(question, now);
  return (
    <div class="pj-page">
      <main class={question.timer ? "pj-main pj-talk pj-timed" : "pj-main pj-talk"}>
        <div class="pj-talk-text" ref={text}>
          <h1>{words.talk}</h1>
          <p>{question.asked.prompt}</p>
        </div>
        {question.timer && <TimeGauge timer={question.timer} now={now} />}
      </main>
      <Foot state={time ? { full: `${words.again} · ${time.full}`, short: time.short } : { full: words.again, short: "" }} join={join} />
    </div>
  );
}

/** What is said of the answers, with what is left of the time. */
function timed(state: State, time: { full: string; short: string } | null): State {
  if (!time) return state;
  const full = (
    <>
      {state.full} · {time.full}
    </>
  );
  const short = (
    <>
      {state.short ?? state.full} · {time.short}
    </>
  );
  return { full, short };
}

function askedState(question: Opened, answered: number, phones: number, byGroup: boolean, left: number | null, words: Words): State {
  if (left !== null) return { full: words.closing(left), short: words.closingShort(left) };
  if (question.phase === "closed") {
    return { full: `${words.closed} · ${words.answers(answered)}`, short: words.answers(answered) };
  }
  if (answered === 0) return { full: words.noneYet };
  // Which group answered is known anyway, so that few tell on nobody.
  const few = phones < OF_FROM && !byGroup;
  const said = byGroup ? words.groupsAnswered(answered, phones) : few ? words.answered(answered) : words.answeredOf(answered, phones);
  return {
    full: (
      <>
        <strong>{said.figure}</strong>
        {said.rest}
      </>
    ),
    short: few ? words.answers(answered) : words.slideOf(answered, phones),
  };
}

/** Whole seconds until a moment of the server's clock, or nothing when it is past; ticks once a second. */
function useSecondsLeft(until: number | null, now: () => number): number | null {
  const left = until === null ? 0 : Math.ceil((until - now()) / 1000);
  const [, tick] = useState(0);
  useEffect(() => {
    if (left <= 0) return;
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, [left > 0]);
  return left > 0 ? left : null;
}
