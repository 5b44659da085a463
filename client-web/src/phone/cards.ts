import type { CardPage, CardView } from "../lib/protocol.gen";

/** Pages fetched at most: a hall of twenty thousand is not read on a phone. */
const PAGES = 50;

/** Every shown card of a text field, newest first, or what could be fetched of them. */
export async function fetchCards(code: string, question: string, round: number, field: string): Promise<CardView[]> {
  const all: CardView[] = [];
  let before: number | null = null;
  for (let page = 0; page < PAGES; page++) {
    const query = new URLSearchParams({ question, round: `${round}`, field });
    if (before !== null) query.set("before", `${before}`);
    const response: Response | null = await fetch(`/api/rooms/${code}/cards?${query}`).catch(() => null);
    if (!response?.ok) break;
    const { cards, before: next } = (await response.json()) as CardPage;
    all.push(...cards);
    before = next;
    if (before === null) break;
  }
  return all;
}
