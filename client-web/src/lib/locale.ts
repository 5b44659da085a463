import type { Store } from "./storage";

/** The languages of the screens; decks may be in any. */
export type Language = "nl" | "en";

const NAME = "peil.language";

/** The language chosen on this browser, else its own preference, else `fallback` (the deck's, where there is one). */
export function preferredLanguage(store: Store, fallback: string = "nl"): Language {
  const chosen = store.read<string>(NAME);
  const wishes = [chosen, ...(navigator.languages ?? [navigator.language]), fallback];
  for (const wish of wishes) {
    const short = wish?.slice(0, 2).toLowerCase();
    if (short === "nl" || short === "en") return short;
  }
  return "nl";
}

/** Remembers the language that somebody chose. */
export function keepLanguage(store: Store, language: Language): void {
  store.write(NAME, language);
}

/** Gives a dictionary: the built-in one at once, the other fetched when it is first needed. */
export async function loadWords<Words>(
  language: Language,
  nl: Words,
  en: () => Promise<{ default: Words }>,
): Promise<Words> {
  return language === "en" ? (await en()).default : nl;
}

/** A number as people of that language write it: 6,4 in Dutch; at most `decimals` decimals. */
export function number(language: Language, value: number, decimals = 2): string {
  return value.toLocaleString(language, { maximumFractionDigits: decimals });
}

/** A number with exactly so many decimals: 6,0 in Dutch. */
export function fixed(language: Language, value: number, decimals = 1): string {
  return value.toLocaleString(language, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
