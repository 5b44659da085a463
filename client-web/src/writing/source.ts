/** A stretch of text: characters from 0, the end not included. */
export interface Span {
  from: number;
  to: number;
}

/** A fenced block: all of it, and what stands inside. */
export interface Fence extends Span {
  name: string;
  inside: Span;
}

/** What one slide is made of. */
export interface Section extends Span {
  fences: Fence[];
}

/** A deck's text in pieces, not understood: what stands between its head's lines, and per slide what stands between the lines that part them. */
export interface Source {
  head: Span;
  sections: Section[];
}

/** Which lines open a fence, as the server reads them: the run of signs, and the word behind it. */
function opening(line: string): { run: string; name: string } | null {
  const [, run, name] = /^ {0,3}(`{3,}|~{3,})([^`]*)$/.exec(line) ?? [];
  return run ? { run, name: (name ?? "").trim() } : null;
}

const closes = (line: string, run: string) => line.trim().length >= run.length && [...line.trim()].every((sign) => sign === run[0]);
const parts = (line: string) => line.trimEnd() === "---";

/** The line ends that everything here counts with. */
export const plainLines = (text: string): string => text.replace(/^\ufeff/, "").replace(/\r\n?/g, "\n");

/** Takes a text apart as the server does; nothing where it has no head. */
export function takeApart(text: string): Source | null {
  const lines = text.split("\n");
  const starts: number[] = [];
  let at = 0;
  for (const line of lines) {
    starts.push(at);
    at += line.length + 1;
  }
  const start = (line: number) => Math.min(starts[line] ?? text.length, text.length);
  const begin = lines.findIndex((line) => line.trim());
  if (begin < 0 || !parts(lines[begin]!)) return null;
  const end = lines.findIndex((line, number) => number > begin && parts(line));
  if (end < 0) return null;

  const sections: Section[] = [];
  let section: Section = { from: start(end + 1), to: 0, fences: [] };
  let next = end + 1;
  while (next < lines.length) {
    const line = lines[next]!;
    const fence = opening(line);
    if (fence) {
      const close = lines.findIndex((inner, number) => number > next && closes(inner, fence.run));
      const last = close < 0 ? lines.length : close;
      section.fences.push({ name: fence.name, from: start(next), to: start(last + 1), inside: { from: start(next + 1), to: start(last) } });
      next = last + 1;
    } else {
      if (parts(line)) {
        sections.push({ ...section, to: start(next) });
        section = { from: start(next + 1), to: 0, fences: [] };
      }
      next += 1;
    }
  }
  sections.push({ ...section, to: text.length });
  // A line under the last slide closes it, and begins none.
  if (!section.fences.length && !text.slice(section.from).trim()) sections.pop();
  return { head: { from: start(begin + 1), to: start(end) }, sections };
}

/** Which slide a character belongs to, from 0; the head is -1. */
export function slideAt(source: Source | null, at: number): number {
  if (!source) return -1;
  return source.sections.findLastIndex(({ from }) => from <= at);
}

/** The fence of that name in a section, if there is one. */
export const fenceOf = (section: Section | undefined, name: string): Fence | null => section?.fences.find((fence) => fence.name === name) ?? null;

/** What a stretch says. */
export const textOf = (text: string, { from, to }: Span): string => text.slice(from, to);

/** Puts something in place of a stretch. */
export const splice = (text: string, { from, to }: Span, put: string): string => text.slice(0, from) + put + text.slice(to);

/** Where a line begins, as a character from 0; lines count from 1. */
export function lineAt(text: string, line: number): number {
  let at = 0;
  for (let left = line; left > 1; left--) {
    const end = text.indexOf("\n", at);
    if (end === -1) return text.length;
    at = end + 1;
  }
  return at;
}

/** Where the server means: it counts characters of a line from 1, and an emoji as one. */
export function placeAt(text: string, line: number, column: number): number {
  const begin = lineAt(text, line);
  const [written = ""] = text.slice(begin).split("\n", 1);
  return begin + [...written].slice(0, column - 1).join("").length;
}
