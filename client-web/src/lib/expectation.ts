/** What the room expects of an item: said when high minus low is at least a fifth of the answers. */
export function expectation({ high, low }: { high: number; low: number }, n: number): "up" | "down" | null {
  if (high - low >= n / 5 && high > low) return "up";
  return low - high >= n / 5 && low > high ? "down" : null;
}
