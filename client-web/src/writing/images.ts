import { escaped } from "./pdf/text";
import { plain } from "./slide";

/** An image in the text of a slide: a line of its own. */
export interface Placed {
  /** What it shows, in words. */
  alt: string;
  /** How the deck names it. */
  path: string;
  /** Where its line stands in the text. */
  from: number;
  to: number;
}

/** A line that is an image. */
const IMAGE = /^ {0,3}!\[((?:\\.|[^\\\]\n])*)\]\((images\/[0-9a-f]{32}\.\w+)\)[ \t]*$/gm;

/** The images of a slide's text, in its order. */
export function imagesOf(body: string): Placed[] {
  return [...body.matchAll(IMAGE)].map((found) => ({ alt: plain(found[1]!), path: found[2]!, from: found.index, to: found.index + found[0].length }));
}

/** The line of an image. */
export const imageLine = (alt: string, path: string): string => `![${escaped(alt.replace(/\s+/g, " "))}](${path})`;

/** The text with another image, or other words for it, at its place. */
export const withImage = (body: string, { from, to }: Placed, line: string): string => body.slice(0, from) + line + body.slice(to);

/** The text without an image, and without the empty lines that set it apart. */
export function withoutImage(body: string, { from, to }: Placed): string {
  const [before, after] = [body.slice(0, from).trimEnd(), body.slice(to).replace(/^\s*\n/, "")];
  return [before, after].filter((part) => part.trim()).join("\n\n");
}
