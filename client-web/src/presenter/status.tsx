import { secondsUntil } from "./clock";
import { useDesk } from "./context";

/** Where the question stands: its number, round and phase, and whether the hall sees the tally. */
export function Status() {
  const { control, words } = useDesk();
  const { view } = control.state.value;
  const question = control.tallied ?? view?.question;
  if (!view) return null;
  if (!question) {
    const { place, slide, slides } = view.projector;
    const where =
      place === "slide" && slide
        ? words.slideOf(slide.number, slides)
        : place === "lobby"
          ? words.lobby
          : words.closingScreen;
    return <h2 class="status">{where}</h2>;
  }
  const phase =
    question.graceUntil !== null && question.graceUntil > control.serverNow
      ? words.phaseGrace(secondsUntil(question.graceUntil, control.serverNow))
      : { waiting: words.phaseWaiting, open: words.phaseOpen, closed: words.phaseClosed }[question.phase];
  const parts = [
    question.round > 1 ? words.round(question.round) : null,
    phase,
    question.talk ? words.talking : null,
    question.phase === "waiting" ? null : question.revealed ? words.revealed : words.hidden,
  ];
  return (
    <h2 class={`status status-${question.phase}`}>
      <b>{words.question(question.number)}</b>
      {parts.filter((part) => part !== null).map((part) => ` · ${part}`)}
    </h2>
  );
}

/** How many have answered, are busy, and were held back. */
export function Counts() {
  const { control, words } = useDesk();
  const { view, tally, present } = control.state.value;
  const question = control.tallied;
  if (!view || !question || question.phase === "waiting") return null;
  const answered = tally?.answered ?? 0;
  const phones = present?.phones ?? 0;
  const parts = [
    phones >= answered && phones > 0 ? words.answeredOf(answered, phones) : words.answered(answered),
    question.phase === "open" && present && present.busy > 0 ? words.busy(present.busy) : null,
    tally && tally.held > 0 ? words.held(tally.held) : null,
  ];
  return <p class="counts">{parts.filter((part) => part !== null).join(" · ")}</p>;
}
