import { fetchCards } from "./cards";
import { scoredItems } from "../lib/against";
import { fixed, number } from "../lib/locale";
import type { AgainstView, AskedView, CardView, FieldTally, FieldView, ItemView, RoundTally, SplitTally } from "../lib/protocol.gen";
import type { LaterScene } from "./laterscene";

/** A split of fewer answers points at people. */
const SPLIT_FROM = 3;
/** A mean of fewer answers is no mean. */
const MEAN_FROM = 5;

function Table({ head, rows }: { head: string[]; rows: (string | number)[][] }) {
  return (
    <table>
      <thead><tr>{head.map((cell) => <th scope="col">{cell}</th>)}</tr></thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr><th scope="row">{first}</th>{rest.map((cell) => <td>{cell}</td>)}</tr>
        ))}
      </tbody>
    </table>
  );
}

const counted = (items: ItemView[], ...columns: number[][]) =>
  items.map(({ label }, at) => [label, ...columns.map((column) => column[at] ?? 0)]);

function Cards({ field, cards, more, state, words, act }: LaterScene & { field: string; cards: CardView[]; more: number }) {
  const all = state.cards[field];
  const readAll = async () => {
    const { tally } = act.state();
    if (!tally) return;
    const fetched = await fetchCards(state.code, tally.question, tally.round, field);
    const now = act.state().tally;
    // Hidden or another question meanwhile: these cards are nobody's any more.
    if (fetched.length && now?.question === tally.question && now.round === tally.round) act.read(field, fetched);
  };
  const list = all ?? cards;
  const heads = [...new Set(list.map(({ by }) => by))];
  return (
    <>
      {heads.map((head) => (
        <>
          {head && <h3>{head}</h3>}
          <ul class="cards">
            {list.filter(({ by }) => by === head).map(({ text, count, added, group }) => (
              <li>
                {group && <><b>{group}</b>: </>}
                {text}
                {count > 1 && <b> ×{count}</b>}
                {added && <small> {words.fromRoom}</small>}
              </li>
            ))}
          </ul>
        </>
      ))}
      {!all && more > 0 && (
        <p>
          {words.resultMore(more)}{" "}
          <button type="button" class="link" onClick={() => void readAll()}>{words.resultLoad}</button>
        </p>
      )}
    </>
  );
}

/** What was scored beside what was expected; the two are no one scale. */
function Against({ asked, against, state, words }: LaterScene & { asked: AskedView; against: AgainstView }) {
  const input = asked.fields.find(({ id }) => id === against.field)?.input;
  if (input?.kind !== "marks") return null;
  const rows = scoredItems(input.items, against).map(({ item, score, mark, surprise }) => [
    item.label,
    score === null ? "–" : fixed(state.language, score, 1),
    [mark ? words.expected[mark] : "–", surprise && words.surprise].filter(Boolean).join(", "),
  ]);
  return (
    <section>
      <h2>{words.scores(against.group)}</h2>
      <Table head={[words.item, words.score, words.expectation]} rows={rows} />
    </section>
  );
}

