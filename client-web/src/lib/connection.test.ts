// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { connect, type Connection, type LinkState } from "./connection";
import type { ClientMessage, ServerMessage } from "./protocol.gen";

class FakeSocket {
  static CONNECTING = 0;
  static OPEN = 1;
  static all: FakeSocket[] = [];
  readyState = 0;
  sent: string[] = [];
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: string }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  constructor(
    readonly url: string,
    readonly protocol: string,
  ) {
    FakeSocket.all.push(this);
  }
  send(text: string) {
    this.sent.push(text);
  }
  close() {
    this.readyState = 3;
  }
  opens() {
    this.readyState = 1;
    this.onopen?.();
  }
  welcomes() {
    this.opens();
    this.says(WELCOME);
  }
  says(message: ServerMessage) {
    this.onmessage?.({ data: JSON.stringify(message) });
  }
  ends(code: number, reason = "") {
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }
}

const HELLO: ClientMessage = { type: "hello", role: "participant", secret: null, phone: null, holds: [] };
const WELCOME: ServerMessage = { type: "welcome", role: "participant", build: "b", now: 1, stands: [] };
let links: LinkState[];
let heard: ServerMessage[];
let connection: Connection;

const newest = () => FakeSocket.all.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(Math, "random").mockReturnValue(0.999);
  vi.stubGlobal("WebSocket", FakeSocket);
  FakeSocket.all = [];
  links = [];
  heard = [];
  connection = connect({
    code: "K7M4PQ",
    hello: () => HELLO,
    receive: (message) => heard.push(message),
    link: (state) => links.push(state),
  });
});

