import { describe, expect, it } from "vitest";
import type { FieldView, Input, SplitRow, Sum } from "../lib/protocol.gen";
import nl from "../locale/projector.nl";
import type { Setting } from "./context";
import { sheetsOf } from "./sheet";

const item = (id: string) => ({ id, label: id, short: null });
const field = (input: Input): FieldView => ({ id: "f", label: null, hint: null, required: false, when: null, input });
const grade = field({ kind: "grade", min: 1, max: 10, step: 0.5, pass: 5.5 });
const grades: Sum = { kind: "grade", bins: [], mean: 7, median: 7, deviation: 0 };

describe("the sheets of a field by group", () => {
  const setting: Setting = { words: nl, language: "nl", page: 0 };
  const box = (height: number) => ({ width: 160, height });
  const rows = (count: number, sum: Sum): SplitRow[] => Array.from({ length: count }, (_, at) => ({ group: `Groep ${at}`, n: 5, sum }));
  it("is one where all rows fit, and more where they do not", () => {
    expect(sheetsOf({ field: grade, rows: rows(5, grades) }, null, box(60), setting)).toHaveLength(1);
    expect(sheetsOf({ field: grade, rows: rows(30, grades) }, null, box(60), setting).length).toBeGreaterThan(2);
  });
  it("is one for each item of a rating", () => {
    const rating = field({ kind: "rating", items: [item("a"), item("b"), item("c")], series: [item("nu")], min: 1, max: 5 });
    const sum: Sum = { kind: "rating", items: [[], [], []] };
    const sheets = sheetsOf({ field: rating, rows: rows(4, sum) }, "Scan", box(60), setting);
    expect(sheets.map(({ heading }) => heading)).toEqual(["Scan · a", "Scan · b", "Scan · c"]);
  });
  it("gives a long choice pages of columns", () => {
    const choices = Array.from({ length: 9 }, (_, at) => item(`keuze ${at}`));
    const choice = field({ kind: "choice", choices, most: 1 });
    expect(sheetsOf({ field: choice, rows: rows(3, { kind: "choice", counts: [] }) }, null, box(60), setting)).toHaveLength(2);
  });
});
