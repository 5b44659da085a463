import { fenceOf, splice, type Fence, type Section, type Span } from "./source";

/** What a slide says outside its blocks: its title as people read it, and the Markdown under it. */
export interface Told {
  title: string;
  body: string;
}

/** A line of a heading; the level is kept when its text changes. */
const HEADING = /^( {0,3}#{1,6})(?: (.*))?$/;

interface Layout {
  /** The line of the title, without its end. */
  title: Span | null;
  /** Stretches of text around it and between blocks, blank lines at their ends left out. */
  pieces: Span[];
}

/** The lines of a section that stand outside its blocks, in stretches. */
function layout(text: string, section: Section): Layout {
  const runs: Span[] = [];
  let from = section.from;
  for (const fence of section.fences) {
    runs.push({ from, to: fence.from });
    from = fence.to;
  }
  runs.push({ from, to: section.to });
  const pieces: Span[] = [];
  let title: Span | null = null;
  for (const run of runs) {
    let begin = run.from;
    for (let at = run.from; !title && at < run.to; ) {
      const end = text.indexOf("\n", at);
      const stop = end < 0 || end > run.to ? run.to : end;
      if (HEADING.test(text.slice(at, stop))) {
        title = { from: at, to: stop };
        pieces.push(trimmed(text, { from: begin, to: at }));
        begin = stop;
      }
      at = stop + 1;
    }
    pieces.push(trimmed(text, { from: begin, to: run.to }));
  }
  return { title, pieces: pieces.filter(({ from, to }) => from < to) };
}

/** Without blank lines at either end; spaces before the first word stay, since they mean something in Markdown. */
function trimmed(text: string, { from, to }: Span): Span {
  const inner = text.slice(from, to);
  const end = from + inner.trimEnd().length;
  const lead = /^(?:[ \t]*\n)*/.exec(inner)?.[0].length ?? 0;
  return { from: Math.min(from + lead, end), to: end };
}

/** What the slide says. */
export function told(text: string, section: Section): Told {
  const { title, pieces } = layout(text, section);
  return {
    title: title ? plain(HEADING.exec(text.slice(title.from, title.to))?.[2] ?? "") : "",
    body: pieces.map(({ from, to }) => text.slice(from, to).replace(/^\\(---\s*|[`~]{3,}.*)$/gm, "$1")).join("\n\n"),
  };
}

/** The fences of a section after those from a place on have moved. */
const fencesFrom = (section: Section, place: number, by: number): Fence[] =>
  section.fences.map((fence) => (fence.from < place ? fence : { ...fence, from: fence.from + by, to: fence.to + by }));

/** The text with another title on a slide. */
export function withTitle(text: string, section: Section, written: string): string {
  const { title } = layout(text, section);
  const line = written.replace(/\s*\n\s*/g, " ");
  if (title) {
    const without = splice(text, { from: title.from, to: Math.min(title.to + 1, section.to) }, "");
    // Without its line the next heading would be the title, and be typed over.
    const other = layout(without, { ...section, to: section.to - text.length + without.length, fences: fencesFrom(section, title.from, without.length - text.length) }).title;
    const sign = HEADING.exec(text.slice(title.from, title.to))?.[1] ?? "#";
    return line || other ? splice(text, title, `${sign} ${escaped(line)}`) : without;
  }
  return line ? put(text, section, fenceOf(section, "slide")?.to ?? section.from, `# ${escaped(line)}`) : text;
}

/** The text with another body on a slide: in one stretch, where the first of it stood. */
export function withBody(text: string, section: Section, written: string): string {
  // These lines would begin a slide or a block.
  const body = written.replace(/^(?:[ \t]*\n)*|\s*$/g, "").replace(/^(?:---\s*| {0,3}[`~]{3,}.*)$/gm, (line) => `\\${line.trimStart()}`);
  const { title, pieces } = layout(text, section);
  const [first, ...rest] = pieces;
  if (!first) return body ? put(text, section, title?.to ?? fenceOf(section, "slide")?.to ?? section.from, body) : text;
  let next = text;
  for (const piece of rest.reverse()) next = splice(next, piece, "");
  return splice(next, first, body);
}

/** The text with a block of a slide changed, added or, with nothing, taken out. */
export function withFence(text: string, section: Section, name: string, inside: string | null): string {
  const fence = fenceOf(section, name);
  if (inside === null) return fence ? without(text, section, fence) : text;
  const block = inside.endsWith("\n") || !inside ? inside : `${inside}\n`;
  const longest = Math.max(2, ...block.split("\n").map((line) => /^\s*(`*)/.exec(line)?.[1]?.length ?? 0));
  if (fence && longest === 2) return splice(text, fence.inside, block);
  const run = "`".repeat(longest + 1);
  const whole = `${run}${name}\n${block}${run}`;
  if (fence) return splice(text, fence, `${whole}\n`);
  const notes = name === "notes" ? null : fenceOf(section, "notes");
  if (name === "slide") return put(text, section, section.from, whole);
  return put(text, section, notes ? trimmed(text, { from: section.from, to: notes.from }).to : trimmed(text, section).to, whole);
}

function without(text: string, section: Section, fence: Fence): string {
  const before = text.slice(section.from, fence.from).replace(/\n\n$/, "\n");
  return splice(text, { from: section.from, to: fence.to }, before);
}

/** Puts a block of lines at a place, with an empty line on either side. */
function put(text: string, section: Section, at: number, lines: string): string {
  const from = Math.max(section.from, at);
  const head = text.slice(0, from);
  const tail = text.slice(from);
  const above = from === section.from ? (head.endsWith("---\n") ? "\n" : "\n\n") : head.endsWith("\n\n") ? "" : head.endsWith("\n") ? "\n" : "\n\n";
  const below = !tail.trim() ? "\n" : tail.startsWith("\n\n") ? "" : tail.startsWith("\n") ? "\n" : "\n\n";
  return head + above + lines + (tail.trim() ? below + tail : "\n");
}

/** A line of Markdown as it is read, as far as signs that mean themselves go. */
export const plain = (line: string) => line.replace(/\\([!-/:-@[-`{-~])/g, "$1");

/** A line of which no sign is markup. */
const escaped = (line: string) => line.replace(/[\\`*_[\]<]|&(?=#?\w+;)|#+$/g, "\\$&");
