import { useEffect, useState } from "preact/hooks";
import { minutesLeft, partLeft } from "../lib/time";
import type { QuestionView, TimerView } from "../lib/protocol.gen";
import { useSetting } from "./context";
import { Gauge } from "./gauge";

/** How often the gauge falls, in milliseconds: too little at a time to be seen moving. */
const FALL_MS = 1_000;

/** How long a question has still, in words for the foot: in half minutes, and nothing where there is no timer. */
export function useTimeTold(question: QuestionView, now: () => number): { full: string; short: string } | null {
  const { words } = useSetting();
  const timer = question.timer;
  useFalling(timer, now);
  if (!timer) return null;
  const minutes = minutesLeft(timer, now());
  if (minutes > 0) return { full: words.timeLeft(minutes), short: words.timeLeftShort(minutes) };
  return { full: question.talk ? words.timeOver : words.timeOverOpen, short: words.timeOver };
}

/** The water that falls while time goes by. What is left stands in words in the foot. */
export function TimeGauge({ timer, now }: { timer: TimerView; now: () => number }) {
  useFalling(timer, now);
  return (
    <div class="pj-time">
      <Gauge level={partLeft(timer, now())} />
    </div>
  );
}

/** Draws anew while a timer runs. */
function useFalling(timer: TimerView | undefined, now: () => number): void {
  const [, fall] = useState(0);
  const runs = timer !== undefined && timer.until > now();
  useEffect(() => {
    if (!runs) return;
    const clock = setInterval(() => fall((times) => times + 1), FALL_MS);
    return () => clearInterval(clock);
  }, [runs]);
}
