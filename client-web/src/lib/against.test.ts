import { describe, expect, it } from "vitest";
import { listed, scoredItems } from "./against";
import type { AgainstView } from "./protocol.gen";

const items = Array.from("abcdefghijkl", (id) => ({ id, label: id, short: null }));
/** Twelve items that score 1 to 12 in their order, and what twenty people expected of some. */
const against = (expected: Record<string, [high: number, low: number]>, part: Partial<AgainstView> = {}): AgainstView => ({
  group: null, groups: 0, noun: null, min: 1, max: 12, field: "f",
  scores: items.map((_, at) => at + 1),
  expected: {
    high: items.map(({ id }) => expected[id]?.[0] ?? 0),
    low: items.map(({ id }) => expected[id]?.[1] ?? 0),
    n: 20,
  },
  ...part,
});
const surprises = (view: AgainstView) =>
  listed(scoredItems(items, view)).filter((row) => row.surprise).map(({ item, mark }) => `${item.id} ${mark}`);

describe("expectation beside scores", () => {
  it("is surprised by what was expected high and is among the four lowest, and the other way round", () => {
    expect(surprises(against({ d: [9, 0], e: [9, 0], i: [0, 8], h: [0, 8] }))).toEqual(["d up", "i down"]);
  });
  it("says nothing of an expectation of less than a fifth", () => {
    expect(surprises(against({ a: [5, 2], b: [6, 2] }))).toEqual(["b up"]);
  });
  it("names three at most, the strongest expectation first", () => {
    const view = against({ a: [5, 0], b: [7, 0], l: [0, 9], k: [0, 6] });
    expect(scoredItems(items, view).filter((row) => row.surprise).map(({ item }) => item.id)).toEqual(["b", "k", "l"]);
  });
  it("lists the strongest expectation first, whatever was scored", () => {
    expect(surprises(against({ a: [9, 0], b: [5, 0], l: [0, 9], k: [0, 20] }))).toEqual(["k down", "a up", "l down"]);
  });
  it("names none where a group is too small, or where nothing was scored", () => {
    expect(surprises(against({ a: [9, 0] }, { expected: null }))).toEqual([]);
    expect(surprises(against({ a: [9, 0] }, { scores: items.map(() => null) }))).toEqual([]);
  });
  it("finds nothing far among too few scores", () => {
    expect(surprises(against({ a: [9, 0], b: [9, 0] }, { scores: [1, 2, null, null, null, null] }))).toEqual([]);
  });
  it("lists the surprises first and then the highest scores", () => {
    const view = against({ a: [9, 0] }, { scores: [1, 5, 3, null, 4, 2, 6, 7, 8, 9, 10, 11] });
    expect(listed(scoredItems(items, view)).map(({ item }) => item.id).join("")).toBe("alkjihgbecfd");
  });
});
