/** A word with the room it takes, in any unit that the box has too. */
export interface Sized {
  word: string;
  width: number;
  height: number;
}

/** The middle of a placed word, from the top left. */
export interface Placed extends Sized {
  x: number;
  y: number;
}

/** Air around each word, in hundredths of the screen's height. */
const AIR = 1.8;
/** How far the spiral goes on, and in what steps, before a word is given up. */
const STEPS = 2400;
/** Beyond the ellipse that touches the box, so that its corners are reached too. */
const REACH = 1.45;

/**
 * Puts words in a box without overlap, in their order: each where it was before if that is still free, else as near to the
 * middle as a spiral finds room. The same words always come out the same. What does not fit is left out.
 */
export function layCloud(words: Sized[], width: number, height: number, before: ReadonlyMap<string, Placed>): Placed[] {
  const placed: Placed[] = [];
  const free = (word: Placed) =>
    word.x - word.width / 2 >= 0 &&
    word.x + word.width / 2 <= width &&
    word.y - word.height / 2 >= 0 &&
    word.y + word.height / 2 <= height &&
    placed.every((other) => apart(word, other));
  const homeless = words.filter((word) => {
    const old = before.get(word.word);
    const same = old && { ...word, x: old.x, y: old.y };
    return !(same && free(same) && placed.push(same));
  });
  for (const word of homeless) {
    const turn = seed(word.word);
    // One for all steps: this is tried thousands of times.
    const candidate = { ...word, x: 0, y: 0 };
    for (let step = 0; step < STEPS; step += 1) {
      const angle = turn + step * 0.29;
      const reach = (REACH * step) / STEPS;
      candidate.x = width / 2 + Math.cos(angle) * reach * (width - word.width) * 0.5;
      candidate.y = height / 2 + Math.sin(angle) * reach * (height - word.height) * 0.5;
      if (free(candidate)) {
        placed.push(candidate);
        break;
      }
    }
  }
  const places = new Map(placed.map((each) => [each.word, each]));
  return words.flatMap((word) => places.get(word.word) ?? []);
}

function apart(a: Placed, b: Placed): boolean {
  return (
    Math.abs(a.x - b.x) >= (a.width + b.width) / 2 + AIR || Math.abs(a.y - b.y) >= (a.height + b.height) / 2 + AIR / 5
  );
}

/** An angle that depends on the word alone. */
function seed(word: string): number {
  let sum = 7;
  for (const sign of word) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973;
  return (sum / 9973) * 2 * Math.PI;
}
