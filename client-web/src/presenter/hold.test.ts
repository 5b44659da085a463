import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Hold, hold_ms } from "./hold";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function holding() {
  const done = vi.fn();
  const changed = vi.fn();
  return { hold: new Hold(done, changed), done, changed };
}

test("letting go a moment too early does nothing", () => {
  const { hold, done, changed } = holding();
  hold.down();
  vi.advanceTimersByTime(hold_ms - 1);
  hold.up();
  vi.advanceTimersByTime(hold_ms);
  expect(done).not.toHaveBeenCalled();
  expect(changed.mock.calls).toEqual([[true], [false]]);
});

test("holding for two seconds does it once", () => {
  const { hold, done } = holding();
  hold.down();
  vi.advanceTimersByTime(hold_ms * 3);
  hold.up();
  expect(done).toHaveBeenCalledTimes(1);
});

test("the repeats of a held key do not begin anew", () => {
  const { hold, done } = holding();
  for (let at = 0; at < hold_ms; at += 100) {
    hold.down();
    vi.advanceTimersByTime(100);
  }
  expect(done).toHaveBeenCalledTimes(1);
});

test("short presses do not add up", () => {
  const { hold, done } = holding();
  for (let press = 0; press < 5; press++) {
    hold.down();
    vi.advanceTimersByTime(hold_ms / 2);
    hold.up();
  }
  expect(done).not.toHaveBeenCalled();
});
