import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChangeDeck, DeckText } from "../lib/protocol.gen";
import { Trouble } from "../presenter/api";
import { AGAIN_MS, DeckKeeper, REST_MS } from "./keeper";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const deckOf = (source: string): DeckText => ({ name: "d", source, version: `of ${source}`, own: true, mistakes: [], pictures: [] });

/** A server with one deck on it, that may fail or be slow. */
function server(first = "a") {
  let kept = deckOf(first);
  const asked: ChangeDeck[] = [];
  const state = { fails: null as Trouble | null, slow: 0 };
  const api = {
    deck: async () => kept,
    changeDeck: async (_: string, change: ChangeDeck) => {
      asked.push(change);
      if (state.slow) await new Promise((done) => setTimeout(done, state.slow));
      if (state.fails) throw state.fails;
      if (change.version !== kept.version) throw new Trouble(409, null);
      return (kept = deckOf(change.source));
    },
  };
  return { api, asked, state, now: () => kept.source, elsewhere: (source: string) => (kept = deckOf(source)) };
}

test("what was typed is kept once typing rests", async () => {
  const { api, asked, now } = server();
  const keeper = new DeckKeeper(api, deckOf("a"));
  for (const text of ["ab", "abc", "abcd"]) {
    keeper.type(text);
    await vi.advanceTimersByTimeAsync(REST_MS / 2);
  }
  expect(keeper.keeping.value).toBe("keeping");
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(keeper.keeping.value).toBe("kept");
  expect(now()).toBe("abcd");
  expect(asked).toHaveLength(1);
});

test("what is typed while it is being kept is kept next", async () => {
  const { api, state, now } = server();
  state.slow = 500;
  const keeper = new DeckKeeper(api, deckOf("a"));
  keeper.type("ab");
  await vi.advanceTimersByTimeAsync(REST_MS + 100);
  keeper.type("abc");
  await vi.advanceTimersByTimeAsync(5_000);
  expect(now()).toBe("abc");
  expect(keeper.keeping.value).toBe("kept");
});

test("without a connection the text stays, says so, and is tried again", async () => {
  const { api, state, now } = server();
  state.fails = new Trouble(0, null);
  const keeper = new DeckKeeper(api, deckOf("a"));
  keeper.type("ab");
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(keeper.keeping.value).toBe("unkept");
  state.fails = null;
  await vi.advanceTimersByTimeAsync(AGAIN_MS);
  expect(keeper.keeping.value).toBe("kept");
  expect(now()).toBe("ab");
});

test("what somebody else wrote is not written over until she says so", async () => {
  const { api, elsewhere, now } = server();
  const keeper = new DeckKeeper(api, deckOf("a"));
  elsewhere("theirs");
  keeper.type("mine");
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(keeper.keeping.value).toBe("changed");
  keeper.type("mine!");
  await vi.advanceTimersByTimeAsync(10_000);
  expect(now()).toBe("theirs");
  await keeper.keepMine();
  expect(now()).toBe("mine!");
  expect(keeper.keeping.value).toBe("kept");
});

test("or she takes theirs", async () => {
  const { api, elsewhere } = server();
  const keeper = new DeckKeeper(api, deckOf("a"));
  elsewhere("theirs");
  keeper.type("mine");
  await vi.advanceTimersByTimeAsync(REST_MS);
  await keeper.takeTheirs();
  expect(keeper.text).toBe("theirs");
  expect(keeper.keeping.value).toBe("kept");
});
