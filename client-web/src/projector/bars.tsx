import { count, percent } from "../lib/figures";
import type { ItemView } from "../lib/protocol.gen";
import { shortName } from "../lib/headline";
import { useBox } from "./box";
import { pageOf, useSetting } from "./context";
import { useSteady } from "./steady";
import { NumbersTable } from "./table";

/** The height of a row at the smallest size, in hundredths of the screen's height, and at the largest. */
const LEAST_ROW = 5.6;
const MOST_ROW = 12;

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
}: {
  rows: Row[];
  of: number | null;
  caption: string;
  /** Highest first, as it was when the picture came up. */
  sorted?: boolean;
  /** Names the picture: with another one the order is made anew. */
  steady: string;
  unit?: (value: number) => string;
}) {
  const { words, language, page } = useSetting();
  const [ref, box] = useBox<HTMLDivElement>();
  const order = useSteady(steady, () =>
    sorted ? [...rows.keys()].sort((a, b) => (rows[b]?.value ?? 0) - (rows[a]?.value ?? 0) || a - b) : [...rows.keys()],
  );
  const most = Math.max(1, ...rows.map((row) => row.value));
  const fit = Math.max(1, Math.floor(box.height / LEAST_ROW));
  const pages = Math.max(1, Math.ceil(rows.length / fit));
  const here = pageOf(page, pages);
  const perPage = Math.ceil(rows.length / pages);
  const shown = order.slice(here * perPage, (here + 1) * perPage).flatMap((index) => rows[index] ?? []);
  const height = Math.min(MOST_ROW, box.height / Math.max(1, shown.length));
  const said = (value: number) => {
    const share = of === null ? null : percent(value, of);
    return share === null ? [count(language, value), ""] : [words.percent(share), count(language, value)];
  };
  return (
    <div class="pj-plot">
      <div class="pj-bars" ref={ref} aria-hidden="true" style={{ "--row": `${height.toFixed(2)}cqh` }}>
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
