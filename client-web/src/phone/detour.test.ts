// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Connection, LinkState } from "../lib/connection";
import type { ClientMessage, ServerMessage } from "../lib/protocol.gen";
import { openStore } from "../lib/storage";
import { DETOUR, seek, type Seeking } from "./detour";

const HELLO: ClientMessage = { type: "hello", role: "participant", secret: null, phone: "p", holds: [] };
const WELCOME: ServerMessage = { type: "welcome", role: "participant", build: "b", now: 1, stands: [] };
const BEAT: ServerMessage = { type: "beat", now: 2 };

class FakeStream {
  static all: FakeStream[] = [];
  closed = false;
  onmessage: ((event: { data: string }) => void) | null = null;
  onerror: (() => void) | null = null;
  constructor(readonly url: string) {
    FakeStream.all.push(this);
  }
  says(message: ServerMessage) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  close() {
    this.closed = true;
  }
}

/** A socket that the network swallows. */
class NoSocket {
  static CONNECTING = 0;
  static OPEN = 1;
  static made = 0;
  readyState = 0;
  constructor() {
    NoSocket.made += 1;
  }
  send() {}
  close() {}
}

let asked: string[];
let answers: (what: string) => { status: number; body?: unknown };
let links: LinkState[];
let heard: ServerMessage[];
let page: Seeking;
let socket: Connection;

const stream = () => FakeStream.all.at(-1)!;
const hellos = () => asked.filter((what) => what === "say").length;
const welcoming = (what: string) => ({ status: 200, body: what === "say" ? WELCOME : [BEAT] });

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.999);
  vi.stubGlobal("EventSource", FakeStream);
  vi.stubGlobal("WebSocket", NoSocket);
  vi.stubGlobal("fetch", async (url: string) => {
    const what = /\/(\w+)\?/.exec(url)![1]!;
    asked.push(what);
    const { status, body } = answers(what);
    if (status === 0) throw new TypeError("no network");
    return { status, ok: status < 400, json: async () => body };
  });
  localStorage.clear();
  FakeStream.all = [];
  NoSocket.made = 0;
  asked = [];
  links = [];
  heard = [];
  answers = welcoming;
  socket = { send: () => false, probe: () => {}, close: vi.fn() };
  page = {
    wiring: {
      code: "K7M4PQ",
      phone: () => "p",
      hello: () => HELLO,
      receive: (message) => heard.push(message),
      link: (state) => links.push(state),
    },
    store: openStore(),
    connection: socket,
  };
});

