import { TEXT, TITLE } from "./limit";

/** A piece of text on a page, as PDFs hold it; places and sizes in points, upwards from the lower edge. */
export interface Run {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
  /** Whether its line ends behind it. */
  ends: boolean;
}

/** What a page says: a title, and its text in the deck format. */
export interface PageText {
  title: string;
  text: string;
}

interface Line {
  text: string;
  y: number;
  /** Where it ends to the right. */
  end: number;
  size: number;
}

/** How far a line reaches that goes on in the next, of the widest on the page: slides break shorter ones on purpose. */
const FULL = 0.8;
/** Signs that begin an item of a list; PowerPoint's stand where no letters are. */
const BULLET = /^(?:[•‣◦▪●○■□➢➤✓❖·*–—-]|[\ue000-\uf8ff])\s*(?=\S)/u;
/** What shows nothing or turns the direction of what follows, which no deck may hold. */
// oxlint-disable-next-line no-control-regex
const UNSHOWN = /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff0-\uffff\ue000-\uf8ff]|\p{Surrogate}/gu;

/** Reads a page: its largest line is the title, and what is left its text. `number` is the page's own. */
export function read(runs: Run[], number: number): PageText {
  const lines = linesOf(runs).filter((line) => line.text !== String(number));
  const named = lines.filter((line) => /\p{L}.*\p{L}/u.test(line.text));
  const largest = Math.max(0, ...named.map((line) => line.size));
  const first = lines.findIndex((line) => named.includes(line) && line.size >= largest * 0.97);
  if (first < 0) return { title: "", text: cut(blocks(lines).join("\n\n"), TEXT) };
  let last = first;
  let title = clean(lines[first]?.text ?? "");
  // A title of two lines goes on in the same size right under the first.
  for (let next = lines[last + 1]; next; next = lines[last + 1]) {
    const above = lines[last];
    const goesOn = above && Math.abs(next.size - above.size) < 0.03 * above.size && Math.abs(above.y - next.y) < 1.6 * above.size;
    if (!goesOn || BULLET.test(next.text) || largest <= smallest(lines) * 1.1) break;
    title = `${title} ${clean(next.text)}`;
    last += 1;
  }
  const rest = lines.filter((_, at) => at < first || at > last);
  return { title: cut(title, TITLE), text: cut(blocks(rest).join("\n\n"), TEXT) };
}

function smallest(lines: Line[]): number {
  return Math.min(...lines.map((line) => line.size));
}

/** Runs put together to lines, in the order of the file, which is the order of reading in what these programs export. */
function linesOf(runs: Run[]): Line[] {
  const lines: (Line & { open: boolean })[] = [];
  for (const run of runs) {
    const line = lines.at(-1);
    const same = line?.open && Math.abs(line.y - run.y) < 0.4 * Math.max(line.size, run.size);
    if (line && same) {
      const gap = run.x - line.end;
      const apart = gap > 0.15 * run.size && !line.text.endsWith(" ") && !run.text.startsWith(" ");
      line.text += apart ? ` ${run.text}` : run.text;
      line.size = Math.max(line.size, run.text.trim() ? run.size : 0);
      line.end = run.x + run.width;
      line.open = !run.ends;
    } else if (run.text.trim()) {
      lines.push({ text: run.text, y: run.y, size: run.size, end: run.x + run.width, open: !run.ends });
    }
  }
  return lines.map((line) => ({ ...line, text: line.text.replace(/\s+/g, " ").trim() })).filter(({ text }) => text !== "");
}

/** Lines put together to paragraphs and lists in the deck format. */
function blocks(lines: Line[]): string[] {
  const found: { items: string[]; list: boolean }[] = [];
  const full = FULL * Math.max(0, ...lines.map((line) => line.end));
  let above: Line | null = null;
  for (const line of lines) {
    const item = BULLET.test(line.text);
    const text = clean(line.text.replace(BULLET, ""));
    const block = found.at(-1);
    const near: boolean = above !== null && Math.abs(above.y - line.y) < 1.7 * line.size && Math.abs(above.size - line.size) < 0.15 * line.size;
    const goesOn: boolean = near && above !== null && above.end >= full && !/[.?!:;]$/.test(above.text);
    above = line;
    if (!text) continue;
    if (block?.list && item) block.items.push(text);
    else if (block && goesOn && !item) block.items.push(`${block.items.pop() ?? ""} ${text}`.trim());
    else found.push({ items: [text], list: item });
  }
  return found.map(({ items, list }) => items.map((item) => (list ? `- ${escaped(item)}` : escaped(item))).join("\n"));
}

/** A line without what cannot be shown. */
export function clean(text: string): string {
  return text.normalize("NFC").replace(UNSHOWN, "").replace(/\s+/g, " ").trim();
}

/** A line of which no sign is markup in the deck format. */
export function escaped(line: string): string {
  return line
    .replace(/[\\`*_[\]<>&#~|!]/g, "\\$&")
    .replace(/^[-+=:]/, "\\$&")
    .replace(/^(\d+)([.)])/, "$1\\$2");
}

/** The beginning of a text that is too long, up to a word. */
function cut(text: string, most: number): string {
  const signs = [...text];
  if (signs.length <= most) return text;
  const begin = signs.slice(0, most - 1).join("");
  // Not between a backslash and the sign that it stands before.
  return `${begin.replace(/\s+\S*$/, "").replace(/\\+$/, "")}…`;
}
