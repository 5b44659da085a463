import { blockOf } from "./block";
import { freshId } from "./name";
import { fenceOf, takeApart, textOf, type Section, type Source } from "./source";
import { withFence } from "./slide";

/** A deck's text with its slides apart, each as it stands between the lines that part them. */
interface Parts {
  before: string;
  slides: string[];
  after: string;
}

function apart(text: string, source: Source): Parts {
  const { sections } = source;
  const first = sections[0]?.from ?? text.length;
  const last = sections.at(-1)?.to ?? text.length;
  return { before: text.slice(0, first), slides: sections.map((section) => textOf(text, section)), after: text.slice(last) };
}

function together({ before, slides, after }: Parts): string {
  const fitted = slides.map((slide, index) => {
    const begun = slide.startsWith("\n") ? slide : `\n${slide}`;
    const last = index === slides.length - 1;
    if (last && !after) return `${begun.trimEnd()}\n`;
    return begun.endsWith("\n\n") ? begun : begun.endsWith("\n") ? `${begun}\n` : `${begun}\n\n`;
  });
  return (before.endsWith("\n") ? before : `${before}\n`) + fitted.join("---\n") + after;
}

const changed = (text: string, change: (slides: string[]) => void): string => {
  const source = takeApart(text);
  if (!source) return text;
  const parts = apart(text, source);
  change(parts.slides);
  return together(parts);
};

/** The text with a slide at another place. */
export const withMoved = (text: string, from: number, to: number): string =>
  changed(text, (slides) => {
    const [slide] = slides.splice(from, 1);
    if (slide !== undefined) slides.splice(to, 0, slide);
  });

/** The text without a slide. */
export const withoutSlide = (text: string, at: number): string => changed(text, (slides) => slides.splice(at, 1));

/** The text with a slide more, at a place. */
export const withSlide = (text: string, at: number, slide: string): string => changed(text, (slides) => slides.splice(at, 0, slide));

/** The text with a copy of a slide behind it, under names of its own. */
export function withCopy(text: string, at: number): string {
  const section = takeApart(text)?.sections[at];
  if (!section) return text;
  let next = withSlide(text, at + 1, textOf(text, section));
  for (const name of ["slide", "question"]) {
    const copy = takeApart(next)?.sections[at + 1];
    const fence = fenceOf(copy, name);
    if (!copy || !fence) continue;
    const block = blockOf(textOf(next, fence.inside));
    const id = block.text(["id"]);
    if (!block.broken && id) next = withFence(next, copy, name, block.with(["id"], freshId(text, id.replace(/-\d+$/, ""), 2)));
  }
  return next;
}

/** What a slide is called in the file: its own id, or its question's. */
export function idOf(text: string, section: Section): string {
  for (const name of ["slide", "question"]) {
    const fence = fenceOf(section, name);
    const id = fence && blockOf(textOf(text, fence.inside)).text(["id"]);
    if (id) return id;
  }
  return "";
}
