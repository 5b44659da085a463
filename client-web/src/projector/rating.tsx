import { given, mean as meanOf } from "../lib/figures";
import { shortName, SPEAK_FROM } from "../lib/headline";
import { fixed } from "../lib/locale";
import type { FieldTally, Input, ItemView, Rated, Sum } from "../lib/protocol.gen";
import { useBox } from "./box";
import { SPLIT_FROM } from "./choice";
import { chunked } from "./chunk";
import { pageOf, useSetting } from "./context";
import { linesOf, textWidth } from "./measure";
import { Radar, type Line } from "./radar";
import { useSteady } from "./steady";
import { NumbersTable } from "./table";

type RatingInput = Pick<Extract<Input, { kind: "rating" }>, "items" | "series" | "min" | "max">;
type RatingSum = Extract<Sum, { kind: "rating" }>;

/** Narrower than this, in parts of the height, the list and the radar take turns instead of standing side by side. */
export const BESIDE = 1.9;
/** An old 4:3 screen is narrower than this, in hundredths of its height, however low the drawing is. */
export const WIDE = 140;
/** The height of a row of the list, in hundredths of the screen's height. */
const ROW = 5;

/** One item of the list: its means, and how far apart they are. */
export interface Gap {
  item: ItemView;
  now: Rated | undefined;
  wanted: Rated | undefined;
  /** Nothing where one of them is missing, or only one series was asked. */
  gap: number | null;
}

/** Ratings in one or two series: the radar and the sorted list of gaps, beside each other or by turns with ↓. */
export function Ratings({
  input,
  tally,
  caption,
  picture,
}: {
  input: RatingInput;
  tally: FieldTally & { sum: RatingSum };
  caption: string;
  picture: string;
}) {
  const { words, language, page, named } = useSetting();
  const [ref, box] = useBox<HTMLDivElement>();
  const hidden = !named && tally.n < SPLIT_FROM;
  const all = gaps(input, tally.sum);
  const order = useSteady(`${picture} ${hidden}`, () =>
    [...all.keys()].sort((a, b) => weight(all[b]) - weight(all[a]) || a - b),
  );
  const sorted = order.flatMap((index) => all[index] ?? []);
  const radar = (
    <Radar items={input.items} lines={hidden ? [] : lines(input, tally.sum)} />
  );
  const webbed = input.items.length >= 3;
  const beside = box.width >= WIDE && box.width / box.height >= BESIDE;
  const turn = pageOf(page, 2);
  const round = hidden || (webbed && tally.n >= SPEAK_FROM);
  return (
    <div class="pj-plot pj-rating" ref={ref}>
      {hidden && webbed && radar}
      {!hidden && (!round || (!beside && turn === 0) || (beside && turn === 1)) && <GapList rows={sorted} input={input} />}
      {!hidden && round && !beside && turn === 1 && radar}
      {!hidden && round && beside && turn === 0 && (
        <div class="pj-beside">
          {radar}
          {input.series.length > 1 && <ShortGaps rows={sorted} box={{ width: 52, height: box.height }} />}
        </div>
      )}
      <NumbersTable
        caption={`${caption} · ${words.answers(tally.n)}`}
        heads={[words.table.item, ...input.series.map((series) => series.label)]}
        rows={
          hidden
            ? []
            : sorted.map(({ item, now, wanted }) => [
                item.label,
                ...[now, wanted]
                  .slice(0, input.series.length)
                  .map((rated) => (rated?.mean == null ? "–" : meanOf(language, rated.mean))),
              ])
        }
      />
    </div>
  );
}

