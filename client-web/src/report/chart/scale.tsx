import { given, mean as meanOf } from "../../lib/figures";
import type { Language } from "../../lib/locale";
import { Drawing, Lines } from "./drawing";
import { INK, LINE, linesIn, NARROW, wide } from "./ink";

const ROW = 26;
const GAP = 8;
const HEAD = 28;
const MEAN = 34;

/** Means on one scale, a row for each name and a mark for each series: ● the first, ◆ the second. `said` is what is written at the marks, where that is not the mean. */
export function Scale({
  rows,
  series,
  min,
  max,
  ends,
  width,
  language,
  title,
}: {
  rows: { name: string; means: (number | null)[]; said?: string[] }[];
  series: string[];
  min: number;
  max: number;
  /** What stands at the ends of the scale, where those are no numbers. */
  ends?: [string, string];
  width: number;
  language: Language;
  title: string;
}) {
  const over = width < NARROW;
  const names = over ? width : Math.min(width * 0.42, Math.max(...rows.map(({ name }) => wide(name))) + 4);
  const from = (over ? 0 : names + 14) + MEAN;
  const to = width - (series.length > 1 ? MEAN : 10);
  const at = (value: number) => from + ((to - from) * (value - min)) / (max - min || 1);
  let y = HEAD;
  const placed = rows.map((row) => {
    const lines = linesIn(row.name, names);
    const top = y;
    const high = over ? lines.length * LINE + ROW : Math.max(ROW, lines.length * LINE);
    y += high + GAP;
    return { ...row, lines, top, middle: over ? top + lines.length * LINE + ROW / 2 : top + high / 2 };
  });
  const bottom = y - GAP + 6;
  return (
    <Drawing width={width} height={bottom + 22} title={title}>
      {series.length > 1 && (
        <text x={over ? 0 : from - MEAN} y="15">
          <tspan fill={INK.petrol}>●</tspan>
          <tspan> {series[0]}</tspan>
          <tspan fill={INK.koper} dx="14">
            ◆
          </tspan>
          <tspan> {series[1]}</tspan>
        </text>
      )}
      {placed.map(({ lines, top, middle, means, said }, index) => {
        const [first, second] = means;
        const written = (at: number, mean: number) => said?.[at] ?? meanOf(language, mean);
        return (
          <g key={index}>
            <Lines lines={lines} x={over ? 0 : names} y={over ? top + LINE / 2 : middle - ((lines.length - 1) * LINE) / 2} anchor={over ? "start" : "end"} />
            <path d={`M${from} ${middle}H${to}`} stroke={INK.line} stroke-width="1" />
            {first != null && second != null && <path d={`M${at(first)} ${middle}H${at(second)}`} stroke={INK.ink} stroke-width="3" />}
            {first != null && (
              <>
                <circle cx={at(first)} cy={middle} r="6" fill={INK.petrol} stroke={INK.paper} stroke-width="1.5" />
                <text x={from - 12} y={middle + 5} text-anchor="end" font-weight="600">
                  {written(0, first)}
                </text>
              </>
            )}
            {second != null && (
              <>
                <path d={`M${at(second)} ${middle - 8}l8 8l-8 8l-8 -8z`} fill={INK.koper} stroke={INK.paper} stroke-width="1.5" />
                <text x={to + 12} y={middle + 5} font-weight="600">
                  {written(1, second)}
                </text>
              </>
            )}
          </g>
        );
      })}
      <text x={from} y={bottom + 14} text-anchor={ends ? "start" : "middle"} fill={INK.soft}>
        {ends?.[0] ?? given(language, min)}
      </text>
      <text x={to} y={bottom + 14} text-anchor={ends ? "end" : "middle"} fill={INK.soft}>
        {ends?.[1] ?? given(language, max)}
      </text>
    </Drawing>
  );
}
