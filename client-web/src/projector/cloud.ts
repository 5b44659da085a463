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
/** How many places along the spiral are tried before a word is given up, and how far it turns from one to the next. */
const STEPS = 2400;
const TURN = 0.29;
/** Beyond the ellipse that touches the box, so that its corners are reached too. */
const REACH = 1.45;
/** Those places around a middle of 0 and 0, drawn once; each word turns them by an angle of its own. */
const SPIRAL = { x: new Float64Array(STEPS), y: new Float64Array(STEPS) };
for (let step = 0; step < STEPS; step += 1) {
  const reach = (REACH * step) / STEPS;
  SPIRAL.x[step] = Math.cos(step * TURN) * reach;
  SPIRAL.y[step] = Math.sin(step * TURN) * reach;
}

/**
 * Puts words in a box without overlap, in their order: each where it was before if that is still free, else as near to the
 * middle as a spiral finds room. The same words always come out the same. What does not fit is left out.
 */
export function layCloud(words: Sized[], width: number, height: number, before: ReadonlyMap<string, Placed>): Placed[] {
  const placed: Placed[] = [];
  // Along the spiral the word that was in the way mostly still is: asked first, it spares the others.
  let inTheWay: Placed | undefined;
  const free = (word: Placed) => {
    if (
      word.x < word.width / 2 ||
      word.x > width - word.width / 2 ||
      word.y < word.height / 2 ||
      word.y > height - word.height / 2
    ) {
      return false;
    }
    if (inTheWay && !apart(word, inTheWay)) return false;
    inTheWay = placed.find((other) => !apart(word, other));
    return !inTheWay;
  };
  const homeless = words.filter((word) => {
    const old = before.get(word.word);
    const same = old && { ...word, x: old.x, y: old.y };
    return !(same && free(same) && placed.push(same));
  });
  const givenUp: Sized[] = [];
  for (const word of homeless) {
    // Where a smaller one found no room, this one finds none.
    if (givenUp.some((other) => other.width <= word.width && other.height <= word.height)) continue;
    const turn = seed(word.word);
    const [across, down] = [(width - word.width) / 2, (height - word.height) / 2];
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    // One for all steps: this is tried thousands of times.
    const candidate = { ...word, x: 0, y: 0 };
    let step = 0;
    do {
      const x = SPIRAL.x[step] ?? 0;
      const y = SPIRAL.y[step] ?? 0;
      candidate.x = width / 2 + (x * cos - y * sin) * across;
      candidate.y = height / 2 + (x * sin + y * cos) * down;
    } while (!free(candidate) && ++step < STEPS);
    (step < STEPS ? placed : givenUp).push(candidate);
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
