import { headline } from "../lib/headline";
import type { ActionsView, AskedView, ReportQuestion, ReportRound } from "../lib/protocol.gen";
import { dividedOf, splitTable } from "../lib/split";
import { Table } from "./chart/chart";
import { usePage } from "./context";
import { Field } from "./field";

/** A question with the rounds that were asked on this slide. `before` is the round before the first of them. */
export function Question({ question, before }: { question: ReportQuestion; before: ReportRound | null }) {
  const { words } = usePage();
  const last = question.rounds.at(-1);
  if (!last) return null;
  const { asked } = last;
  return (
    <>
      <p class="eyebrow">{words.question(question.number)}</p>
      <h2>{asked.prompt}</h2>
      {question.rounds.map((round, at) => (
        <Round key={round.round} round={round} before={question.rounds[at - 1] ?? before} titled={question.rounds.length > 1 || before !== null} />
      ))}
    </>
  );
}

function Round({ round, before, titled }: { round: ReportRound; before: ReportRound | null; titled: boolean }) {
  const { words, wall, language } = usePage();
  const { asked, tally } = round;
  const title = titled && <h3 class="round">{words.round(round.round)}</h3>;
  if (!tally) {
    return (
      <>
        {title}
        <p class="soft">{words.notShown(round.n)}</p>
      </>
    );
  }
  const earlier = before?.tally ? { earlier: before.tally, answeredBoth: round.answeredBoth } : null;
  const said = headline(asked, tally, wall.headline, language, earlier);
  const plain = said === wall.headline.texts(round.n);
  return (
    <>
      {title}
      <p class="said">
        {said && !plain && <strong>{said}</strong>} <span>{round.n === 0 ? words.noAnswers : words.answers(round.n)}</span>
      </p>
      {tally.actions && <Actions asked={asked} actions={tally.actions} />}
      {round.n > 0 &&
        !tally.actions &&
        asked.fields.map((field) => {
          const own = tally.fields.find((each) => each.field === field.id);
          const few = round.few.find((each) => each.field === field.id);
          if (!own && !few) return null;
          const name = field.label ?? asked.short ?? asked.prompt;
          return (
            <section key={field.id} class="field">
              {field.label && <h3>{field.label}</h3>}
              {own ? <Field field={field} tally={own} name={name} /> : <p class="soft">{words.few}</p>}
            </section>
          );
        })}
      <ByGroup round={round} />
    </>
  );
}

/** What is done, by whom and when, under the labels of the fields that asked it. */
function Actions({ asked, actions: { lines, more } }: { asked: AskedView; actions: ActionsView }) {
  const { words } = usePage();
  const named = lines.some(({ group }) => group);
  const heads = [...(named ? [words.group] : []), ...asked.fields.map(({ id, label }) => label ?? id)];
  const rows = lines.map(({ group, said }) => [...(named ? [group ?? ""] : []), ...said]);
  return (
    <>
      <Table caption={asked.short ?? asked.prompt} heads={heads} rows={rows} wide />
      {more > 0 && <p class="soft">{words.moreLines(more)}</p>}
    </>
  );
}

/** The same by group, as it was shown. */
function ByGroup({ round: { asked, tally } }: { round: ReportRound }) {
  const { words, wall, language } = usePage();
  if (!tally?.split) return null;
  const { noun } = tally.split;
  const divided = dividedOf(asked, tally.split);
  return (
    <section class="field">
      <h3>{words.by(noun)}</h3>
      {divided.length === 0 && <p class="soft">{words.tooSmall}</p>}
      {divided.map((each) => {
        const { heads, rows } = splitTable(each, noun, { ...wall.split, low: wall.low, high: wall.high }, language);
        return (
          <div key={each.field.id}>
            {asked.fields.length > 1 && each.field.label && <h4>{each.field.label}</h4>}
            <Table caption={[words.by(noun), each.field.label].filter(Boolean).join(" · ")} heads={heads} rows={rows} wide />
          </div>
        );
      })}
    </section>
  );
}
