import type { Language } from "../../lib/locale";
import { clean, escaped, type PageText } from "./text";

/** A page that was read and brought: its text, and how the deck names its image. */
export interface Page extends PageText {
  image: string;
}

/** What a page without a title is called. */
export type Untitled = (number: number) => string;

/** A deck whose slides are the pages of a PDF. */
export function deckOf(title: string, pages: Page[], language: Language, untitled: Untitled): string {
  const id = language === "nl" ? "pagina" : "page";
  const slides = pages.map(({ title, text, image }, at) => {
    const heading = escaped(title || untitled(at + 1));
    return `---\n\n\`\`\`slide\nid: ${id}-${at + 1}\nimage: ${image}\n\`\`\`\n\n# ${heading}\n${text && `\n${text}\n`}\n`;
  });
  return `${headOf(title, language)}${slides.join("")}`.trimEnd() + "\n";
}

/** A deck of one slide, while its pages are on their way. */
export function coming(title: string, language: Language, told: string): string {
  return `${headOf(title, language)}---\n\n\`\`\`slide\nid: ${language === "nl" ? "dia" : "slide"}-1\n\`\`\`\n\n# ${escaped(told)}\n`;
}

function headOf(title: string, language: Language): string {
  return `---\ntitle: ${JSON.stringify(title)}\nlanguage: ${language}\n`;
}

/** What a deck is called: what its first page says, else its file. */
export function titleOf(pages: PageText[], file: string): string {
  return pages[0]?.title || clean(file.replace(/\.pdf$/i, "").replace(/[_-]+/g, " ")) || "PDF";
}
