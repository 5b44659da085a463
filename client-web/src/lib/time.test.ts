import { expect, test } from "vitest";
import { minutesLeft, partLeft, untilTold } from "./time";

const timer = { length: 180_000, until: 1_180_000, closes: false, over: false };

test("time is told in half minutes, rounded up, and never below nought", () => {
  const told = [0, 1, 29_999, 30_000, 30_001, 119_999, 150_000, 150_001, 179_999, 180_000, 999_999].map((gone) => minutesLeft(timer, 1_000_000 + gone));
  expect(told).toEqual([3, 3, 3, 2.5, 2.5, 1.5, 0.5, 0.5, 0.5, 0, 0]);
});

test("the gauge falls from full to empty and stays within", () => {
  expect([900_000, 1_000_000, 1_090_000, 1_180_000, 2_000_000].map((now) => partLeft(timer, now))).toEqual([1, 1, 0.5, 0, 0]);
});

test("between two words there is exactly the wait that is told", () => {
  for (const now of [1_000_000, 1_000_001, 1_029_999, 1_030_000, 1_179_999]) {
    const wait = untilTold(timer, now)!;
    expect(wait).toBeGreaterThan(0);
    expect(minutesLeft(timer, now + wait - 1)).toBe(minutesLeft(timer, now));
    expect(minutesLeft(timer, now + wait)).toBeLessThan(minutesLeft(timer, now));
  }
  expect(untilTold(timer, 1_180_000)).toBeNull();
});
