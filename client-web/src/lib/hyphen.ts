/** A break that is seen only where a line ends. */
const SOFT = "\u00ad";
/** Shorter words are never broken. */
const LONG = 13;
/** No less than this stands alone at either end. */
const LEAST = 3;

const VOWEL = /[aeiouyáéíóúàèëïöüâêîôû]/i;
/** Consonants that begin a syllable together. */
const TOGETHER = /^(?:ch|sch|th|ph|st|tr|pr|br|dr|gr|kr|kl|pl|bl|fl|gl|sl|sp)/i;

/**
 * Gives long words soft hyphens between syllables, for labels in narrow places: words of many letters, or those that
 * `long` says are. Browsers hyphenate only where they have a dictionary, which not all have of Dutch.
 */
export function softened(text: string, long = (word: string) => word.length >= LONG): string {
  return text
    .split(" ")
    .map((word) => (long(word) ? broken(word) : word))
    .join(" ");
}

function broken(word: string): string {
  const breaks: number[] = [];
  for (let at = 1; at < word.length; at += 1) {
    if (!VOWEL.test(word[at - 1] ?? "") || VOWEL.test(word[at] ?? "")) continue;
    let end = at;
    while (end < word.length && !VOWEL.test(word[end] ?? "")) end += 1;
    if (end === word.length) break;
    const consonants = word.slice(at, end);
    let before = consonants.length === 1 ? at : at + 1;
    if (consonants.length === 2 && /^(?:ch|th|ph)$/i.test(consonants)) before = at;
    if (consonants.length > 2 && !TOGETHER.test(word.slice(before, end))) before = end - 1;
    if (before >= LEAST && word.length - before >= LEAST) breaks.push(before);
  }
  return breaks.reduceRight((rest, at) => rest.slice(0, at) + SOFT + rest.slice(at), word);
}
