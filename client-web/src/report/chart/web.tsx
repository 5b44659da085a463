import { Drawing, Lines } from "./drawing";
import { INK, LINE, linesIn } from "./ink";

/** The room for a name beside the web, and the most height of it. */
const NAME = 128;
const RADIUS = 150;
const AIR = 12;

/** A web of means: each item a spoke from the lowest of the scale to the highest, a line for each of two series. */
export function Web({
  items,
  series,
  means,
  min,
  max,
  width,
  title,
}: {
  items: string[];
  series: string[];
  /** A list of means for each series. */
  means: (number | null)[][];
  min: number;
  max: number;
  width: number;
  title: string;
}) {
  const beside = Math.min(NAME, width * 0.27);
  const radius = Math.max(60, Math.min(RADIUS, width / 2 - beside - AIR));
  const labels = items.map((item) => linesIn(item, beside));
  const lines = Math.max(1, ...labels.map((label) => label.length));
  const head = series.length > 1 ? 30 : 6;
  const middle = { x: width / 2, y: head + lines * LINE + AIR + radius };
  const height = middle.y + radius + AIR + lines * LINE + 6;
  const on = (at: number, part: number) => {
    const turn = (2 * Math.PI * at) / items.length;
    return [middle.x + Math.sin(turn) * radius * part, middle.y - Math.cos(turn) * radius * part] as const;
  };
  const closed = (part: number) => `M${items.map((_, at) => on(at, part).map((value) => value.toFixed(1)).join(" ")).join("L")}Z`;
  const parts = means.slice(0, 2).map((all) => all.map((mean) => (mean === null ? null : (mean - min) / (max - min || 1))));
  return (
    <Drawing width={width} height={height} title={title}>
      {series.length > 1 && (
        <text x={width / 2} y="15" text-anchor="middle">
          <tspan fill={INK.petrol}>●</tspan>
          <tspan> {series[0]}</tspan>
          <tspan fill={INK.koper} dx="14">
            ◆
          </tspan>
          <tspan> {series[1]}</tspan>
        </text>
      )}
      {[0.25, 0.5, 0.75, 1].map((ring) => (
        <path key={ring} d={closed(ring)} fill="none" stroke={INK.line} stroke-width={ring === 1 ? 1.5 : 0.75} />
      ))}
      {items.map((_, at) => {
        const [x, y] = on(at, 1);
        return <path key={at} d={`M${middle.x} ${middle.y}L${x.toFixed(1)} ${y.toFixed(1)}`} stroke={INK.line} stroke-width="0.75" />;
      })}
      {parts.map((line, which) => (
        <g key={which}>
          <path
            d={through(line.map((part, at) => (part === null ? null : on(at, part))))}
            fill={which === 0 ? INK.petrol : "none"}
            fill-opacity="0.12"
            stroke={which === 0 ? INK.petrol : INK.koper}
            stroke-width="2.5"
            stroke-linejoin="round"
            {...(which === 1 ? { "stroke-dasharray": "6 4" } : {})}
          />
          {line.map((part, at) => {
            if (part === null) return null;
            const [x, y] = on(at, part);
            return which === 0 ? (
              <circle key={at} cx={x} cy={y} r="4" fill={INK.petrol} />
            ) : (
              <path key={at} d={`M${x} ${y - 6}l6 6l-6 6l-6 -6z`} fill={INK.koper} />
            );
          })}
        </g>
      ))}
      {labels.map((label, at) => {
        const [x, y] = on(at, 1 + AIR / radius);
        const sine = Math.sin((2 * Math.PI * at) / items.length);
        const upright = Math.abs(sine) < 0.15;
        const up = y < middle.y;
        const tall = (label.length - 1) * LINE;
        const top = upright ? (up ? y - tall - LINE / 2 : y + LINE / 2) : y - tall / 2;
        return <Lines key={at} lines={label} x={x} y={top} anchor={upright ? "middle" : sine > 0 ? "start" : "end"} />;
      })}
    </Drawing>
  );
}

/** A line through the points that there are: closed where none is missing. */
function through(points: (readonly [number, number] | null)[]): string {
  if (points.every((point) => point !== null)) return `M${points.map((point) => point.map((value) => value.toFixed(1)).join(" ")).join("L")}Z`;
  let pen = false;
  return points
    .map((point) => {
      if (!point) {
        pen = false;
        return "";
      }
      const to = `${pen ? "L" : "M"}${point[0].toFixed(1)} ${point[1].toFixed(1)}`;
      pen = true;
      return to;
    })
    .join("");
}