/** Every item with the dots of its series on one scale, largest gap first. */
function GapList({ rows, input }: { rows: Gap[]; input: RatingInput }) {
  const { words, language, page } = useSetting();
  const [ref, box] = useBox<HTMLDivElement>();
  const longest = Math.max(...rows.map(({ item }) => textWidth(shortName(item)))) + 1;
  const names = Math.min(box.width * 0.5, Math.max(box.width * 0.3, longest));
  const heights = rows.map(({ item }) => linesOf(shortName(item), names) * ROW);
  const starts = chunked(heights, box.height + 0.1, 0);
  const here = pageOf(page, starts.length);
  const shown = rows.slice(starts[here], starts[here + 1]);
  const at = (value: number) => `${(100 * (value - input.min)) / (input.max - input.min || 1)}%`;
  const height = starts.length > 1 ? ROW : Math.min(9, box.height / Math.max(1, shown.length));
  return (
    <div class="pj-gaps" ref={ref} aria-hidden="true" style={{ "--row": `${height.toFixed(2)}cqh`, "--names": `${names.toFixed(1)}cqh` }}>
      {shown.map(({ item, now, wanted, gap }) => (
        <div key={item.id} class="row">
          <span class="name">{shortName(item)}</span>
          <span class="number">{now?.mean == null ? "" : meanOf(language, now.mean)}</span>
          <span class="scale">
            {now?.mean != null && wanted?.mean != null && (
              <span
                class="reach"
                style={{ left: at(Math.min(now.mean, wanted.mean)), right: `calc(100% - ${at(Math.max(now.mean, wanted.mean))})` }}
              />
            )}
            {now?.mean != null && <span class="dot" style={{ left: at(now.mean) }} />}
            {wanted?.mean != null && <span class="diamond" style={{ left: at(wanted.mean) }} />}
          </span>
          <span class="number">{wanted?.mean == null ? "" : meanOf(language, wanted.mean)}</span>
          {input.series.length > 1 && <span class="number gap">{signed(gap, language)}</span>}
        </div>
      ))}
      <span class="sr-only">{words.gap}</span>
      <span class="sr-only">{`${given(language, input.min)}–${given(language, input.max)}`}</span>
    </div>
  );
}

/** The largest gaps as a plain list, as many as fit beside the radar. `rows` come largest first. */
export function ShortGaps({ rows, box }: { rows: Gap[]; box: { width: number; height: number } }) {
  const { language } = useSetting();
  let left = box.height;
  const shown = rows.filter(({ item }) => {
    left -= linesOf(shortName(item), box.width - 12) * 4.9 + 1.2;
    return left >= 0;
  });
  return (
    <ol class="pj-gap-list" aria-hidden="true">
      {shown.map(({ item, gap }) => (
        <li key={item.id}>
          <span>{shortName(item)}</span>
          <strong>{signed(gap, language)}</strong>
        </li>
      ))}
    </ol>
  );
}

/** Items with the difference of their two means. */
export function gaps(input: RatingInput, sum: RatingSum): Gap[] {
  return input.items.map((item, index) => {
    const [now, wanted] = sum.items[index] ?? [];
    const gap = now?.mean == null || wanted?.mean == null ? null : wanted.mean - now.mean;
    return { item, now, wanted, gap };
  });
}

/** The means as parts of the scale, a line for each series. */
export function lines(input: RatingInput, sum: RatingSum): Line[] {
  return input.series.map((series, at) => ({
    id: series.id,
    values: input.items.map((_, index) => {
      const value = sum.items[index]?.[at]?.mean;
      return value == null ? null : (value - input.min) / (input.max - input.min || 1);
    }),
  }));
}

/** What the list is sorted by: the gap, or the mean where only one series was asked. */
function weight(row: Gap | undefined): number {
  return row ? (row.gap ?? row.now?.mean ?? -Infinity) : -Infinity;
}

/** A difference with its sign: +0,8, −0,3 or 0,0. */
export function signed(gap: number | null, language: "nl" | "en"): string {
  if (gap === null) return "";
  const text = fixed(language, Math.abs(gap), 1);
  return /[1-9]/.test(text) ? `${gap > 0 ? "+" : "−"}${text}` : text;
}