afterEach(() => {
  connection.close();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test("hello is the first message and asks for our protocol", () => {
  newest().opens();
  expect(newest().url).toMatch(/\/ws\/K7M4PQ$/);
  expect(newest().protocol).toBe("peil.v1");
  expect(newest().sent).toEqual([JSON.stringify(HELLO)]);
  expect(links.at(-1)).toEqual({ link: "open" });
});

test("nothing is sent before the socket is open", () => {
  expect(connection.send({ type: "probe" })).toBe(false);
  newest().opens();
  expect(connection.send({ type: "probe" })).toBe(true);
});

test("a lost connection comes back, waiting longer each time", () => {
  for (const longest of [500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
    const before = FakeSocket.all.length;
    newest().ends(1006);
    expect(links.at(-1)).toEqual({ link: "lost" });
    vi.advanceTimersByTime(longest * 0.99);
    expect(FakeSocket.all.length).toBe(before);
    vi.advanceTimersByTime(longest * 0.01);
    expect(FakeSocket.all.length).toBe(before + 1);
  }
});

test("ten good seconds make waiting short again", () => {
  for (let n = 0; n < 5; n++) {
    newest().ends(4001);
    vi.advanceTimersByTime(15_000);
  }
  newest().welcomes();
  vi.advanceTimersByTime(10_000);
  const before = FakeSocket.all.length;
  newest().ends(4001);
  vi.advanceTimersByTime(500);
  expect(FakeSocket.all.length).toBe(before + 1);
});

test("a connection that is welcomed and lost again before ten seconds does not make waiting short", () => {
  for (let n = 0; n < 5; n++) {
    newest().ends(4001);
    vi.advanceTimersByTime(15_000);
  }
  newest().welcomes();
  vi.advanceTimersByTime(9_999);
  const before = FakeSocket.all.length;
  newest().ends(4001);
  vi.advanceTimersByTime(14_000);
  expect(FakeSocket.all.length).toBe(before);
  vi.advanceTimersByTime(1_000);
  expect(FakeSocket.all.length).toBe(before + 1);
});

test("a code from 4500 on is final", () => {
  newest().opens();
  newest().ends(4500);
  vi.advanceTimersByTime(60_000);
  expect(links.at(-1)).toEqual({ link: "refused", code: 4500 });
  expect(FakeSocket.all.length).toBe(1);
  connection.probe();
  expect(FakeSocket.all.length).toBe(1);
});

test("an old build reloads once, then is told", () => {
  const reload = vi.spyOn(location, "reload").mockImplementation(() => {});
  sessionStorage.clear();
  newest().opens();
  newest().ends(4502);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(links.at(-1)).toEqual({ link: "open" });
  newest().ends(4502);
  expect(reload).toHaveBeenCalledTimes(1);
  expect(links.at(-1)).toEqual({ link: "refused", code: 4502 });
});

test("forty silent seconds are a dead server, a beat keeps it alive", () => {
  newest().welcomes();
  vi.advanceTimersByTime(39_000);
  newest().says({ type: "beat", now: 1 });
  vi.advanceTimersByTime(39_000);
  expect(links.at(-1)).toEqual({ link: "open" });
  vi.advanceTimersByTime(1_000);
  expect(links.at(-1)).toEqual({ link: "lost" });
});

test("a probe that is not answered within two seconds replaces the socket", () => {
  newest().opens();
  connection.probe();
  vi.advanceTimersByTime(2_000);
  expect(links.at(-1)).toEqual({ link: "lost" });
});

test("waking up while waiting comes back at once", () => {
  newest().ends(1006);
  dispatchEvent(new Event("online"));
  expect(FakeSocket.all.length).toBe(2);
});

test("a replaced socket is not heard any more", () => {
  const old = newest();
  old.opens();
  old.says({ type: "beat", now: 1 });
  connection.probe();
  vi.advanceTimersByTime(3_000);
  newest().opens();
  old.says({ type: "beat", now: 2 });
  old.ends(4500);
  expect(heard).toEqual([{ type: "beat", now: 1 }]);
  expect(links.at(-1)).toEqual({ link: "open" });
});

test("a server that can store nothing is told apart from one that is gone", () => {
  newest().opens();
  newest().ends(4001);
  expect(links.at(-1)).toEqual({ link: "lost", trouble: true });
  vi.advanceTimersByTime(500);
  newest().opens();
  newest().ends(1006);
  expect(links.at(-1)).toEqual({ link: "lost" });
});

test("a server that restarts says how long to stay away", () => {
  newest().welcomes();
  newest().ends(4000, "restarting;7300");
  vi.advanceTimersByTime(7_299);
  expect(FakeSocket.all.length).toBe(1);
  vi.advanceTimersByTime(1);
  expect(FakeSocket.all.length).toBe(2);
});

test("a socket that opens and is never welcomed is replaced", () => {
  newest().opens();
  vi.advanceTimersByTime(10_000);
  expect(links.at(-1)).toEqual({ link: "lost" });
});

test("a page that froze with its socket closed comes back when it is shown again", () => {
  newest().welcomes();
  newest().readyState = 3;
  dispatchEvent(new Event("pageshow"));
  expect(FakeSocket.all.length).toBe(2);
});

test("waking while a socket opens waits for that socket", () => {
  dispatchEvent(new Event("online"));
  document.dispatchEvent(new Event("resume"));
  expect(FakeSocket.all.length).toBe(1);
});

test("a page that rests does not come back while it is hidden, and at once when it is seen", () => {
  connection.close();
  connection = connect({ code: "K7M4PQ", hello: () => HELLO, receive: () => {}, link: () => {}, rests: true });
  const before = FakeSocket.all.length;
  const hidden = vi.spyOn(document, "hidden", "get").mockReturnValue(true);
  newest().ends(1006);
  vi.advanceTimersByTime(60_000);
  expect(FakeSocket.all.length).toBe(before);
  // The network may be back, or the page thawed for a moment: nobody looks at it yet.
  dispatchEvent(new Event("online"));
  document.dispatchEvent(new Event("resume"));
  expect(FakeSocket.all.length).toBe(before);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event("visibilitychange"));
  expect(FakeSocket.all.length).toBe(before + 1);
});

test("the second socket that comes to nothing within four seconds is told, and good ones in between begin the count anew", () => {
  connection.close();
  const stuck = vi.fn();
  connection = connect({ code: "K7M4PQ", hello: () => HELLO, receive: () => {}, link: () => {}, openingMs: 4_000, stuck });
  vi.advanceTimersByTime(4_000);
  expect(stuck).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  newest().welcomes();
  vi.advanceTimersByTime(10_000);
  newest().ends(1006);
  expect(stuck).not.toHaveBeenCalled();
  vi.advanceTimersByTime(500);
  newest().welcomes();
  newest().ends(1006);
  expect(stuck).toHaveBeenCalledTimes(1);
});

test("a browser that refuses sockets on the spot is no error", () => {
  connection.close();
  vi.stubGlobal("WebSocket", class { constructor() { throw new Error("blocked"); } });
  const stuck = vi.fn();
  connection = connect({ code: "K7M4PQ", hello: () => HELLO, receive: () => {}, link: (state) => links.push(state), stuck });
  vi.advanceTimersByTime(1_500);
  expect(links.at(-1)).toEqual({ link: "lost" });
  expect(stuck).toHaveBeenCalled();
});
