// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepAwake } from "./awake";
import * as state from "./state";

let held: { released: boolean; release: () => Promise<void> }[];
let screen: state.Screen;

const wait = () => vi.advanceTimersByTimeAsync(5_000);
const on = () => held.some(({ released }) => !released);

beforeEach(() => {
  vi.useFakeTimers();
  held = [];
  screen = "lobby";
  vi.spyOn(state, "screenOf").mockImplementation(() => screen);
  vi.stubGlobal("navigator", {
    wakeLock: {
      request: async () => {
        const lock = { released: false, release: async () => void (lock.released = true) };
        held.push(lock);
        return lock;
      },
    },
  });
});

afterEach(() => {
  vi.clearAllTimers();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test("the screen stays on while a question waits to be answered, and only then", async () => {
  keepAwake({ act: { state: () => ({}) as state.State } });
  await wait();
  expect(on()).toBe(false);
  screen = "form";
  await wait();
  await wait();
  expect(on()).toBe(true);
  expect(held).toHaveLength(1);
  screen = "sent";
  await wait();
  expect(on()).toBe(false);
});

test("a lock that the browser took away is asked for again", async () => {
  screen = "form";
  keepAwake({ act: { state: () => ({}) as state.State } });
  await wait();
  held[0]!.released = true;
  await wait();
  expect(on()).toBe(true);
});

test("a browser that knows no wake lock is asked nothing", async () => {
  vi.stubGlobal("navigator", {});
  screen = "form";
  keepAwake({ act: { state: () => ({}) as state.State } });
  await wait();
  expect(held).toEqual([]);
});
