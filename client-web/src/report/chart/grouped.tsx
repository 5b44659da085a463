import { Drawing, Hatched, Lines } from "./drawing";
import { INK, LINE, linesIn, NARROW, wide } from "./ink";

const BAR = 18;
const GAP = 3;
const AIR = 14;

/** A bar of each workshop under each name, each as long as its part of all answers there. The second of two is hatched. */
export function Grouped({
  rows,
  width,
  title,
}: {
  rows: { name: string; bars: { name: string; part: number; said: string }[] }[];
  width: number;
  title: string;
}) {
  const bars = rows.flatMap((row) => row.bars);
  const most = Math.max(0.01, ...bars.map(({ part }) => part));
  const names = Math.min(width * (width < NARROW ? 0.35 : 0.3), Math.max(...bars.map(({ name }) => wide(name))) + 4);
  const from = names + 10;
  const room = width - from - Math.max(...bars.map(({ said }) => wide(said, 600))) - 12;
  let y = 2;
  const placed = rows.map((row) => {
    const lines = linesIn(row.name, width);
    const top = y;
    y += lines.length * LINE + 4;
    const each = row.bars.map((bar) => {
      const named = linesIn(bar.name, names);
      const high = Math.max(BAR, named.length * LINE);
      const at = y;
      y += high + GAP;
      return { ...bar, named, top: at, high, middle: at + high / 2 };
    });
    y += AIR;
    return { lines, top, bars: each };
  });
  return (
    <Drawing width={width} height={Math.max(1, y - AIR)} title={title}>
      {placed.map(({ lines, top, bars }, row) => (
        <g key={row}>
          <Lines lines={lines} x={0} y={top + LINE / 2} weight={640} />
          {bars.map(({ named, part, said, top, high, middle }, at) => {
            const long = Math.max(part > 0 ? 2 : 0, (room * part) / most);
            return (
              <g key={at}>
                <Lines lines={named} x={names} y={top + (high - (named.length - 1) * LINE) / 2} anchor="end" />
                {at === 1 && bars.length === 2 ? (
                  <Hatched x={from} y={middle - BAR / 2} width={long} height={BAR} />
                ) : (
                  <rect x={from} y={middle - BAR / 2} width={long} height={BAR} fill={INK.petrol} />
                )}
                <text x={from + long + 8} y={middle + 5} font-weight="600">
                  {said}
                </text>
              </g>
            );
          })}
          <path d={`M${from} ${(bars[0]?.top ?? top) - 2}V${(bars.at(-1)?.top ?? top) + (bars.at(-1)?.high ?? 0) + 2}`} stroke={INK.ink} stroke-width="2" />
        </g>
      ))}
    </Drawing>
  );
}