function SumText({ asked, field, tally, part, ...scene }: LaterScene & { asked: AskedView; field: FieldView; tally: FieldTally; part?: boolean }) {
  const { words, state } = scene;
  const { sum, n } = tally;
  const { input } = field;
  const show = (value: number) => number(state.language, value);
  const few = !asked.perGroup && n < SPLIT_FROM ? <p>{words.resultFew(SPLIT_FROM)}</p> : null;
  if (tally.branchHeld) return <p>{words.resultHeld}</p>;
  if (sum.kind === "grade" && input.kind === "grade") {
    const rows = sum.bins.flatMap((count, at) => (count ? [[show(input.min + at * input.step), count]] : []));
    return (
      <>
        {n >= MEAN_FROM && sum.mean !== null && sum.median !== null && (
          <p>{words.mean(fixed(state.language, sum.mean))} · {words.median(show(sum.median))}</p>
        )}
        <Table head={[words.grade, words.answers]} rows={rows} />
      </>
    );
  }
  if (sum.kind === "choice" && input.kind === "choice")
    return few ?? <Table head={[words.answer, words.answers]} rows={counted(input.choices, sum.counts)} />;
  if (sum.kind === "marks" && input.kind === "marks")
    return few ?? <Table head={[words.item, words.low, words.high]} rows={counted(input.items, sum.low, sum.high)} />;
  if (sum.kind === "points" && input.kind === "points")
    return <Table head={[words.item, words.sum]} rows={counted(input.choices, sum.sums)} />;
  if (sum.kind === "rating" && input.kind === "rating") {
    const rows = input.items.map(({ label }, at) => [
      label,
      ...input.series.map((_, series) => {
        const mean = sum.items[at]?.[series]?.mean;
        return mean == null ? "–" : fixed(state.language, mean);
      }),
    ]);
    return few ?? <Table head={[words.item, ...input.series.map(({ label, short }) => short ?? label)]} rows={rows} />;
  }
  if (sum.kind === "keywords")
    return (
      <>
        <ul class="cards">{sum.words.map(({ word, count }) => <li>{word}{count > 1 && <b> ×{count}</b>}</li>)}</ul>
        {sum.more > 0 && <p>{words.resultMore(sum.more)}</p>}
      </>
    );
  if (sum.kind === "text")
    return (
      <>
        <Cards {...scene} field={field.id} cards={sum.cards} more={part ? 0 : sum.more} />
        {part && sum.more > 0 && <p>{words.resultMore(sum.more)}</p>}
      </>
    );
  return null;
}

/** The same by group, in the room's order; a group that is too small stands among the others. */
function ByGroup({ asked, split, ...scene }: LaterScene & { asked: AskedView; split: SplitTally }) {
  const { words } = scene;
  const some = split.fields.some(({ rows }) => rows.length > 0);
  return (
    <>
      <h2>{words.byGroup(split.noun)}</h2>
      {!some && <p>{words.groupsSmall}</p>}
      {split.fields.map(({ field: id, rows }) => {
        const field = asked.fields.find((one) => one.id === id);
        return field && rows.map(({ group, n, sum }) => (
          <section>
            <h3>{[asked.fields.length > 1 && field.label, `${group ?? words.groupOthers} (${n})`].filter(Boolean).join(" · ")}</h3>
            <SumText {...scene} asked={asked} field={{ ...field, id: `${id}/${group}` }} tally={{ field: id, n, branchHeld: false, sum }} part />
          </section>
        ));
      })}
    </>
  );
}

/** What the room answered, as text. */
export function Result({ asked, tally, ...scene }: LaterScene & { asked: AskedView; tally: RoundTally }) {
  const { words, state } = scene;
  if (tally.n === 0 && !tally.actions?.lines.length) return <p>{words.resultNone}</p>;
  return (
    <div class="result" lang={state.view?.room.language}>
      {!tally.actions && <p>{words.resultN(tally.n)}</p>}
      {tally.shift && <p>{words.shift(tally.shift.up, tally.shift.same, tally.shift.down)}</p>}
      {tally.actions && (
        <Table head={asked.fields.map(({ label }) => label ?? "")} rows={tally.actions.lines.map(({ said, group }) => [group ? `${group}: ${said[0]}` : said[0], said[1], said[2]])} />
      )}
      {tally.actions && tally.actions.more > 0 && <p>{words.resultMore(tally.actions.more)}</p>}
      {!tally.actions && tally.fields.map((sum) => {
        const field = asked.fields.find(({ id }) => id === sum.field);
        return field && sum.n > 0 ? (
          <section>
            {field.label && <h2>{field.label}</h2>}
            <SumText {...scene} asked={asked} field={field} tally={sum} />
          </section>
        ) : null;
      })}
      {tally.against && <Against {...scene} asked={asked} against={tally.against} />}
      {tally.split && <ByGroup {...scene} asked={asked} split={tally.split} />}
    </div>
  );
}
