import { count, percent } from "../../lib/figures";
import type { Language } from "../../lib/locale";
import { Drawing, Lines } from "./drawing";
import { INK, LINE, linesIn, NARROW, wide } from "./ink";

const BAR = 20;
const GAP = 12;

/** A bar for each name. `of` is what would be all, where percentages are wanted. */
export function Bars({
  rows,
  of,
  width,
  language,
  title,
}: {
  rows: { name: string; value: number }[];
  of: number | null;
  width: number;
  language: Language;
  title: string;
}) {
  const said = (value: number) => {
    const share = of === null ? null : percent(value, of);
    return share === null ? count(language, value) : `${count(language, value)} · ${share} %`;
  };
  const most = Math.max(1, ...rows.map(({ value }) => value));
  const over = width < NARROW;
  const names = over ? width : Math.min(width * 0.45, Math.max(60, ...rows.map(({ name }) => wide(name))) + 4);
  const from = over ? 0 : names + 12;
  const room = width - from - Math.max(...rows.map(({ value }) => wide(said(value), 600))) - 10;
  let y = 4;
  const placed = rows.map((row) => {
    const lines = linesIn(row.name, names);
    const top = y;
    const high = over ? lines.length * LINE + 4 + BAR : Math.max(BAR, lines.length * LINE);
    y += high + GAP;
    return { ...row, lines, top, bar: over ? top + lines.length * LINE + 4 : top + (high - BAR) / 2, high };
  });
  return (
    <Drawing width={width} height={Math.max(1, y - GAP + 4)} title={title}>
      {placed.map(({ name, value, lines, top, bar, high }, at) => (
        <g key={`${at} ${name}`}>
          <Lines lines={lines} x={over ? 0 : names} y={over ? top + LINE / 2 : top + (high - (lines.length - 1) * LINE) / 2} anchor={over ? "start" : "end"} />
          <rect x={from} y={bar} width={Math.max(value > 0 ? 2 : 0, (room * value) / most)} height={BAR} fill={INK.petrol} />
          <text x={from + (room * value) / most + 8} y={bar + BAR / 2 + 5} font-weight="600">
            {said(value)}
          </text>
        </g>
      ))}
      <path d={`M${from} 0V${Math.max(1, y - GAP + 4)}`} stroke={INK.ink} stroke-width="2" />
    </Drawing>
  );
}
