import { count, percent } from "../lib/figures";
import type { ItemView } from "../lib/protocol.gen";
import { shortName } from "../lib/headline";
import { useBox } from "./box";
import { chunked } from "./chunk";
import { pageOf, useSetting } from "./context";
import { linesOf, textWidth } from "./measure";
import { useSteady } from "./steady";
import { NumbersTable } from "./table";

/** A line of a name, and the air between rows, in hundredths of the screen's height. */
const LINE = 4.9;
const AIR = 1.4;
/** The thickest bar. */
const THICKEST = 8;

/** What a row stands for, and how much. */
export interface Row {
  item: ItemView;
  value: number;
}

/** Bars of counts or sums, one a row. `of` is what a full bar would be for percentages, if they are wanted. */
export function Bars({
  rows,
  of,
  caption,
  sorted = false,
  steady,
  unit,
  tallest = 0,
}: {
  rows: Row[];
  of: number | null;
  caption: string;
  /** Highest first, as it was when the picture came up. */
  sorted?: boolean;
  /** Names the picture: with another one the order is made anew. */
  steady: string;
  unit?: (value: number) => string;
  /** The highest value of all that is shown one after the other, so that they share a scale. */
  tallest?: number;
}) {
  const { words, language, page } = useSetting();
  const [ref, box] = useBox<HTMLDivElement>();
  const order = useSteady(steady, () =>
    sorted ? [...rows.keys()].sort((a, b) => (rows[b]?.value ?? 0) - (rows[a]?.value ?? 0) || a - b) : [...rows.keys()],
  );
  const most = Math.max(1, tallest, ...rows.map((row) => row.value));
  const longest = Math.max(...rows.map((row) => textWidth(shortName(row.item))));
  const names = Math.min(box.width * 0.55, Math.max(box.width * 0.25, longest + 3));
  const heights = order.map((index) => {
    const row = rows[index];
    return row ? linesOf(shortName(row.item), names) * LINE : 0;
  });
  const whole = chunked(heights, box.height, AIR);
  const starts = whole.length > 1 ? chunked(heights, box.height - LINE - AIR, AIR) : whole;
  const pages = starts.length;
  const here = pageOf(page, pages);
  const shown = order.slice(starts[here], starts[here + 1]).flatMap((index) => rows[index] ?? []);
  const bar = Math.min(THICKEST, Math.max(3.6, (box.height / Math.max(1, shown.length)) * 0.6));
  const said = (value: number) => {
    const share = of === null ? null : percent(value, of);
    return share === null ? [count(language, value), ""] : [words.percent(share), count(language, value)];
  };
  return (
    <div class="pj-plot" style={{ "--rows": rows.length }}>
      <div class="pj-bars" ref={ref} aria-hidden="true" style={{ "--names": `${names.toFixed(1)}cqh`, "--bar": `${bar.toFixed(2)}cqh` }}>
        {shown.map(({ item, value }) => {
          const [figure, small] = said(value);
          return (
            <div key={item.id} class="row">
              <span class="name">{shortName(item)}</span>
              <span class="track">
                <span class="bar" style={{ width: `${(100 * value) / most}%` }} />
                <span class="number">
                  {figure} {small && <small>{small}</small>}
                </span>
              </span>
            </div>
          );
        })}
        {pages > 1 && <p class="pj-page-of">{words.page(here + 1, pages)}</p>}
      </div>
      <NumbersTable
        caption={caption}
        heads={[words.table.item, words.table.count]}
        rows={order.flatMap((index) => {
          const row = rows[index];
          return row ? [[row.item.label, unit ? unit(row.value) : row.value]] : [];
        })}
      />
    </div>
  );
}

/** One bar of two parts: ja and nee. */
export function Split({ rows, n, caption }: { rows: [Row, Row]; n: number; caption: string }) {
  const { words, language } = useSetting();
  const total = rows[0].value + rows[1].value;
  return (
    <div class="pj-plot pj-split-plot">
      <div class="pj-split" aria-hidden="true">
        <p class="names">
          {rows.map(({ item, value }) => {
            const share = percent(value, n);
            return (
              <span key={item.id}>
                {shortName(item)} <strong>{share === null ? count(language, value) : words.percent(share)}</strong>
                {share !== null && <small> {count(language, value)}</small>}
              </span>
            );
          })}
        </p>
        <div class={total === 0 ? "track empty" : "track"}>
          {rows.map(({ item, value }, index) => (
            <div key={item.id} class={index === 0 ? "part first" : "part second"} style={{ flexGrow: value }} />
          ))}
        </div>
      </div>
      <NumbersTable
        caption={caption}
        heads={[words.table.item, words.table.count]}
        rows={rows.map(({ item, value }) => [item.label, value])}
      />
    </div>
  );
}
