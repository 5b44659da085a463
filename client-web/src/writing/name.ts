/** An id that a deck does not have yet. */
export function freshId(text: string, stem: string, from = 1): string {
  const taken = new Set([...text.matchAll(/\bid: *["']?([a-z0-9-]+)/g)].map((found) => found[1]));
  let number = from;
  while (taken.has(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}

/** A name out of words, for what a list does not have yet: small letters, digits and hyphens. */
export function nameOf(words: string, taken: readonly string[], otherwise: string): string {
  const letters = words.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-");
  const stem = letters.slice(0, 36).replace(/^-+|-+$/g, "") || otherwise;
  if (!taken.includes(stem)) return stem;
  let number = 2;
  while (taken.includes(`${stem}-${number}`)) number += 1;
  return `${stem}-${number}`;
}
