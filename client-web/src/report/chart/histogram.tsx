import { count, given, mean as meanOf } from "../../lib/figures";
import type { Language } from "../../lib/locale";
import type { Input, Sum } from "../../lib/protocol.gen";
import { Drawing } from "./drawing";
import { INK, SIZE, wide } from "./ink";

const TALLEST = 150;
const HEAD = 24;
const AXIS = 46;
/** Up to so many answers each one is a block of its own. */
const BLOCKS_TO = 60;
const BLOCK = 26;

/** How often each grade was given, with the mean under the axis and the line that passes. */
export function Histogram({
  input,
  sum,
  n,
  width,
  language,
  title,
}: {
  input: Extract<Input, { kind: "grade" }>;
  sum: Extract<Sum, { kind: "grade" }>;
  n: number;
  width: number;
  language: Language;
  title: string;
}) {
  const { bins, mean } = sum;
  const step = width / Math.max(1, bins.length);
  const most = Math.max(1, ...bins);
  const each = Math.min(BLOCK, TALLEST / most);
  const top = HEAD + most * each;
  const at = (grade: number) => ((grade - input.min) / input.step + 0.5) * step;
  // Whole numbers first: a scale of halves is read by its wholes.
  const whole = Math.max(1, Math.round(1 / input.step));
  const label = Math.max(wide(given(language, input.max)), wide(given(language, input.min))) + 10;
  const every = whole * Math.max(1, Math.ceil(label / (step * whole)));
  const bar = Math.max(2, step - 4);
  const pass = input.pass === null ? null : at(input.pass - input.step / 2);
  return (
    <Drawing width={width} height={top + AXIS} title={title}>
      {pass !== null && <path d={`M${pass} 4V${top}`} stroke={INK.line} stroke-width="1.5" stroke-dasharray="4 4" />}
      {bins.map((value, bin) => {
        const x = bin * step + (step - bar) / 2;
        const blocks = n <= BLOCKS_TO ? value : value > 0 ? 1 : 0;
        const high = n <= BLOCKS_TO ? each : value * each;
        return (
          <g key={bin}>
            {Array.from({ length: blocks }, (_, block) => (
              <rect key={block} x={x} y={top - (block + 1) * high + (n <= BLOCKS_TO ? 1 : 0)} width={bar} height={Math.max(1, high - (n <= BLOCKS_TO ? 1 : 0))} fill={INK.petrol} />
            ))}
            {value > 0 && wide(count(language, value)) <= step + 4 && (
              <text x={(bin + 0.5) * step} y={top - value * each - 6} text-anchor="middle" font-weight="600">
                {count(language, value)}
              </text>
            )}
          </g>
        );
      })}
      <path d={`M0 ${top}H${width}`} stroke={INK.ink} stroke-width="2" />
      {bins.map((_, bin) =>
        bin % every === 0 ? (
          <text key={bin} x={Math.min((bin + 0.5) * step, width - wide(given(language, input.min + bin * input.step)) / 2)} y={top + SIZE + 6} text-anchor="middle">
            {given(language, input.min + bin * input.step)}
          </text>
        ) : null,
      )}
      {mean !== null && (
        <>
          <path d={`M${at(mean)} ${top + 26}l6 9h-12z`} fill={INK.petrol} />
          <text
            x={at(mean) > width / 2 ? at(mean) - 12 : at(mean) + 12}
            y={top + 37}
            text-anchor={at(mean) > width / 2 ? "end" : "start"}
            font-weight="600"
          >
            {meanOf(language, mean)}
          </text>
        </>
      )}
    </Drawing>
  );
}
