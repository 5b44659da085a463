import { count, percent } from "../../lib/figures";
import type { Language } from "../../lib/locale";
import { Drawing, Hatched, Lines } from "./drawing";
import { INK, LINE, linesIn, NARROW, wide } from "./ink";

const BAR = 18;
const GAP = 10;
const HEAD = 26;

/** What was marked low to the left and high to the right. */
export function Marks({
  rows,
  n,
  width,
  language,
  words,
  title,
}: {
  rows: { name: string; low: number; high: number }[];
  n: number;
  width: number;
  language: Language;
  words: { low: string; high: string };
  title: string;
}) {
  const said = (value: number) => {
    const share = percent(value, n);
    return share === null ? count(language, value) : `${share} %`;
  };
  const most = Math.max(1, ...rows.flatMap(({ low, high }) => [low, high]));
  const over = width < NARROW;
  const names = over ? width : Math.min(width * 0.42, Math.max(...rows.map(({ name }) => wide(name))) + 4);
  const from = over ? 0 : names + 8;
  const number = Math.max(...rows.flatMap(({ low, high }) => [wide(said(low), 600), wide(said(high), 600)])) + 10;
  const half = (width - from) / 2 - number;
  const middle = from + number + half;
  let y = HEAD;
  const placed = rows.map((row) => {
    const lines = linesIn(row.name, names);
    const top = y;
    const high = over ? lines.length * LINE + 4 + BAR : Math.max(BAR, lines.length * LINE);
    y += high + GAP;
    return { row, lines, top, bar: over ? top + lines.length * LINE + 4 : top + (high - BAR) / 2, tall: high };
  });
  return (
    <Drawing width={width} height={y} title={title}>
      <text x={middle - 8} y="16" text-anchor="end" fill={INK.soft}>
        {words.low}
      </text>
      <text x={middle + 8} y="16" fill={INK.soft}>
        {words.high}
      </text>
      {placed.map(({ row, lines, top, bar, tall }, at) => (
        <g key={at}>
          <Lines lines={lines} x={over ? 0 : names} y={over ? top + LINE / 2 : top + (tall - (lines.length - 1) * LINE) / 2} anchor={over ? "start" : "end"} />
          <Hatched x={middle - 1 - (half * row.low) / most} y={bar} width={(half * row.low) / most} height={BAR} />
          <rect x={middle + 1} y={bar} width={(half * row.high) / most} height={BAR} fill={INK.petrol} />
          <text x={middle - 8 - (half * row.low) / most} y={bar + 14} text-anchor="end" font-weight="600">
            {said(row.low)}
          </text>
          <text x={middle + 8 + (half * row.high) / most} y={bar + 14} font-weight="600">
            {said(row.high)}
          </text>
        </g>
      ))}
      {!over && <path d={`M${middle} ${HEAD - 4}V${y - GAP + 4}`} stroke={INK.ink} stroke-width="2" />}
      {over && placed.map(({ bar }, at) => <path key={at} d={`M${middle} ${bar - 2}V${bar + BAR + 2}`} stroke={INK.ink} stroke-width="2" />)}
    </Drawing>
  );
}
