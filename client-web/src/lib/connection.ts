import { reloadOnce, settled } from "./reload";
import type { ClientMessage, ServerMessage } from "./protocol.gen";

/** How a screen stands to the server; `refused` stays so, and with `trouble` the server said that it can store nothing. */
export type LinkState =
  | { link: "connecting" }
  | { link: "open" }
  | { link: "lost"; trouble?: true }
  | { link: "refused"; code: number };

/** Close codes of which the client knows the meaning; from 4500 on it stays away. */
export const CLOSED = {
  restarting: 4000,
  trouble: 4001,
  unknownRoom: 4500,
  notAllowed: 4501,
  oldBuild: 4502,
  unreadable: 4503,
  locked: 4506,
} as const;

/** The close code of a room that was deleted after its end. */
export const DELETED = 4509;

/** What a connection needs of a screen. */
export interface Wiring {
  /** The room. */
  code: string;
  /** The first message, asked for anew at every connection. */
  hello: () => ClientMessage;
  /** Takes every message. */
  receive: (message: ServerMessage) => void;
  /** Takes every change of the link. */
  link: (state: LinkState) => void;
  /** How long a socket may take to open, and again to be welcomed: phones wait minutes for an address that is gone. */
  openingMs?: number;
  /** Whether it comes back only once the page is seen again; a page that steers others does not rest. */
  rests?: boolean;
  /** Told from the second socket in a row on that is not welcomed, or not for long. */
  stuck?: () => void;
}

/** One lasting connection to a room: it comes back by itself. */
export interface Connection {
  /** Whether the message was handed to an open socket; nothing is queued. */
  send(message: ClientMessage): boolean;
  /** Ends it for good. */
  close(): void;
  /** Asks the server whether it is there, and comes back at once if it is not. */
  probe(): void;
}

/** The server beats every 25 s; longer than this without a word is a dead server. */
const SILENCE_MS = 40_000;
const OPENING_MS = 10_000;
/** How long the server may take to answer a probe. */
const PROBE_MS = 2_000;
/** Waiting before coming back: up to this at first, doubling, up to the longest. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
/** After this long a connection counts as good, and waiting begins from the first again. */
const STABLE_MS = 10_000;
/** So many sockets in a row that came to nothing are no accident. */
const STUCK = 2;
/** Codes from here on say: stay away. */
const STAY_AWAY = 4_500;

/** Connects, says hello, and comes back after every loss until it is closed or refused. */
export function connect({ code, hello, receive, link, openingMs = OPENING_MS, rests, stuck }: Wiring): Connection {
  let socket: WebSocket | null = null;
  let attempts = 0;
  let fruitless = 0;
  let over = false;
  const timers: Partial<Record<"retry" | "dead" | "stable", ReturnType<typeof setTimeout>>> = {};

  const after = (name: keyof typeof timers, ms: number, act: () => void) => {
    clearTimeout(timers[name]);
    timers[name] = setTimeout(act, ms);
  };
  const quiet = () => Object.values(timers).forEach(clearTimeout);
  const resting = () => rests && document.hidden;

  function open() {
    quiet();
    drop();
    link({ link: "connecting" });
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    let opened: WebSocket;
    try {
      opened = new WebSocket(`${scheme}://${location.host}/ws/${encodeURIComponent(code)}`, "peil.v1");
    } catch {
      // Some filters refuse it on the spot.
      return lose();
    }
    socket = opened;
    after("dead", openingMs, () => lose());
    opened.onopen = () => {
      if (socket !== opened) return;
      opened.send(JSON.stringify(hello()));
      after("dead", openingMs, () => lose());
      link({ link: "open" });
    };
    opened.onmessage = (event: MessageEvent<string>) => {
      // A socket that was replaced may still speak; what it says is old.
      if (socket !== opened) return;
      after("dead", SILENCE_MS, () => lose());
      const message = JSON.parse(event.data) as ServerMessage;
      if (message.type === "welcome") {
        settled();
        after("stable", STABLE_MS, () => (attempts = fruitless = 0));
      }
      receive(message);
    };
    opened.onclose = ({ code, reason }) => {
      if (socket !== opened) return;
      // A server that restarts says how long to stay away, so that a hall does not come back at once.
      if (code === CLOSED.restarting) return lose(Number(reason?.split(";")[1]) || undefined);
      if (code < STAY_AWAY) return lose(undefined, code === CLOSED.trouble);
      if (code === CLOSED.oldBuild && reloadOnce()) return;
      over = true;
      quiet();
      drop();
      link({ link: "refused", code });
    };
  }

  function drop() {
    const old = socket;
    socket = null;
    old?.close();
  }

  function lose(told?: number, trouble = false) {
    quiet();
    drop();
    link({ link: "lost", ...(trouble && { trouble }) });
    // Full jitter: a hall that lost its server together must not come back together.
    const wait = told ?? Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts);
    attempts += 1;
    fruitless += 1;
    after("retry", wait, () => resting() || open());
    if (fruitless >= STUCK) stuck?.();
  }

  function send(message: ClientMessage): boolean {
    if (socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(JSON.stringify(message));
    return true;
  }

  function probe() {
    if (over) return;
    if (send({ type: "probe" })) after("dead", PROBE_MS, () => lose());
    // A page that was frozen or put away may never have heard that its socket closed.
    else if (socket?.readyState !== WebSocket.CONNECTING && !resting()) open();
  }

  const unhear = onWaking(probe);
  open();

  return {
    send,
    probe,
    close() {
      over = true;
      quiet();
      drop();
      unhear();
    },
  };
}

/** Calls whenever the page may have slept or the network may be back; gives what ends that. */
export function onWaking(wake: () => void): () => void {
  const seen = () => document.hidden || wake();
  const whens: [EventTarget, string, () => void][] = [
    [document, "visibilitychange", seen],
    [document, "resume", wake],
    [window, "pageshow", wake],
    [window, "online", wake],
  ];
  for (const [target, name, act] of whens) target.addEventListener(name, act);
  return () => {
    for (const [target, name, act] of whens) target.removeEventListener(name, act);
  };
}
