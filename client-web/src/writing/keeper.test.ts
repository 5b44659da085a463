import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ChangeDeck, DeckText } from "../lib/protocol.gen";
import { openStore } from "../lib/storage";
import { Trouble } from "../presenter/api";
import { AGAIN_MS, DeckKeeper, REST_MS } from "./keeper";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const deckOf = (source: string): DeckText => ({ name: "d", source, version: `of ${source}`, own: true, mistakes: [], pictures: [] });

/** A browser's storage, of this test alone. */
const here = () =>
  openStore(() => {
    throw new Error("no disk");
  });

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
  const keeper = new DeckKeeper(api, deckOf("a"), here());
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
  const keeper = new DeckKeeper(api, deckOf("a"), here());
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
  const keeper = new DeckKeeper(api, deckOf("a"), here());
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
  const keeper = new DeckKeeper(api, deckOf("a"), here());
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
  const keeper = new DeckKeeper(api, deckOf("a"), here());
  elsewhere("theirs");
  keeper.type("mine");
  await vi.advanceTimersByTimeAsync(REST_MS);
  await keeper.takeTheirs();
  expect(keeper.text).toBe("theirs");
  expect(keeper.keeping.value).toBe("kept");
});

test("what was not kept when the page went away is there again, and is kept then", async () => {
  const { api, state, now } = server();
  const store = here();
  state.fails = new Trouble(0, null);
  const lost = new DeckKeeper(api, deckOf("a"), store);
  lost.type("ab");
  lost.stop();
  state.fails = null;
  const keeper = new DeckKeeper(api, deckOf("a"), store);
  expect(keeper.text).toBe("ab");
  expect(keeper.restored).toBe(true);
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(now()).toBe("ab");
  expect(new DeckKeeper(api, deckOf("ab"), store).restored).toBe(false);
});

test("what was not kept and was changed by somebody else meanwhile is not written over theirs unasked", async () => {
  const { api, elsewhere, now } = server();
  const store = here();
  const lost = new DeckKeeper(api, deckOf("a"), store);
  lost.type("mine");
  lost.stop();
  const theirs = elsewhere("theirs");
  const keeper = new DeckKeeper(api, theirs, store);
  expect(keeper.text).toBe("mine");
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(keeper.keeping.value).toBe("changed");
  expect(now()).toBe("theirs");
  await keeper.takeTheirs();
  expect(new DeckKeeper(api, theirs, store).restored).toBe(false);
});

test("what was kept leaves nothing behind in the browser", async () => {
  const { api } = server();
  const store = here();
  const keeper = new DeckKeeper(api, deckOf("a"), store);
  keeper.type("ab");
  expect(store.names("peil.deck.")).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(REST_MS);
  expect(store.names("peil.deck.")).toEqual([]);
});
