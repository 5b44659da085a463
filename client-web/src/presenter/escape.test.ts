import { expect, test } from "vitest";
import { EscapeTwice } from "./escape";

test("two presses return", () => {
  const escape = new EscapeTwice();
  expect([escape.press(1000), escape.press(2000)]).toEqual([false, true]);
});

test("one press that arrives as a key and as the end of fullscreen is one", () => {
  const escape = new EscapeTwice();
  expect([escape.press(1000), escape.press(1100)]).toEqual([false, false]);
});

test("a clicker's second Escape much later does not show the hall her notes", () => {
  const escape = new EscapeTwice();
  expect([escape.press(1000), escape.press(60_000)]).toEqual([false, false]);
});

test("another key between the two begins anew", () => {
  const escape = new EscapeTwice();
  escape.press(1000);
  escape.reset();
  expect(escape.press(2000)).toBe(false);
});
