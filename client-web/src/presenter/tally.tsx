import type { FieldTally, FieldView, ItemView, RoundTally } from "../lib/protocol.gen";
import { number } from "../lib/locale";
import { useDesk } from "./context";
import { WordList } from "./wordlist";

/** The tally as a small table: what she needs to see at a glance, not what the hall will see. */
export function TallyTable({ tally, fields }: { tally: RoundTally; fields: FieldView[] }) {
  const { words } = useDesk();
  if (tally.n === 0) return <p class="soft">{words.noAnswers}</p>;
  return (
    <div class="tally">
      {tally.fields.map((one) => {
        const field = fields.find((asked) => asked.id === one.field);
        return field ? <FieldPart key={one.field} field={field} tally={one} /> : null;
      })}
    </div>
  );
}

function FieldPart({ field, tally }: { field: FieldView; tally: FieldTally }) {
  const { words } = useDesk();
  return (
    <section class="tally-field">
      {field.label && <h3>{field.label}</h3>}
      {tally.branchHeld && <p class="soft">{words.branchHeld}</p>}
      <Figures field={field} tally={tally} />
    </section>
  );
}

function Figures({ field, tally: { sum, n } }: { field: FieldView; tally: FieldTally }) {
  const { input } = field;
  const { words, language } = useDesk();
  switch (sum.kind) {
    case "grade": {
      if (input.kind !== "grade") return null;
      const rows = sum.bins.map((count, at) => ({ name: number(language, input.min + at * input.step), count }));
      return (
        <>
          <p class="figures">
            {words.answers(n)}
            {sum.mean !== null && ` · ${words.mean} ${number(language, sum.mean, 1)}`}
            {sum.median !== null && ` · ${words.median} ${number(language, sum.median)}`}
          </p>
          <Columns rows={rows} />
        </>
      );
    }
    case "choice":
      return input.kind === "choice" ? <Bars rows={named(input.choices, sum.counts)} /> : null;
    case "points":
      return input.kind === "points" ? <Bars rows={named(input.choices, sum.sums)} /> : null;
    case "keywords":
      return <WordList field={field} words={sum.words} more={sum.more} />;
    case "marks":
      return input.kind === "marks" ? <Marks items={input.items} high={sum.high} low={sum.low} /> : null;
    case "rating":
      return input.kind === "rating" ? (
        <Ratings
          items={input.items}
          series={input.series}
          rated={sum.items.map((item) => item.map((one) => (one.mean === null ? "–" : number(language, one.mean, 1))))}
        />
      ) : null;
    case "text":
      return <p class="figures">{words.textsBeside(n)}</p>;
  }
}

/** A scale from left to right: where the weight lies shows at a glance; only whole grades are named. */
function Columns({ rows }: { rows: { name: string; count: number }[] }) {
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <ol class="columns">
      {rows.map(({ name, count }) => (
        <li key={name}>
          {count > 0 && <b>{count}</b>}
          <span class="bin" style={{ "--part": count / most }} />
          <span class="bin-name">
            {/^\d+$/.test(name) ? name : <span class="sr-only">{name}</span>}
          </span>
        </li>
      ))}
    </ol>
  );
}

function named(items: ItemView[], counts: number[]) {
  return items.map((item, at) => ({ name: item.short ?? item.label, count: counts[at] ?? 0 }));
}

function Bars({ rows }: { rows: { name: string; count: number }[] }) {
  const most = Math.max(1, ...rows.map((row) => row.count));
  return (
    <dl class="bars">
      {rows.map((row) => (
        <div key={row.name}>
          <dt>{row.name}</dt>
          <dd>
            <span class="tally-bar" style={{ "--part": row.count / most }} />
            {row.count}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Marks({ items, high, low }: { items: ItemView[]; high: number[]; low: number[] }) {
  const { words } = useDesk();
  return (
    <table class="marks">
      <thead>
        <tr>
          <td />
          <th scope="col">{words.low}</th>
          <th scope="col">{words.high}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item, at) => (
          <tr key={item.id}>
            <th scope="row">{item.short ?? item.label}</th>
            <td>{low[at] ?? 0}</td>
            <td>{high[at] ?? 0}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Ratings({ items, series, rated }: { items: ItemView[]; series: ItemView[]; rated: string[][] }) {
  return (
    <table class="marks">
      <thead>
        <tr>
          <td />
          {series.map((one) => (
            <th key={one.id} scope="col">
              {one.short ?? one.label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((item, at) => (
          <tr key={item.id}>
            <th scope="row">{item.short ?? item.label}</th>
            {series.map((one, column) => (
              <td key={one.id}>{rated[at]?.[column] ?? "–"}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
