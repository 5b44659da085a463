import { expect, test } from "vitest";
import type { AskedView, FieldView, Input } from "../lib/protocol.gen";
import { answerOf, complaintOf, length, mark, opening, shown, spread } from "./draft";
import type { Draft } from "./memory";

const field = (id: string, input: Input, rest: Partial<FieldView> = {}): FieldView => ({
  id,
  label: null,
  hint: null,
  required: false,
  when: null,
  input,
  ...rest,
});
const choices = ["yes", "no"].map((id) => ({ id, label: id, short: null }));
const asked: AskedView = {
  prompt: "?",
  short: null,
  fields: [
    field("plc", { kind: "choice", choices, most: 1 }, { required: true }),
    field("words", { kind: "keywords", most: 3, length: 10 }, { when: { field: "plc", choice: "yes" } }),
    field("why", { kind: "text", length: 10, by: null }, { when: { field: "plc", choice: "no" } }),
  ],
};
const both: Draft = {
  plc: { kind: "choice", choices: ["yes"] },
  words: { kind: "keywords", words: [" trust ", "", "trust"] },
  why: { kind: "text", text: "kept" },
};

test("the branch that is not asked is kept in the draft and not sent", () => {
  expect(shown(asked.fields, both).map(({ id }) => id)).toEqual(["plc", "words"]);
  expect(answerOf(asked, both)).toEqual({ plc: both.plc, words: { kind: "keywords", words: ["trust"] } });
  const other = { ...both, plc: { kind: "choice" as const, choices: ["no"] } };
  expect(answerOf(asked, other)).toEqual({ plc: other.plc, why: both.why });
});

test("empty parts are not sent", () => {
  const rating: AskedView = {
    ...asked,
    fields: [field("r", { kind: "rating", items: choices, series: choices, min: 1, max: 5 })],
  };
  const draft: Draft = { r: { kind: "rating", ratings: { yes: { no: 3 }, no: {} } } };
  expect(answerOf(rating, draft)).toEqual({ r: { kind: "rating", ratings: { yes: { no: 3 } } } });
  expect(answerOf(rating, opening(rating, null))).toEqual({});
});

test("a form says what is missing before it is sent", () => {
  expect(complaintOf(asked, {})).toEqual({ reason: "empty", field: null });
  expect(complaintOf({ ...asked, fields: [...asked.fields, field("more", { kind: "text", length: 9, by: null })] }, { more: { kind: "text", text: "x" } })).toEqual({ reason: "required", field: "plc" });
  const dots: Draft = { plc: { kind: "choice", choices: ["no"] }, why: { kind: "text", text: "…" } };
  expect(complaintOf(asked, dots)).toEqual({ reason: "blank", field: "why" });
  const long: Draft = { ...dots, why: { kind: "text", text: "eleven long" } };
  expect(complaintOf(asked, long)).toEqual({ reason: "tooLong", field: "why" });
  expect(complaintOf(asked, answerOf(asked, both))).toBeNull();
});

test("characters are counted as people see them", () => {
  expect(length("é")).toBe(1);
  expect(length("e\u0301")).toBe(1);
  expect(length("👩🏽‍🏫")).toBe(1);
});

test("a comma goes on in the next empty box", () => {
  expect(spread(["", "", ""], 0, "trust,")).toEqual({ words: ["trust", "", ""], at: 1 });
  expect(spread(["", "room", ""], 0, "trust, time")).toEqual({ words: ["trust", "room", "time"], at: 2 });
  expect(spread(["", "", ""], 0, "trust")).toEqual({ words: ["trust", "", ""], at: 0 });
});

test("a pasted list fills the boxes and what is over stays to be seen", () => {
  expect(spread(["", "", ""], 0, "a;b\nc, d")).toEqual({ words: ["a", "b", "c, d"], at: 2 });
});

test("an item is high, low or neither, within the limits", () => {
  const items = ["a", "b", "c"].map((id) => ({ id, label: id, short: null }));
  const input = { kind: "marks" as const, items, mostHigh: 1, mostLow: 2 };
  const none = { kind: "marks" as const, high: [], low: [] };
  const high = { ...none, high: ["a"] };
  expect(mark(input, none, "a", "high")).toEqual(high);
  expect(mark(input, high, "a", "high")).toEqual(none);
  expect(mark(input, high, "a", "low")).toEqual({ ...none, low: ["a"] });
  expect(mark(input, high, "b", "high")).toBeNull();
  expect(mark(input, high, "b", "low")).toEqual({ ...high, low: ["b"] });
});

test("a later round starts grade and choice empty, and texts from the earlier answer", () => {
  const again: AskedView = { ...asked, fields: [...asked.fields, field("g", { kind: "grade", min: 1, max: 10, step: 0.5, pass: 5.5 })] };
  const draft = opening(again, { ...both, g: { kind: "grade", grade: 6 } });
  expect(draft["plc"]).toBeUndefined();
  expect(draft["g"]).toBeUndefined();
  expect(draft["why"]).toEqual(both["why"]);
  expect(draft["words"]).toEqual({ kind: "keywords", words: [" trust ", "", "trust"] });
});
