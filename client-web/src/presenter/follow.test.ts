import { describe, expect, it } from "vitest";
import type { CardView, FieldTally, FieldView, RoundTally } from "../lib/protocol.gen";
import { candidates } from "./follow";

const text = (id: string, by: string | null = null): FieldView => ({
  id, label: id, hint: null, required: false, when: null, input: { kind: "text", length: 80, by },
});
const keywords = (id: string): FieldView => ({
  id, label: id, hint: null, required: false, when: null, input: { kind: "keywords", most: 3, length: 40 },
});
const card = (id: number, said: string, part: Partial<CardView> = {}): CardView => ({
  id, text: said, count: 1, pinned: false, added: false, by: null, ...part,
});
const cards = (field: string, all: CardView[], clusters: { id: number; name: string; count: number }[] = []): FieldTally => ({
  field, n: all.length, branchHeld: false, sum: { kind: "text", clusters, cards: all, more: 0, withheld: 0 },
});
const words = (field: string, all: [string, number][]): FieldTally => ({
  field, n: 9, branchHeld: false,
  sum: { kind: "keywords", words: all.map(([word, count]) => ({ word, count })), more: 0, withheld: 0 },
});
const of = (...fields: FieldTally[]): RoundTally => ({ question: "q", round: 1, n: 9, fields });
const told = (fields: FieldView[], tally: RoundTally) =>
  candidates(fields, tally).map(({ source, text: said, chosen }) => `${source} ${said}${chosen ? " ✓" : ""}`);

describe("what of a tally may become a choice", () => {
  it("is what was pinned before what several said, and nothing that one person said once", () => {
    const tally = of(cards("how", [card(3, "tijd", { pinned: true }), card(2, "ruimte", { count: 3 }), card(1, "los")]));
    expect(told([text("how")], tally)).toEqual(["pinned tijd ✓", "stack ruimte"]);
  });

  it("is clusters before all, and then no groups of the same cards", () => {
    const clusters = [{ id: 1, name: "Samen", count: 2 }, { id: 2, name: "Rooster", count: 0 }];
    const tally = of(cards("how", [card(2, "tijd", { by: "Samen", pinned: true }), card(1, "los", { by: "Samen" })], clusters));
    expect(told([text("how")], tally)).toEqual(["cluster Samen ✓", "cluster Rooster ✓", "pinned tijd"]);
  });

  it("is each role once, most cards first, though the roles are words as well", () => {
    const tally = of(
      cards("how", [card(3, "a", { by: "student" }), card(2, "b", { by: "bestuur" }), card(1, "c", { by: "bestuur" })]),
      words("role", [["bestuur", 2], ["student", 1]]),
    );
    expect(told([text("how", "role"), keywords("role")], tally)).toEqual(["role bestuur ✓", "role student ✓"]);
  });

  it("is at most six to begin with", () => {
    const tally = of(words("why", Array.from({ length: 20 }, (_, n) => [`woord ${n}`, 20 - n])));
    const all = candidates([keywords("why")], tally);
    expect([all.length, all.filter(({ chosen }) => chosen).length]).toEqual([8, 6]);
  });

  it("names nothing twice", () => {
    const tally = of(cards("one", [card(1, "Tijd", { pinned: true })]), cards("two", [card(2, "tijd", { count: 4 })]));
    expect(told([text("one"), text("two")], tally)).toEqual(["pinned Tijd ✓"]);
  });
});
