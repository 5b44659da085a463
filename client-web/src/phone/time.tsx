import { Component } from "preact";
import { minutesLeft, untilTold } from "../lib/time";
import type { QuestionView, TimerView } from "../lib/protocol.gen";
import type { LaterWords } from "../locale/phone.later.nl";
import type { LaterScene } from "./laterscene";
import { asking, screenOf } from "./state";

/** What stands beside the name in the head: that this is a rehearsal, and what is left of the time. */
export function Time(scene: LaterScene) {
  const { state, words } = scene;
  if (!state.view?.room.rehearsal) return <Left {...scene} />;
  return (
    <>
      <b class="rehearsal">{words.rehearsal}</b>
      <Left {...scene} />
    </>
  );
}

/** What is left of the time, in one quiet line; nothing where there is no timer. */
function Left({ state, words }: LaterScene) {
  const question = asking(state)?.question;
  if (!question?.timer || !["form", "sent", "talk"].includes(screenOf(state))) return null;
  return <Running {...{ question, timer: question.timer, words, offset: state.offset }} key={question.id} />;
}

interface RunningProps {
  question: QuestionView;
  timer: TimerView;
  words: LaterWords;
  offset: number;
}

/** A timer that runs. A screen reader hears of it when it starts, at one minute and at its end, and not in between. */
class Running extends Component<RunningProps, { said: string }> {
  private waiting: ReturnType<typeof setTimeout> | undefined;
  override state = { said: "" };

  override componentDidMount(): void {
    // A region that comes with its words is not read: they follow.
    this.setState({ said: startWords(this.props, this.now()) });
    this.wait();
  }

  override componentDidUpdate(before: RunningProps): void {
    if (before.timer.until !== this.props.timer.until) this.wait();
  }

  override componentWillUnmount(): void {
    clearTimeout(this.waiting);
  }

  private now(): number {
    return Date.now() + this.props.offset;
  }

  private wait(): void {
    clearTimeout(this.waiting);
    const left = untilTold(this.props.timer, this.now());
    if (left === null) return;
    this.waiting = setTimeout(() => {
      const { words, timer, question } = this.props;
      const minutes = minutesLeft(timer, this.now());
      if (minutes === 1) this.setState({ said: words.timeMinute });
      else if (minutes === 0) this.setState({ said: question.talk || timer.closes ? words.timeEnd : `${words.timeEnd} ${words.timeStillOpen}` });
      else this.setState({});
      this.wait();
    }, left);
  }

  override render() {
    const { timer, words } = this.props;
    const minutes = minutesLeft(timer, this.now());
    return (
      <>
        <span class="quiet">{minutes > 0 ? words.timeLeft(minutes, timer.closes) : words.timeOver}</span>
        <span class="sr-only" role="status">{this.state.said}</span>
      </>
    );
  }
}

function startWords({ timer, words, question }: RunningProps, now: number): string {
  const minutes = minutesLeft(timer, now);
  if (minutes === 0) return "";
  const start = words.timeStart(minutes);
  if (question.talk) return start;
  return `${start} ${timer.closes ? words.timeThenCloses : words.timeThenOpen}`;
}
