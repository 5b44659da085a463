import { expect, test } from "vitest";
import { change, COMMANDS, keptKeys, tableOf } from "./keymap";

test("each command has one key of its own, and none is the clicker's", () => {
  const table = tableOf({});
  expect(COMMANDS.filter((command) => !Object.values(table).includes(command))).toEqual([]);
  expect(COMMANDS.map((command) => Object.keys(table).filter((key) => table[key] === command && key.length === 1).length)).toEqual(COMMANDS.map(() => 1));
});

test("a changed key asks for its command, and its old key for nothing", () => {
  const outcome = change({}, "talk", "X");
  expect(outcome).toEqual({ changed: { talk: "x" } });
  const table = tableOf({ talk: "x" });
  expect([table["x"], table["d"]]).toEqual(["talk", undefined]);
  expect(change({ talk: "x" }, "talk", "d"), "back to its own").toEqual({ changed: {} });
});

test("a clash is told by the command that has the key", () => {
  expect(change({}, "talk", "j")).toEqual({ clash: "code" });
  expect(change({ code: "x" }, "talk", "j"), "once that is free").toEqual({ changed: { code: "x", talk: "j" } });
  expect(change({ code: "x" }, "talk", "x")).toEqual({ clash: "code" });
});

test.each([".", "b", "B", " ", "Enter", "PageDown", "F5", "Escape", "Tab", "ArrowUp", "F8"])("%s stays what it is", (key) => {
  expect(change({}, "talk", key)).toEqual({ clash: "fixed" });
});

test("what a browser kept is read with care", () => {
  expect(keptKeys({ talk: "x", code: "x", dance: "y", peek: 7, help: "PageDown" })).toEqual({ talk: "x" });
  expect([keptKeys(null), keptKeys("x"), keptKeys([1])]).toEqual([{}, {}, {}]);
});
