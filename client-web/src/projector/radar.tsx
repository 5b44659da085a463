import type { ItemView } from "../lib/protocol.gen";
import { expectation } from "../lib/expectation";
import { shortName } from "../lib/headline";
import { softened } from "../lib/hyphen";
import { useBox } from "./box";
import { linesOf } from "./measure";
import type { Marked } from "./marks";

/** The radius that is aimed at, in hundredths of the screen's height, and the room that labels need beside it. */
const RADIUS = 27.5;
const LABELS = 62;
/** A line of a label, and between web and label. */
const LINE = 4.6;
const AIR = 2;
/** The least between two labels. */
const APART = 0.6;
/** The least room for labels on either side. */
const NARROWEST = 24;

/** One line of a radar: a number from 0 to 1 a spoke, or nothing. */
export interface Line {
  id: string;
  values: (number | null)[];
}

/** A web with a name at each spoke, and up to two lines in it: the first solid with ●, the second dashed with ◆. */
export function Radar({ items, lines, marks }: { items: ItemView[]; lines: Line[]; marks?: ("up" | "down" | null)[] }) {
  const [ref, box] = useBox<HTMLDivElement>();
  const rows = (item: ItemView | undefined) =>
    item ? linesOf(shortName(item), middleWidth(items.length, RADIUS)) * LINE + AIR : 0;
  const above = rows(items[0]);
  const below = rows(items[Math.floor(items.length / 2)]);
  const radius = Math.max(10, Math.min(RADIUS, (box.height - above - below) / 2, box.width / 2 - NARROWEST));
  const middle = (box.height + above - below) / 2;
  const labels = placeLabels(items.map(shortName), radius, box.width, middle);
  return (
    <div class="pj-radar" ref={ref} aria-hidden="true">
      <svg viewBox={`${-box.width / 2} ${-middle} ${box.width} ${box.height}`}>
        {[0.25, 0.5, 0.75, 1].map((ring) => (
          <path key={ring} class={ring === 1 ? "ring outer" : "ring"} d={closed(items.map((_, at) => point(at, items.length, radius * ring)))} />
        ))}
        {items.map((item, at) => {
          const [x, y] = point(at, items.length, radius);
          return <path key={item.id} class="ring" d={`M0 0L${x} ${y}`} />;
        })}
        {lines.slice(0, 2).map((line, index) => (
          <g key={line.id} class={index === 0 ? "line first" : "line second"}>
            <path d={through(line.values, radius)} />
            {line.values.map((value, at) => {
              if (value === null) return null;
              const [x, y] = point(at, items.length, radius * value);
              return index === 0 ? (
                <circle key={at} cx={x} cy={y} r="1" />
              ) : (
                <path key={at} class="diamond" d={`M${x} ${y - 1.4}L${x + 1.4} ${y}L${x} ${y + 1.4}L${x - 1.4} ${y}Z`} />
              );
            })}
          </g>
        ))}
        {marks?.map((mark, at) => {
          if (!mark) return null;
          const [x, y] = point(at, items.length, radius * (mark === "up" ? 0.86 : 0.4));
          return (
            <path
              key={at}
              class={mark}
              d={mark === "up" ? `M${x} ${y - 2}L${x + 2.2} ${y + 1.6}H${x - 2.2}Z` : `M${x} ${y + 2}L${x + 2.2} ${y - 1.6}H${x - 2.2}Z`}
            />
          );
        })}
      </svg>
      {items.map((item, at) => (
        <span key={item.id} class="label" style={styleOf(labels[at])}>
          {softened(shortName(item))}
        </span>
      ))}
    </div>
  );
}

/** The items of a marks question on the web: ▲ where the room expects a high score, ▼ where a low one. */
export function MarkedRadar({ rows, n }: { rows: Marked[]; n: number }) {
  return (
    <Radar
      items={rows.map((row) => row.item)}
      lines={[]}
      marks={rows.map((row) => expectation(row, n))}
    />
  );
}

/** A point on a spoke, clockwise from the top. */
export function point(at: number, of: number, radius: number): [number, number] {
  const angle = (2 * Math.PI * at) / of;
  return [rounded(Math.sin(angle) * radius), rounded(-Math.cos(angle) * radius)];
}

function rounded(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function closed(points: [number, number][]): string {
  return `M${points.map(([x, y]) => `${x} ${y}`).join("L")}Z`;
}

/** The path of a line: closed when every spoke has a number, else only between neighbours that have one. */
function through(values: (number | null)[], radius: number): string {
  const points = values.map((value, at) => (value === null ? null : point(at, values.length, radius * value)));
  if (points.every((each) => each !== null)) return closed(points);
  return points
    .map((each, at) => {
      const next = points[(at + 1) % points.length];
      return each && next ? `M${each[0]} ${each[1]}L${next[0]} ${next[1]}` : "";
    })
    .join("");
}

/** A label as it stands: its anchor, which side of that it is on, how wide it may be, and how high it is. */
interface Label {
  side: "left" | "right" | "center";
  x: number;
  top: number;
  width: number;
  height: number;
}

/** Puts labels outside their spokes, growing away from the web, and parts those that would lie over each other. */
export function placeLabels(names: string[], radius: number, width: number, middle: number): Label[] {
  const labels = names.map((name, at): Label => {
    const [x, y] = point(at, names.length, radius + AIR);
    const side = Math.abs(x) < radius * 0.3 ? "center" : x > 0 ? "left" : "right";
    const room = side === "center" ? middleWidth(names.length, radius) : Math.min(LABELS, width / 2 - Math.abs(x));
    const height = linesOf(name, room) * LINE;
    // At the top a label stands on its spoke, at the bottom it hangs from it, and in between it is centred on it.
    const above = (1 + y / -(radius + AIR)) / 2;
    return { side, x: width / 2 + x, top: middle + y - above * height, width: room, height };
  });
  for (const side of ["left", "right"] as const) {
    const column = labels.filter((label) => label.side === side).sort((a, b) => a.top - b.top);
    // From the middle outwards: the upper half moves up, the lower half down.
    const upper = column.filter((label) => label.top + label.height / 2 <= middle).reverse();
    const lower = column.filter((label) => label.top + label.height / 2 > middle);
    upper.forEach((label, at) => {
      const below = upper[at - 1];
      if (below) label.top = Math.min(label.top, below.top - label.height - APART);
    });
    lower.forEach((label, at) => {
      const above = lower[at - 1] ?? upper[0];
      if (above) label.top = Math.max(label.top, above.top + above.height + APART);
    });
  }
  return labels;
}

/** The width of a label at the top or bottom: between its neighbours, where the spokes are many. */
function middleWidth(of: number, radius: number): number {
  return of <= 6 ? 40 : Math.max(20, 2 * radius * Math.sin((2 * Math.PI) / of) + 3);
}

function styleOf(label: Label | undefined) {
  if (!label) return {};
  const shift = label.side === "center" ? "-50%" : label.side === "left" ? "0" : "-100%";
  return {
    left: `${label.x.toFixed(2)}cqh`,
    top: `${label.top.toFixed(2)}cqh`,
    maxWidth: `${label.width.toFixed(2)}cqh`,
    textAlign: label.side,
    transform: `translateX(${shift})`,
  };
}
