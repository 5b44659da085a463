import { count, percent } from "../lib/figures";
import { isDivided, shortName, SPEAK_FROM } from "../lib/headline";
import type { FieldTally, Input, ItemView, Sum } from "../lib/protocol.gen";
import { useBox } from "./box";
import { pageOf, useSetting } from "./context";
import { SPLIT_FROM } from "./choice";
import { MarkedRadar } from "./radar";
import { useSteady } from "./steady";
import { NumbersTable } from "./table";

/** So many rows at most are tinted as those the room disagrees about. */
const TINTED = 3;
/** The least and the most height of a row, in hundredths of the screen's height. */
const LEAST_ROW = 4.9;
const MOST_ROW = 8;

type MarksTally = FieldTally & { sum: Extract<Sum, { kind: "marks" }> };

/** How often each item was marked high and low. */
export interface Marked {
  item: ItemView;
  high: number;
  low: number;
}

/** Bars to the left (low) and to the right (high), sorted by their difference; ↓ shows the same on the radar. */
export function Marks({
  input,
  tally,
  caption,
  picture,
}: {
  input: Extract<Input, { kind: "marks" }>;
  tally: MarksTally;
  caption: string;
  picture: string;
}) {
  const { words, page } = useSetting();
  const hidden = tally.n < SPLIT_FROM;
  const rows = markedRows(input.items, tally);
  const order = useSteady(`${picture} ${hidden}`, () => [...rows.keys()].sort((a, b) => rank(rows[b]) - rank(rows[a]) || a - b));
  const onRadar = !hidden && rows.length >= 3 && pageOf(page, 2) === 1;
  return (
    <div class="pj-plot">
      {onRadar ? (
        <MarkedRadar rows={rows} n={tally.n} />
      ) : (
        <Diverging rows={order.flatMap((index) => rows[index] ?? [])} n={tally.n} hidden={hidden} />
      )}
      <NumbersTable
        caption={`${caption} · ${words.answers(tally.n)}`}
        heads={[words.table.item, words.low, words.high]}
        rows={hidden ? [] : order.flatMap((index) => (rows[index] ? [[rows[index].item.label, rows[index].low, rows[index].high]] : []))}
      />
    </div>
  );
}

function Diverging({ rows, n, hidden }: { rows: Marked[]; n: number; hidden: boolean }) {
  const { words, language } = useSetting();
  const [ref, box] = useBox<HTMLDivElement>();
  const most = Math.max(1, ...rows.flatMap((row) => [row.high, row.low]));
  const divided = new Set(hidden ? [] : mostDivided(rows, n));
  const height = Math.max(LEAST_ROW, Math.min(MOST_ROW, box.height / Math.max(1, rows.length)));
  const figure = (value: number) => {
    const share = percent(value, n);
    return share === null ? count(language, value) : words.percent(share);
  };
  return (
    <div class="pj-marks" ref={ref} aria-hidden="true" style={{ "--row": `${height.toFixed(2)}cqh` }}>
      {rows.map((row) => (
        <div key={row.item.id} class={divided.has(row.item.id) ? "row divided" : "row"}>
          <span class="name">{shortName(row.item)}</span>
          <span class="number low">{hidden ? "" : figure(row.low)}</span>
          <span class="half low">
            <Bar part={hidden ? 0 : row.low / most} />
          </span>
          <span class="half high">
            <Bar part={hidden ? 0 : row.high / most} />
          </span>
          <span class="number high">{hidden ? "" : figure(row.high)}</span>
        </div>
      ))}
    </div>
  );
}

function Bar({ part }: { part: number }) {
  return <span class={part === 0 ? "bar none" : "bar"} style={{ width: `${100 * part}%` }} />;
}

/** The items on which the room disagrees most, at most three; none while few have answered. */
export function mostDivided(rows: Marked[], n: number): string[] {
  if (n < 2 * SPEAK_FROM) return [];
  return rows
    .filter((row) => isDivided(row, n))
    .sort((a, b) => Math.min(b.high, b.low) - Math.min(a.high, a.low))
    .slice(0, TINTED)
    .map((row) => row.item.id);
}

/** Items with their counts, in the order of the question. */
export function markedRows(items: ItemView[], tally: MarksTally): Marked[] {
  return items.map((item, index) => ({ item, high: tally.sum.high[index] ?? 0, low: tally.sum.low[index] ?? 0 }));
}

function rank(row: Marked | undefined): number {
  return row ? row.high - row.low : 0;
}
