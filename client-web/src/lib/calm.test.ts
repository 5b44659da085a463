import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Calm, PEACE_MS } from "./calm";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A screen whose text can be set, and all that was said of it. */
function screen() {
  let text = "";
  const calm = new Calm(() => text);
  const said: string[] = [];
  calm.said.subscribe((now) => now && said.push(now));
  return {
    said,
    calm,
    show(now: string) {
      text = now;
      calm.touch();
    },
  };
}

test("the first change is told at once", () => {
  const { said, show } = screen();
  show("1 answered");
  expect(said).toEqual(["1 answered"]);
});

test("of many changes the newest is told, once in ten seconds", () => {
  const { said, show } = screen();
  for (let answered = 1; answered <= 300; answered++) {
    show(`${answered} answered`);
    vi.advanceTimersByTime(100);
  }
  expect(said).toHaveLength(1 + (300 * 100) / PEACE_MS);
  vi.advanceTimersByTime(PEACE_MS);
  expect(said.at(-1)).toBe("300 answered");
});

test("what stays the same is not told again", () => {
  const { said, show } = screen();
  show("1 answered");
  vi.advanceTimersByTime(3 * PEACE_MS);
  show("1 answered");
  vi.advanceTimersByTime(3 * PEACE_MS);
  expect(said).toEqual(["1 answered"]);
});

test("after peace a change is told at once again", () => {
  const { said, show } = screen();
  show("1 answered");
  vi.advanceTimersByTime(PEACE_MS);
  show("2 answered");
  expect(said).toEqual(["1 answered", "2 answered"]);
});

test("what is true no more is taken away at once, and what is new waits its turn", () => {
  const { said, show, calm } = screen();
  show("Named most: trust");
  calm.forget();
  show("2 answers");
  expect(calm.said.value).toBe("");
  vi.advanceTimersByTime(PEACE_MS);
  expect(said).toEqual(["Named most: trust", "2 answers"]);
});

test("nothing is told once it was stopped", () => {
  const { said, show, calm } = screen();
  show("1 answered");
  show("2 answered");
  calm.stop();
  vi.advanceTimersByTime(3 * PEACE_MS);
  expect(said).toEqual(["1 answered"]);
});
