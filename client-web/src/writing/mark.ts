import type { Span } from "./source";

/** What the text of a slide can say beside words. */
export const MARKS = ["strong", "emphasis", "list", "numbered", "heading", "quote", "link"] as const;
export type Mark = (typeof MARKS)[number];

/** What stands around what is marked. */
const AROUND: Partial<Record<Mark, [string, string]>> = { strong: ["**", "**"], emphasis: ["*", "*"], link: ["[", "](https://)"] };
/** What stands before each line. */
const BEFORE: Partial<Record<Mark, (line: number) => string>> = { list: () => "- ", numbered: (line) => `${line + 1}. `, heading: () => "## ", quote: () => "> " };
/** What may stand there already. */
const LED = /^(?:[-*] |\d+[.)] |#{2,4} |> )/;

/** Marks what is selected in a text, or unmarks it where it is so already; the selection goes along. */
export function marked(text: string, { from, to }: Span, mark: Mark): { text: string } & Span {
  const around = AROUND[mark];
  if (around) {
    const [open, close] = around;
    if (text.slice(from - open.length, from) === open && text.slice(to, to + close.length) === close) {
      return { text: text.slice(0, from - open.length) + text.slice(from, to) + text.slice(to + close.length), from: from - open.length, to: to - open.length };
    }
    return { text: text.slice(0, from) + open + text.slice(from, to) + close + text.slice(to), from: from + open.length, to: to + open.length };
  }
  const begin = text.lastIndexOf("\n", from - 1) + 1;
  const stop = text.indexOf("\n", to);
  const end = stop < 0 ? text.length : stop;
  const lines = text.slice(begin, end).split("\n");
  const lead = BEFORE[mark]!;
  const off = lines.every((line, at) => line.startsWith(lead(at)));
  const written = lines.map((line, at) => (off ? line.slice(lead(at).length) : lead(at) + line.replace(LED, ""))).join("\n");
  return { text: text.slice(0, begin) + written + text.slice(end), from: begin, to: begin + written.length };
}
