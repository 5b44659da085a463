import { useBox } from "../box";
import { textWidth } from "../measure";
import { softened } from "../../lib/hyphen";

/** How much further from the middle the label of one of three circles stands than its circle. */
const OUT = 1.28;

/** Circles that overlap, inside a frame where something surrounds them all; what that is stands under it. */
export function Circles({ circles, around }: { circles: string[]; around: string | null }) {
  const [ref, box] = useBox<HTMLDivElement>();
  const frame = around ? 2 : 0;
  const room = { width: box.width - 2 * frame, height: box.height - 2 * frame };
  const n = Math.max(1, circles.length);
  const trio = n === 3 && room.width / room.height < 2.1;
  const longest = Math.max(...circles.flatMap((label) => label.split(" ").map((word) => textWidth(word))));
  const spots = trio ? triangle(room, longest) : line(room, n);
  const middle = { x: box.width / 2, y: box.height / 2 };
  return (
    <div class="pj-circles" ref={ref}>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
        {around && (
          <rect class="around" x="0.5" y="0.5" width={Math.max(0, box.width - 1)} height={Math.max(0, box.height - 1)} rx="6" />
        )}
        {spots.at.map(([x, y], index) => (
          <circle key={index} class={`circle c${index % 3}`} cx={middle.x + x} cy={middle.y + y} r={spots.radius} />
        ))}
      </svg>
      <ul>
        {circles.map((label, index) => {
          const [x, y, away] = spots.at[index] ?? [0, 0, 0];
          const half = Math.min(box.width / 2, Math.max(...label.split(" ").map((word) => textWidth(word))) / 2 + frame);
          return (
            <li
              key={index}
              style={{
                left: `${Math.min(box.width - half, Math.max(half, middle.x + x * (1 + away))).toFixed(2)}cqh`,
                top: `${(middle.y + y * (1 + away)).toFixed(2)}cqh`,
                maxWidth: `${(spots.radius * spots.text).toFixed(2)}cqh`,
              }}
            >
              {softened(label)}
            </li>
          );
        })}
      </ul>
    </div>
  );
}

interface Spots {
  radius: number;
  /** Middle of each, and how much further out its label stands. */
  at: [number, number, number][];
  /** The width of a label, in radii. */
  text: number;
}

function triangle({ width, height }: { width: number; height: number }, word: number): Spots {
  const radius = Math.min(height / 3.15, width / 3.5);
  // Far enough apart that the two lower labels do not meet.
  const reach = Math.min(Math.max(radius * 0.74, word / 2 / OUT / Math.cos(Math.PI / 6) + 0.6), radius * 0.98);
  const at = [-90, 30, 150].map((degrees): [number, number, number] => {
    const angle = (degrees * Math.PI) / 180;
    return [Math.cos(angle) * reach, Math.sin(angle) * reach + reach * 0.25, OUT - 1];
  });
  return { radius, at: at.map(([x, y, away]) => [x, y, away]), text: 1.25 };
}

function line({ width, height }: { width: number; height: number }, n: number): Spots {
  const step = 1.56;
  const radius = Math.min(height / 2.1, width / (2.05 + step * (n - 1)));
  const at = Array.from({ length: n }, (_, index): [number, number, number] => [(index - (n - 1) / 2) * step * radius, 0, 0.04]);
  return { radius, at, text: 1.22 };
}
