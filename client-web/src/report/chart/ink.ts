import { textWidth } from "../../projector/measure";

/** The colours of the light theme, written out: a chart is also a file of its own, which knows no style sheet. */
export const INK = {
  paper: "#ffffff",
  ink: "#17262e",
  soft: "#3d4c54",
  line: "#78858b",
  petrol: "#0b5560",
  koper: "#b84a00",
} as const;

/** The size of text in a chart, in the chart's own pixels, and the height of a line of it. */
export const SIZE = 15;
export const LINE = 19;
export const FAMILY = "Atkinson, system-ui, sans-serif";

/** Narrower than this a name stands over its bar instead of before it. */
export const NARROW = 520;

/** How wide a text is, in pixels. */
export function wide(text: string, weight = 450): number {
  return textWidth(text, SIZE, weight);
}

/** A text in lines that are no wider than `width`, broken between words and, where one is too long, inside it. */
export function linesIn(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = line ? `${line} ${word}` : word;
    if (wide(longer) <= width) {
      line = longer;
      continue;
    }
    if (line) lines.push(line);
    line = word;
    while (wide(line) > width && line.length > 1) {
      let cut = line.length - 1;
      while (cut > 1 && wide(`${line.slice(0, cut)}-`) > width) cut -= 1;
      lines.push(`${line.slice(0, cut)}-`);
      line = line.slice(cut);
    }
  }
  if (line) lines.push(line);
  return lines.length > 0 ? lines : [""];
}
