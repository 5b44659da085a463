import { describe, expect, it } from "vitest";
import type { AskedView, FieldView, Input, SplitRow, Sum } from "./protocol.gen";
import { clearest, dividedOf, splitTable } from "./split";

const item = (id: string, label = id) => ({ id, label, short: null });
const field = (input: Input): FieldView => ({ id: "f", label: null, hint: null, required: false, when: null, input });
const row = (group: string | null, n: number, sum: Sum): SplitRow => ({ group, n, sum });
const words = { others: "Anderen", mean: "gemiddeld", answers: "antwoorden", low: "laag", high: "hoog", answer: "antwoord" };
const grades = (mean: number): Sum => ({ kind: "grade", bins: [], mean, median: mean, deviation: 0 });
const grade = field({ kind: "grade", min: 1, max: 10, step: 0.5, pass: 5.5 });
const marks = field({ kind: "marks", items: ["a", "b", "c", "d"].map((id) => item(id)), mostHigh: 3, mostLow: 3 });

describe("a field by group", () => {
  it("is a table of groups in the room's order, the others last", () => {
    const rows = [row("Zuid", 7, grades(4.2)), row("Noord", 5, grades(8.25)), row(null, 6, grades(6))];
    expect(splitTable({ field: grade, rows }, "school", words, "nl")).toEqual({
      heads: ["school", "antwoorden", "gemiddeld"],
      rows: [["Zuid", 7, "4,2"], ["Noord", 5, "8,3"], ["Anderen", 6, "6,0"]],
    });
  });
  it("is left out where every group is too small, or the kinds differ", () => {
    const asked: AskedView = { prompt: "?", short: null, fields: [grade] };
    const split = (rows: SplitRow[]) => dividedOf(asked, { noun: "school", fields: [{ field: "f", rows }] });
    expect(split([])).toEqual([]);
    expect(split([row("Noord", 5, { kind: "choice", counts: [5] })])).toEqual([]);
    expect(split([row("Noord", 5, grades(7))])).toHaveLength(1);
  });
  it("names what a group marked most clearly, equals in the question's order, and nothing in balance", () => {
    if (marks.input.kind !== "marks") throw new Error("it is marks");
    const { high, low } = clearest(marks.input.items, { kind: "marks", high: [3, 1, 4, 2], low: [1, 4, 2, 2] }, 2);
    expect([high, low].map((side) => side.map(({ item, lead }) => [item.id, lead]))).toEqual([[["a", 2], ["c", 2]], [["b", -3]]]);
  });
});