afterEach(() => {
  page.connection?.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const seeking = async () => {
  seek(page);
  await vi.advanceTimersByTimeAsync(0);
};

test("a way round takes the socket's place, and is remembered", async () => {
  await seeking();
  expect(socket.close).toHaveBeenCalled();
  expect(links).toEqual([{ link: "open" }]);
  expect(heard).toEqual([WELCOME]);
  stream().says(BEAT);
  expect(heard).toEqual([WELCOME, BEAT]);
  expect(page.store.read<number>(DETOUR)).toBeGreaterThan(Date.now());
});

test("without a way round the socket goes on as it did", async () => {
  answers = () => ({ status: 0 });
  await seeking();
  expect(socket.close).not.toHaveBeenCalled();
  expect(page.connection).toBe(socket);
  expect(links).toEqual([]);
});

test("a stream of which nothing is heard for five seconds is given up for questions every few seconds", async () => {
  await seeking();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(stream().closed).toBe(true);
  expect(asked).toEqual(["say", "view"]);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(asked).toEqual(["say", "view", "view"]);
  expect(heard.filter(({ type }) => type === "beat")).toHaveLength(2);
});

test("a stream is tried again now and then, and takes over once it is heard", async () => {
  await seeking();
  await vi.advanceTimersByTimeAsync(5_000);
  await vi.advanceTimersByTimeAsync(55_000);
  expect(FakeStream.all, "not within the first minute").toHaveLength(1);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(FakeStream.all).toHaveLength(2);
  stream().says(BEAT);
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked.length, "nothing is asked any more").toBe(before);
  expect(stream().closed).toBe(false);
  expect(links.filter(({ link }) => link === "lost"), "nobody noticed").toEqual([]);
});

test("a stream that is still held back is tried less often each time, and meanwhile the phone asks", async () => {
  await seeking();
  await vi.advanceTimersByTimeAsync(5_000);
  const tried = [];
  for (let seconds = 0; seconds < 700; seconds++) {
    const before = FakeStream.all.length;
    await vi.advanceTimersByTimeAsync(1_000);
    if (FakeStream.all.length > before) tried.push(seconds);
  }
  expect(tried).toHaveLength(3);
  const [first, second, third] = tried as [number, number, number];
  expect(second - first).toBeGreaterThan(100);
  expect(third - second).toBeGreaterThan(220);
  expect(links.filter(({ link }) => link === "lost")).toEqual([]);
  expect(asked.filter((what) => what === "view").length).toBeGreaterThan(200);
});

test("a stream that is refused at once is given up for questions, without being called lost", async () => {
  await seeking();
  stream().onerror?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toEqual(["say", "view"]);
  expect(links).toEqual([{ link: "open" }]);
});

test("a stream that falls silent is lost, and the phone comes back", async () => {
  await seeking();
  stream().says(BEAT);
  await vi.advanceTimersByTimeAsync(24_900);
  expect(links.at(-1)).toEqual({ link: "open" });
  await vi.advanceTimersByTimeAsync(100);
  expect(links.at(-1)).toEqual({ link: "lost" });
  await vi.advanceTimersByTimeAsync(500);
  expect(links.at(-1)).toEqual({ link: "open" });
});

test("it waits longer each time, up to fifteen seconds", async () => {
  await seeking();
  stream().says(BEAT);
  answers = () => ({ status: 0 });
  stream().onerror?.();
  for (const longest of [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
    const before = hellos();
    await vi.advanceTimersByTimeAsync(longest * 0.99);
    expect(hellos()).toBe(before);
    await vi.advanceTimersByTimeAsync(longest * 0.01);
    expect(hellos()).toBe(before + 1);
  }
});

test("ways that work for a moment only do not make waiting short; ten good seconds do", async () => {
  await seeking();
  for (const longest of [500, 1_000, 2_000]) {
    stream().says(BEAT);
    stream().onerror?.();
    const before = hellos();
    await vi.advanceTimersByTimeAsync(longest * 0.99);
    expect(hellos()).toBe(before);
    await vi.advanceTimersByTimeAsync(longest * 0.01);
    expect(hellos()).toBe(before + 1);
  }
  stream().says(BEAT);
  await vi.advanceTimersByTimeAsync(10_000);
  stream().onerror?.();
  const before = hellos();
  await vi.advanceTimersByTimeAsync(500);
  expect(hellos()).toBe(before + 1);
});

test("nothing is asked while the page is hidden, and at once when it is seen", async () => {
  await seeking();
  await vi.advanceTimersByTimeAsync(5_000);
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  await vi.advanceTimersByTimeAsync(4_000);
  const before = asked.length;
  await vi.advanceTimersByTimeAsync(60_000);
  dispatchEvent(new Event("online"));
  document.dispatchEvent(new Event("resume"));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.length).toBe(before);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
  expect(asked.length).toBeGreaterThan(before);
});

test("a page that wakes asks anew where the stream may have died, and leaves a living one alone", async () => {
  await seeking();
  stream().says(BEAT);
  dispatchEvent(new Event("pageshow"));
  await vi.advanceTimersByTimeAsync(0);
  expect(hellos()).toBe(1);
  await vi.advanceTimersByTimeAsync(13_000);
  dispatchEvent(new Event("pageshow"));
  await vi.advanceTimersByTimeAsync(0);
  expect(hellos()).toBe(2);
});

test("a door that is locked is told by the way round too, for no socket will", async () => {
  answers = () => ({ status: 403, body: { type: "peil:closed-4506" } });
  await seeking();
  expect(links).toEqual([{ link: "refused", code: 4506 }]);
  expect(socket.close).toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(hellos()).toBe(1);
});

test("the socket is tried again now and then", async () => {
  await seeking();
  stream().says(BEAT);
  await vi.advanceTimersByTimeAsync(15_000);
  expect(NoSocket.made).toBe(1);
});
