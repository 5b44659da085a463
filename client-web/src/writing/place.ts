/** Lines that part slides: those of the head and every later one, outside blocks. Their first characters, from 0. */
function partings(text: string): number[] {
  const found: number[] = [];
  let fence = "";
  let at = 0;
  for (const line of text.split("\n")) {
    const sign = /^`{3,}/.exec(line)?.[0] ?? "";
    if (fence) {
      if (sign.length >= fence.length && line.trim() === sign) fence = "";
    } else if (sign) fence = sign;
    else if (line.trimEnd() === "---") found.push(at);
    at += line.length + 1;
  }
  return found;
}

/** Which slide of a deck's text a character belongs to, from 0; the head belongs to the first. */
export function slideAt(text: string, at: number): number {
  const before = partings(text).filter((parting) => parting <= at).length;
  return Math.max(0, before - 2);
}

/** Where the text of a slide begins, as a character from 0. */
export function startOf(text: string, slide: number): number {
  const parting = partings(text)[slide + 1];
  if (parting === undefined) return text.length;
  const rest = text.slice(parting);
  return parting + (/^---\s*/.exec(rest)?.[0].length ?? 0);
}

/** Where a slide's text ends: where the next begins, or the text does. */
export function endOf(text: string, slide: number): number {
  return partings(text)[slide + 2] ?? text.length;
}

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
