import { expectation } from "./expectation";
import type { AgainstView, ItemView } from "./protocol.gen";

/** At most so many surprises are named. */
const SURPRISES = 3;
/** A surprise is among so many of the lowest or highest scores. */
const FAR = 4;

/** An item with its score and what was expected of it. */
export interface Scored {
  item: ItemView;
  score: number | null;
  /** Said when high minus low is at least a fifth of the answers. */
  mark: "up" | "down" | null;
  surprise: boolean;
  /** How many more marked it the one way than the other. */
  lead: number;
}

/**
 * The items in their order, with scores and expectations. A surprise is one expected high with one of the four lowest scores,
 * or one expected low with one of the four highest; at most three, the strongest expectation first, of equals the first.
 */
export function scoredItems(items: ItemView[], { scores, expected }: AgainstView): Scored[] {
  const rows = items.map((item, at) => {
    const marks = { high: expected?.high[at] ?? 0, low: expected?.low[at] ?? 0 };
    return { item, at, score: scores[at] ?? null, mark: expected ? expectation(marks, expected.n) : null, lead: Math.abs(marks.high - marks.low) };
  });
  const known = rows.flatMap(({ score }) => (score === null ? [] : [score]));
  // Of few scores a third is far: else every one would be among the lowest and the highest.
  const far = Math.min(FAR, Math.floor(known.length / 3));
  const isFar = (side: (other: number) => boolean) => known.filter(side).length < far;
  const surprising = rows
    .filter(({ score, mark }) => score !== null && mark !== null && isFar((other) => (mark === "up" ? other < score : other > score)))
    .sort((a, b) => b.lead - a.lead || a.at - b.at)
    .slice(0, SURPRISES);
  return rows.map((row) => ({ item: row.item, score: row.score, mark: row.mark, lead: row.lead, surprise: surprising.includes(row) }));
}

/** As they are listed: the surprises first, the strongest expectation before others; then the highest scores, and what was not scored last. */
export function listed(rows: Scored[]): Scored[] {
  const value = (row: Scored) => (row.surprise ? row.lead : (row.score ?? -Infinity));
  return [...rows].sort((a, b) => Number(b.surprise) - Number(a.surprise) || value(b) - value(a));
}
