import { useBox } from "../box";
import { softened } from "../../lib/hyphen";

/** Circles that overlap, inside what surrounds them all. */
export function Circles({ circles, around }: { circles: string[]; around: string | null }) {
  const [ref, box] = useBox<HTMLDivElement>();
  const top = around ? 8 : 0;
  const room = { width: box.width - (around ? 8 : 0), height: box.height - top - (around ? 5 : 0) };
  const n = Math.max(1, circles.length);
  const trio = n === 3 && room.width / room.height < 2.1;
  const spots = trio ? triangle(room) : line(room, n);
  const middle = { x: box.width / 2, y: top + room.height / 2 };
  return (
    <div class="pj-circles" ref={ref}>
      <svg viewBox={`0 0 ${box.width} ${box.height}`} aria-hidden="true">
        {around && (
          <rect class="around" x="0.5" y="3.5" width={Math.max(0, box.width - 1)} height={Math.max(0, box.height - 4)} rx="6" />
        )}
        {spots.at.map(([x, y], index) => (
          <circle key={index} class={`circle c${index % 3}`} cx={middle.x + x} cy={middle.y + y} r={spots.radius} />
        ))}
      </svg>
      {around && <p class="around-label">{around}</p>}
      <ul>
        {circles.map((label, index) => {
          const [x, y, away] = spots.at[index] ?? [0, 0, 0];
          return (
            <li
              key={index}
              style={{
                left: `${(middle.x + x * (1 + away)).toFixed(2)}cqh`,
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

function triangle({ width, height }: { width: number; height: number }): Spots {
  const radius = Math.min(height / 3.15, width / 3.5);
  const reach = radius * 0.74;
  const at = [-90, 30, 150].map((degrees): [number, number, number] => {
    const angle = (degrees * Math.PI) / 180;
    return [Math.cos(angle) * reach, Math.sin(angle) * reach + reach * 0.25, 0.28];
  });
  return { radius, at: at.map(([x, y, away]) => [x, y, away]), text: 1.25 };
}

function line({ width, height }: { width: number; height: number }, n: number): Spots {
  const step = 1.56;
  const radius = Math.min(height / 2.1, width / (2.05 + step * (n - 1)));
  const at = Array.from({ length: n }, (_, index): [number, number, number] => [(index - (n - 1) / 2) * step * radius, 0, 0.04]);
  return { radius, at, text: 1.22 };
}
