import { count, percent } from "../lib/figures";
import { isDivided, shortName, SPEAK_FROM } from "../lib/headline";
import type { FieldTally, Input, ItemView, Sum } from "../lib/protocol.gen";
import { useBox } from "./box";
import { chunked } from "./chunk";
import { pageOf, useSetting } from "./context";
import { SPLIT_FROM } from "./choice";
import { linesOf, textWidth } from "./measure";
import { MarkedRadar } from "./radar";
import { useSteady } from "./steady";
import { NumbersTable } from "./table";

/** So many rows at most are tinted as those the room disagrees about. */
const TINTED = 3;
/** The height of a line, the most height of a row, in hundredths of the screen's height. */
const LINE = 4.95;
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
  tallest,
}: {
  input: Extract<Input, { kind: "marks" }>;
  tally: MarksTally;
  caption: string;
  picture: string;
  /** The highest count of all that is shown one after the other, so that they share a scale. */
  tallest: number;
}) {
  const { words, named } = useSetting();
  const hidden = !named && tally.n < SPLIT_FROM;
  const rows = markedRows(input.items, tally);
  const order = useSteady(`${picture} ${hidden}`, () => [...rows.keys()].sort((a, b) => rank(rows[b]) - rank(rows[a]) || a - b));
  return (
    <div class="pj-plot">
      <Diverging rows={order.flatMap((index) => rows[index] ?? [])} web={rows} n={tally.n} hidden={hidden} tallest={tallest} />
      <NumbersTable
        caption={`${caption} · ${words.answers(tally.n)}`}
        heads={[words.table.item, words.low, words.high]}
        rows={hidden ? [] : order.flatMap((index) => (rows[index] ? [[rows[index].item.label, rows[index].low, rows[index].high]] : []))}
      />
    </div>
  );
}

/** The bars, on as many pages as they need, and after them the radar. `web` has the rows in the order of the question. */
function Diverging({ rows, web, n, hidden, tallest }: { rows: Marked[]; web: Marked[]; n: number; hidden: boolean; tallest: number }) {
  const { words, language, page } = useSetting();
  const [ref, box] = useBox<HTMLDivElement>();
  const most = Math.max(1, tallest, ...rows.flatMap((row) => [row.high, row.low]));
  const divided = new Set(hidden ? [] : mostDivided(rows, n));
  const longest = Math.max(...rows.map(({ item }) => textWidth(shortName(item), 4.5, 700))) + 1.5;
  const names = Math.min(box.width * 0.56, Math.max(box.width * 0.3, longest));
  const heights = rows.map(({ item }) => linesOf(shortName(item), names, 4.5, 700) * LINE);
  const starts = chunked(heights, box.height + 0.1, 0);
  const pages = starts.length + (!hidden && rows.length >= 3 ? 1 : 0);
  const here = pageOf(page, pages);
  const shown = rows.slice(starts[here], starts[here + 1]);
  const height = Math.max(LINE, Math.min(MOST_ROW, box.height / Math.max(1, shown.length)));
  const figure = (value: number) => {
    const share = percent(value, n);
    return share === null ? count(language, value) : words.percent(share);
  };
  if (here >= starts.length) {
    return (
      <div class="pj-marks" ref={ref}>
        <MarkedRadar rows={web} n={n} />
      </div>
    );
  }
  const sizes = {
    "--row": `${(starts.length > 1 ? LINE : height).toFixed(2)}cqh`,
    "--names": `${names.toFixed(1)}cqh`,
    "--number": percent(most, n) === null ? "9cqh" : "12.5cqh",
  };
  return (
    <div class="pj-marks" ref={ref} aria-hidden="true" style={sizes}>
      {shown.map((row) => (
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
