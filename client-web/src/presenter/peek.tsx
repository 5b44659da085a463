import { useDesk } from "./context";
import { SplitTables } from "./split";
import { TallyTable } from "./tally";

/** The tally of the question, covered until she looks while the hall does not see it. */
export function Peek() {
  const { control, words } = useDesk();
  const { view, tally } = control.state.value;
  const question = control.tallied ?? view?.question;
  if (!view || !question) return null;
  if (question.phase === "waiting") return <p class="soft">{words.waitingAsked}</p>;
  if (control.covered) {
    return (
      <div class="covered">
        <p>{words.covered}</p>
        <button type="button" onClick={() => control.peek()}>
          {words.peek} <kbd>{control.keys.of("peek")}</kbd>
        </button>
      </div>
    );
  }
  return (
    <div class="peek">
      {!question.revealed && (
        <p class="peek-head">
          <span class="soft">{words.coveredHint}</span>
          <button type="button" class="quiet" onClick={() => control.peek()}>
            {words.cover} <kbd>{control.keys.of("peek")}</kbd>
          </button>
        </p>
      )}
      {tally?.tally ? (
        <>
          <TallyTable tally={tally.tally} fields={question.asked?.fields ?? []} />
          {question.asked && tally.tally.split && <SplitTables asked={question.asked} split={tally.tally.split} />}
        </>
      ) : (
        <p class="soft">{words.noAnswers}</p>
      )}
    </div>
  );
}
