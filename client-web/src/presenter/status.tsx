import { secondsUntil } from "./clock";
import { useDesk } from "./context";

/** Where the question stands: its number, round and phase, and whether the hall sees the tally. */
export function useStatus(): string[] {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  const question = control.tallied ?? view?.question;
  if (!view) return [];
  if (!question) {
    const { place, slide, slides } = view.projector;
    if (place === "slide" && slide) return [words.slideOf(slide.number, slides)];
    return [place === "lobby" ? words.lobby : words.closingScreen];
  }
  const phase = { waiting: words.phaseWaiting, open: words.phaseOpen, closed: words.phaseClosed }[question.phase];
  const parts = [
    words.question(question.number),
    question.round > 1 ? words.round(question.round) : null,
    phase,
    question.talk ? words.talking : null,
    question.phase === "waiting" ? null : question.revealed ? words.revealed : words.hidden,
  ];
  return parts.filter((part) => part !== null);
}

/** The same, large, with the seconds of the grace. */
export function Status() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  const question = control.tallied ?? view?.question;
  const [first, ...rest] = useStatus();
  if (!first) return null;
  if (!question) return <h2 class="status">{first}</h2>;
  const { graceUntil } = question;
  const grace = graceUntil !== null && graceUntil > control.serverNow ? words.phaseGrace(secondsUntil(graceUntil, control.serverNow)) : null;
  return (
    <h2 class={`status status-${question.phase}`}>
      <b>{first}</b>
      {rest.map((part) => ` · ${grace !== null && part === words.phaseClosed ? grace : part}`)}
    </h2>
  );
}

/** How many have answered, are busy, and were held back; nothing before it opens. */
export function useCounts(): string {
  const { control, words } = useDesk();
  const { view, tally, present } = control.state.value;
  const question = control.tallied;
  if (!view || !question || question.phase === "waiting") return "";
  const answered = tally?.answered ?? 0;
  const phones = present?.phones ?? 0;
  const groups = view.groups.filter(({ accepted }) => accepted).length;
  const parts = [
    question.asked?.perGroup ? words.groupsAnswered(answered, Math.max(groups, answered)) : phones >= answered && phones > 0 ? words.answeredOf(answered, phones) : words.answered(answered),
    question.phase === "open" && present && present.busy > 0 ? words.busy(present.busy) : null,
    tally && tally.held > 0 ? words.held(tally.held) : null,
  ];
  return parts.filter((part) => part !== null).join(" · ");
}

export function Counts() {
  const counts = useCounts();
  return counts ? <p class="counts">{counts}</p> : null;
}
