import { expect, test } from "vitest";
import { areNames, shared, suggested } from "./names";

const at = (code: string, when: string) => ({ code, beganAt: new Date(`${when}T12:00:00`).getTime() });

test("rooms of different years are called by their year", () => {
  expect([...suggested([at("AAAAAA", "2025-03-04"), at("BBBBBB", "2026-03-03")], "nl").values()]).toEqual(["2025", "2026"]);
});

test("rooms of one year are called by their day, and those of one day by their code as well", () => {
  expect([...suggested([at("AAAAAA", "2026-03-04"), at("BBBBBB", "2026-05-12")], "nl").values()]).toEqual(["4 mrt 2026", "12 mei 2026"]);
  expect([...suggested([at("AAAAAA", "2026-03-04"), at("BBBBBB", "2026-03-04")], "en").values()]).toEqual(["4 Mar 2026 AAAAAA", "4 Mar 2026 BBBBBB"]);
});

test("what rooms have in common is told by the ids of their questions", () => {
  expect(shared({ questions: ["a", "b", "c"] }, { questions: ["c", "d", "a"] })).toBe(2);
});

test("names that nobody could tell apart are no names", () => {
  expect(areNames(["2025", "2026"])).toBe(true);
  expect(areNames(["Noord", " noord "])).toBe(false);
  expect(areNames(["Noord", " "])).toBe(false);
});
