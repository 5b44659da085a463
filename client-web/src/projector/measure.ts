import { onFaces } from "./fit";

let pen: CanvasRenderingContext2D | null | undefined;
/** Widths at a size of 100 by weight and text: cards and words are measured again with every number that changes. */
const widths = new Map<string, number>();
/** So many are kept at most: a wall has a tenth. */
const KEPT = 5_000;
onFaces(() => widths.clear());

/** The width of a sign where nothing can be measured, in parts of the size of the text. */
const SIGN = 0.53;
/** Rounding, and a face that has not come yet. */
const SAFE = 1.02;

/** How wide a text is in the sans, at a size and in its unit; at the weight of labels unless another is given. */
export function textWidth(text: string, size = 4.5, weight = 600): number {
  if (pen === undefined) pen = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  if (!pen) return text.length * size * SIGN;
  const key = `${weight} ${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    pen.font = `${weight} 100px Atkinson, system-ui, sans-serif`;
    width = pen.measureText(text).width;
    if (widths.size >= KEPT) widths.clear();
    widths.set(key, width);
  }
  return (width / 100) * size * SAFE;
}

/** How many lines a text takes in a column of some width, broken between words. */
export function linesOf(text: string, width: number, size = 4.5, weight = 600): number {
  const space = textWidth(" ", size, weight);
  let lines = 1;
  let used = 0;
  for (const word of text.split(" ")) {
    const wide = textWidth(word, size, weight);
    if (used > 0 && used + space + wide > width) {
      lines += 1;
      used = 0;
    }
    // A word that is wider than the column is broken, and takes lines of its own.
    lines += Math.max(0, Math.ceil(wide / width) - 1);
    used += (used > 0 ? space : 0) + Math.min(wide, width);
  }
  return lines;
}
