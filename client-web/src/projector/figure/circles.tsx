import { useBox } from "../box";
import { textWidth } from "../measure";
import { softened } from "../../lib/hyphen";

/** How much further from the middle the label of one of three circles stands than its circle. */
const OUT = 1.28;
/** How far towards its circle's edge a label may reach, in radii, and the least between two labels. */
const INSIDE = 0.96;
const CLEAR = 1.6;
/** A wider word is broken where there are three circles, in radii: it would run over their edges. */
const WIDE = 1.5;
/** How far above and below the middle three circles lie, in radii. */
const DROP = 0.62;

/** Circles that overlap, inside a frame where something surrounds them all; what that is stands under it. */
export function Circles({ circles, around }: { circles: string[]; around: string | null }) {
  const [ref, box] = useBox<HTMLDivElement>();
  const frame = around ? 2 : 0;
  const room = { width: box.width - 2 * frame, height: box.height - 2 * frame };
  const n = Math.max(1, circles.length);
  const trio = n === 3 && room.width / room.height < 2.1;
  const widest = trio ? WIDE * trioRadius(room) : Infinity;
  const widthOf = (label: string) => Math.min(widest, Math.max(...label.split(" ").map((word) => textWidth(word))));
  const spots = trio ? triangle(room, Math.max(...circles.map(widthOf))) : line(room, n);
  const middle = { x: box.width / 2, y: box.height / 2 };
  return (
    <div class="pj-circles" ref={ref}>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
        {around && (
          <rect class="around" x="0.5" y="0.5" width={Math.max(0, box.width - 1)} height={Math.max(0, box.height - 1)} rx="6" />
        )}
        {spots.at.map(({ x, y }, index) => (
          <circle key={index} class={`circle c${index % 3}`} cx={middle.x + x} cy={middle.y + y} r={spots.radius} />
        ))}
      </svg>
      <ul>
        {circles.map((label, index) => {
          const [x, y] = spots.at[index]?.label ?? [0, 0];
          const half = Math.min(box.width / 2, widthOf(label) / 2 + frame);
          return (
            <li
              key={index}
              style={{
                left: `${Math.min(box.width - half, Math.max(half, middle.x + x)).toFixed(2)}cqh`,
                top: `${(middle.y + y).toFixed(2)}cqh`,
                maxWidth: `${Math.min(widest, Math.max(spots.radius * spots.text, 2 * half)).toFixed(2)}cqh`,
              }}
            >
              {trio ? softened(label, (word) => textWidth(word) > widest) : softened(label)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

/** What there is for all circles together. */
interface Room {
  width: number;
  height: number;
}

/** The middle of a circle and of its label, from the middle of the figure. */
interface Spot {
  x: number;
  y: number;
  label: [number, number];
}

interface Spots {
  radius: number;
  at: Spot[];
  /** The width of a label, in radii. */
  text: number;
}

const trioRadius = ({ width, height }: Room) => Math.min(height / 3.32, width / 3.9);

/** Three circles, the lower two as far apart as their labels need to stand clear of where they overlap. */
function triangle(room: Room, word: number): Spots {
  const radius = trioRadius(room);
  const x = Math.min(Math.max(radius * 0.64, (word + CLEAR) / 2 + radius * (1 - INSIDE)), radius * 0.92);
  const y = radius * DROP;
  // Where the circles are too small for that, a label rather leaves its circle than meets the other.
  const beside = Math.max(radius * 0.98, (word + CLEAR) / 2);
  const lower = (side: number): Spot => ({ x: side * x, y, label: [side * beside, y + radius * 0.06] });
  return { radius, at: [{ x: 0, y: -y, label: [0, -y * OUT] }, lower(1), lower(-1)], text: 1.25 };
}

function line({ width, height }: Room, n: number): Spots {
  const step = 1.56;
  const radius = Math.min(height / 2.1, width / (2.05 + step * (n - 1)));
  const at = Array.from({ length: n }, (_, index): Spot => {
    const x = (index - (n - 1) / 2) * step * radius;
    return { x, y: 0, label: [x * 1.04, 0] };
  });
  return { radius, at, text: 1.22 };
}
