import { expect, test } from "vitest";
import en from "../locale/projector.en";
import nl from "../locale/projector.nl";
import { besides, besideTable, overEachOther, parts, together } from "./compared";
import type { ComparedField, ComparedRoom, FieldView, ItemView, Sum } from "./protocol.gen";

const item = (id: string, label: string): ItemView => ({ id, label, short: null });
const field = (input: FieldView["input"]): FieldView => ({ id: "veld", label: null, hint: null, required: false, when: null, input });
const rooms: ComparedRoom[] = ["2025", "2026"].map((name) => ({ code: name, name, beganAt: 0, running: false }));
const rows = (...told: [number, Sum][]): ComparedField["rows"] => told.map(([n, sum], room) => ({ room, n, sum }));
const compared = (input: FieldView["input"], ...told: [number, Sum][]): ComparedField => ({ field: field(input), rows: rows(...told), apart: [] });
const words = { item: "Onderdeel", grade: "Cijfer", word: "Woord", answers: "Antwoorden", mean: "Gemiddeld", low: "laag", high: "hoog" };

const choice: FieldView["input"] = { kind: "choice", choices: [item("ja", "Ja"), item("nee", "Nee")], most: 1 };
const counted = (...counts: number[]): Sum => ({ kind: "choice", counts });

test("what holds for each room is said of all, and a difference never is", () => {
  expect(together(compared(choice, [10, counted(8, 2)], [22, counted(15, 7)]), nl.compared, "nl")).toBe("In beide vaakst gekozen: ja");
  expect(together(compared(choice, [10, counted(8, 2)], [22, counted(7, 15)]), nl.compared, "nl")).toBeNull();
  expect(together(compared(choice, [10, counted(8, 2)], [4, counted(4, 0)]), nl.compared, "nl")).toBeNull();
  expect(together(compared(choice, [9, counted(8, 1)], [9, counted(8, 1)], [9, counted(8, 1)]), en.compared, "en")).toBe("Chosen most in all 3: ja");
  const grade = { kind: "grade", min: 1, max: 10, step: 1, pass: null } as const;
  const mean = (value: number): Sum => ({ kind: "grade", bins: [], mean: value, median: value, deviation: 0.5 });
  expect(together(compared(grade, [20, mean(6)], [20, mean(7.5)]), nl.compared, "nl")).toBeNull();
});

test("a bar is a part of the answers of its own room, and says a percentage only from fifty on", () => {
  const told = parts(compared(choice, [10, counted(8, 2)], [100, counted(40, 60)]), "nl");
  expect(told[0]?.parts).toEqual([{ part: 0.8, said: "8" }, { part: 0.4, said: "40 %" }]);
  const points = compared({ kind: "points", choices: [item("a", "A"), item("b", "B")], points: 3 }, [5, { kind: "points", sums: [5, 10] }], [5, { kind: "points", sums: [0, 0] }]);
  expect(parts(points, "nl").map((row) => row.parts.map(({ part }) => part.toFixed(2)))).toEqual([["0.33", "0.00"], ["0.67", "0.00"]]);
});

test("two rooms lie over each other as the two lines of one web", () => {
  const rating = { kind: "rating", items: [item("a", "Leren"), item("b", "Delen")], series: [item("nu", "Nu"), item("straks", "Straks")], min: 1, max: 5 } as const;
  const rated = (mean: number) => ({ n: 6, mean, deviation: 0 });
  const sum = (at: number): Sum => ({ kind: "rating", items: [[rated(at), rated(at + 1)], [rated(at + 2), rated(at + 3)]] });
  const over = overEachOther(compared({ ...rating, items: [...rating.items], series: [...rating.series] }, [8, sum(1)], [6, sum(2)]), rooms, 1);
  expect(over?.input.series.map(({ label }) => label)).toEqual(["2025", "2026"]);
  expect(over?.sum.items.map((of) => of.map(({ mean }) => mean))).toEqual([[2, 3], [4, 5]]);
  expect(over?.n).toBe(6);
});

test("a table has a column for each room, also for what only one of them said", () => {
  const said = (...told: [string, number][]): Sum => ({ kind: "keywords", words: told.map(([word, count]) => ({ word, count })), more: 0, withheld: 0 });
  const table = besideTable(compared({ kind: "keywords", most: 3, length: 20 }, [9, said(["rust", 2], ["tijd", 1])], [12, said(["ritme", 5], ["rust", 3])]), rooms, words, "nl");
  expect(table.heads).toEqual(["Woord", "2025", "2026"]);
  expect(table.rows).toEqual([["Antwoorden", "9", "12"], ["ritme", "–", "5"], ["rust", "2", "3"], ["tijd", "1", "–"]]);
});

test("only what two rooms answered lies beside each other", () => {
  const one = compared(choice, [10, counted(8, 2)]);
  const both = compared(choice, [10, counted(8, 2)], [9, counted(8, 1)]);
  const question = { id: "q", slide: "q", asked: { prompt: "?", short: null, fields: [] }, fields: [one, both] };
  expect(besides({ questions: [question] }).map(({ field }) => field)).toEqual([both]);
});
