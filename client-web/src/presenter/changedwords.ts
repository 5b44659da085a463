import type { DeckSummary } from "../lib/protocol.gen";
import type { Language } from "../lib/locale";
import type { Words } from "../locale/presenter.nl";
import { dayOf, hourOf } from "./clock";

/** When a deck of one's own was changed last: copies have the title of what they are copied from. Empty for other decks. */
export function changedWords({ changedAt }: DeckSummary, words: Words, language: Language): string {
  return changedAt === null ? "" : words.deckWhen(dayOf(changedAt, language), hourOf(changedAt, language));
}
