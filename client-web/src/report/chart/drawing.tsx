import type { ComponentChildren } from "preact";
import { FAMILY, INK, LINE, SIZE } from "./ink";

/** A drawing that is whole in itself: it prints as vectors, and can be saved as a file. */
export function Drawing({
  width,
  height,
  title,
  children,
}: {
  width: number;
  height: number;
  /** What it shows, for who cannot see it; the numbers stand in the table under it. */
  title: string;
  children: ComponentChildren;
}) {
  return (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={title}
      font-family={FAMILY}
      font-size={SIZE}
      font-weight="450"
      fill={INK.ink}
    >
      <title>{title}</title>
      {children}
    </svg>
  );
}

/** Lines of text, the first with its middle at `y`. */
export function Lines({
  lines,
  x,
  y,
  anchor = "start",
  weight,
}: {
  lines: string[];
  x: number;
  y: number;
  anchor?: "start" | "middle" | "end";
  weight?: number;
}) {
  return (
    <text x={x} text-anchor={anchor} {...(weight ? { "font-weight": weight } : {})}>
      {lines.map((line, at) => (
        <tspan key={at} x={x} y={y + at * LINE + SIZE * 0.35}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** A bar of the second series: hatched, so that it differs by more than its colour. Of lines, since a pattern is printed as a picture. */
export function Hatched({ x, y, width, height }: { x: number; y: number; width: number; height: number }) {
  if (width <= 0) return null;
  const lines: string[] = [];
  for (let from = APART - height; from < width; from += APART) {
    const [start, end] = [Math.max(0, -from), Math.min(height, width - from)];
    lines.push(`M${(x + from + start).toFixed(1)} ${(y + height - start).toFixed(1)}L${(x + from + end).toFixed(1)} ${(y + height - end).toFixed(1)}`);
  }
  return (
    <g fill="none" stroke={INK.koper}>
      <path d={lines.join("")} stroke-width="2.6" />
      <rect x={x + 1} y={y + 1} width={Math.max(0, width - 2)} height={height - 2} stroke-width="2" />
    </g>
  );
}

/** Between two lines of a hatched bar, in pixels. */
const APART = 6;
