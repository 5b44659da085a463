import { count, given, mean as meanOf } from "../lib/figures";
import type { FieldTally, Input, Sum } from "../lib/protocol.gen";
import { useBox } from "./box";
import { useSetting } from "./context";
import { NumbersTable } from "./table";

/** Up to so many answers each one is a block of its own. */
const BLOCKS_TO = 60;
/** No block is higher than this, in hundredths of the screen's height: five answers must not fill the wall. */
const TALLEST_BLOCK = 9;
/** Room for the number above a bar, and for the axis, in the same unit. */
const NUMBER = 6;
const AXIS = 9.5;
const PASS_LABEL = 5;
/** The width of a digit at the smallest size of text. */
const DIGIT = 2.7;

/** The blocks or bars of one round of grades, with mean, median and pass line. */
export function Histogram({
  input,
  tally,
  caption,
  tallest,
}: {
  input: Extract<Input, { kind: "grade" }>;
  tally: FieldTally & { sum: Extract<Sum, { kind: "grade" }> };
  caption: string;
  /** The highest bin of all rounds on the screen, so that they share a scale. */
  tallest?: number;
}) {
  const { words, language } = useSetting();
  const [ref, box] = useBox<HTMLDivElement>();
  const { bins, mean, median } = tally.sum;
  const most = Math.max(1, tallest ?? 0, ...bins);
  const step = box.width / bins.length;
  const room = Math.max(4, box.height - NUMBER - AXIS - (input.pass === null ? 0 : PASS_LABEL));
  const each = Math.min(TALLEST_BLOCK, room / most);
  const at = (grade: number) => ((grade - input.min) / input.step + 0.5) * step;
  const whole = Math.max(1, Math.round(1 / input.step));
  const every = whole * round(Math.ceil((3 * DIGIT) / (step * whole)));
  // The median stands on the number of its bar, or between two bars down to the higher number.
  const over = (grade: number) => {
    const bin = (grade - input.min) / input.step;
    return Math.max(bins[Math.floor(bin)] ?? 0, bins[Math.ceil(bin)] ?? 0);
  };
  const passAt = input.pass === null ? 0 : at(input.pass - input.step / 2);
  const turned = median !== null && tally.n > 1 && at(median) < passAt && at(median) > passAt - 4 * DIGIT;
  const numbered = numbers(bins, step);
  const blocks = tally.n <= BLOCKS_TO;
  return (
    <div class="pj-plot">
      <div class="pj-histogram" ref={ref} aria-hidden="true">
        {input.pass !== null && (
          // The line stands between the last grade that fails and the first that passes.
          <div class={turned ? "pass turned" : "pass"} style={{ left: cqh(passAt) }}>
            <span>{given(language, input.pass)}</span>
          </div>
        )}
        {median !== null && tally.n > 1 && (
          <div class="median" style={{ left: cqh(at(median)), bottom: cqh(AXIS + over(median) * each + NUMBER) }} />
        )}
        {bins.map((value, bin) => (
          <div key={bin} class="bin" style={{ left: cqh(bin * step), width: cqh(step) }}>
            {blocks ? (
              Array.from({ length: value }, (_, block) => (
                <div key={block} class="block" style={{ height: cqh(each), bottom: cqh(block * each) }} />
              ))
            ) : (
              <div class="bar" style={{ height: cqh(value * each) }} />
            )}
            {value > 0 && numbered.has(bin) && (
              <span class="number" style={{ bottom: cqh(value * each) }}>
                {count(language, value)}
              </span>
            )}
          </div>
        ))}
        <div class="axis" />
        {mean !== null && tally.n > 1 && (
          <svg class="mean" viewBox="0 0 10 8" style={{ left: cqh(at(mean)) }}>
            <path d="M5 0L10 8H0Z" fill="currentColor" />
          </svg>
        )}
        {bins.map((_, bin) =>
          bin % every === 0 ? (
            <span key={bin} class="tick" style={{ left: cqh((bin + 0.5) * step) }}>
              {given(language, input.min + bin * input.step)}
            </span>
          ) : null,
        )}
      </div>
      <NumbersTable
        caption={[caption, mean === null || tally.n < 2 ? "" : words.meanIs(meanOf(language, mean)), words.answers(tally.n)]
          .filter(Boolean)
          .join(" · ")}
        heads={[words.table.grade, words.table.count]}
        rows={bins.flatMap((value, bin) => (value > 0 ? [[given(language, input.min + bin * input.step), value]] : []))}
      />
    </div>
  );
}

/** Which bins carry their number: all where it fits, else the tallest three that keep clear of each other. */
export function numbers(bins: number[], step: number): Set<number> {
  const width = (value: number) => String(value).length * DIGIT;
  if (bins.every((value) => width(value) <= step)) return new Set(bins.keys());
  const chosen: number[] = [];
  const order = [...bins.keys()].sort((a, b) => (bins[b] ?? 0) - (bins[a] ?? 0) || a - b);
  for (const bin of order) {
    if (chosen.length === 3) break;
    const clear = (other: number) =>
      Math.abs(other - bin) * step > (width(bins[bin] ?? 0) + width(bins[other] ?? 0)) / 2 + 1;
    if (chosen.every(clear)) chosen.push(bin);
  }
  return new Set(chosen);
}

/** Rounds a spacing of axis labels up to one that people count in. */
function round(spacing: number): number {
  return [1, 2, 5, 10, 20, 25, 50].find((nice) => nice >= spacing) ?? 100;
}

function cqh(value: number): string {
  return `${value.toFixed(3)}cqh`;
}
