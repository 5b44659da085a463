import { connect, onWaking, type Connection, type Wiring } from "../lib/connection";
import type { ClientMessage, ServerMessage } from "../lib/protocol.gen";
import type { Store } from "../lib/storage";

/** Under which name this browser remembers until when the socket need not be waited for. */
export const DETOUR = "peil.detour";
const REMEMBERED_MS = 86_400_000;
/** How long a stream may stay silent at first, later, and when the page wakes; it beats every 10 s. */
const FIRST_MS = 5_000;
const SILENCE_MS = 25_000;
const AWAKE_MS = 12_000;
/** How often the view is asked for where streams are held back: at least, and up to so much more. */
const POLL_MS = 2_000;
const POLL_MORE_MS = 1_000;
/** How long a request may take. */
const REQUEST_MS = 10_000;
/** Before coming back after a failure: up to this at first, doubling, up to the longest; from the first again after so long a good time. */
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const STABLE_MS = 10_000;
/** Before a stream that was held back is tried again: so long at first, doubling, up to the longest for a socket. */
const AGAIN_MS = 60_000;
/** Before a socket is tried again: so long at first, doubling. */
const TRIAL_MS = 15_000;
const LONGEST_TRIAL_MS = 600_000;

/** Where to ask about a room, and as whom. */
export interface Address {
  code: string;
  phone: () => string;
}

/** The server sent the phone away for good. */
export class Refused extends Error {
  constructor(readonly code: number) {
    super();
  }
}

async function ask({ code, phone }: Address, what: string, message?: ClientMessage): Promise<unknown> {
  const response = await fetch(`/api/rooms/${code}/${what}?phone=${phone()}`, {
    signal: AbortSignal.timeout(REQUEST_MS),
    cache: "no-store",
    ...(message && { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(message) }),
  });
  if (response.status === 204) return null;
  const told = (await response.json()) as { type: string };
  if (response.ok) return told;
  const close = Number(/-(\d+)$/.exec(told.type)?.[1] ?? (told.type === "peil:unknown-room" ? 4500 : 0));
  if (close >= 4500) throw new Refused(close);
  throw new Error(told.type);
}

/** Says one message by POST; what the server says to it. */
export const post = (address: Address, message: ClientMessage) =>
  ask(address, "say", message) as Promise<ServerMessage | null>;

/** A connection for networks that cut WebSockets: a stream of what a socket would bring, or questions every few seconds. */
export function goRound(wiring: Wiring & Address, ready: () => void, failed: (refused?: Refused) => void): Connection {
  const { hello, receive, link } = wiring;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let attempts = 0;
  let streams = true;
  let againMs = AGAIN_MS;
  let againAt = 0;
  let over = false;
  let turn = 0;
  let begunAt = 0;
  let heardAt = 0;

  const after = (ms: number, act: () => void) => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
  function halt() {
    turn += 1;
    clearTimeout(timer);
    source?.close();
    source = null;
  }

  async function begin(first: boolean) {
    halt();
    const mine = turn;
    try {
      const welcome = await post(wiring, hello());
      if (over || turn !== mine) return;
      if (first) ready();
      link({ link: "open" });
      begunAt ||= Date.now();
      if (welcome) receive(welcome);
      if (streams) follow();
      else void poll(mine);
    } catch (error) {
      if (turn === mine) fail(error, first);
    }
  }

  function fail(error: unknown, first = false) {
    if (over) return;
    halt();
    const refused = error instanceof Refused ? error : undefined;
    over = refused !== undefined;
    if (first) return failed(refused);
    if (refused) return link({ link: "refused", code: refused.code });
    link({ link: "lost" });
    if (begunAt && Date.now() - begunAt >= STABLE_MS) attempts = 0;
    begunAt = 0;
    // Full jitter, as for sockets.
    after(Math.random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempts++), () => document.hidden || void begin(false));
  }

  function follow() {
    const mine = turn;
    let heard = false;
    const stream = new EventSource(`/api/rooms/${wiring.code}/stream?phone=${wiring.phone()}`);
    source = stream;
    const heldBack = () => {
      // Something on the way does: from now on this phone asks, and looks now and then whether it still does.
      stream.close();
      source = null;
      streams = false;
      againAt = Date.now() + againMs;
      againMs = Math.min(LONGEST_TRIAL_MS, againMs * 2);
      void poll(mine);
    };
    after(FIRST_MS, heldBack);
    stream.onmessage = ({ data }: MessageEvent<string>) => {
      if (source !== stream) return;
      heard = true;
      againMs = AGAIN_MS;
      heardAt = Date.now();
      after(SILENCE_MS, () => fail(null));
      receive(JSON.parse(data) as ServerMessage);
    };
    stream.onerror = () => {
      if (source !== stream) return;
      if (heard) fail(null);
      else heldBack();
    };
  }

  async function poll(mine: number) {
    try {
      const messages = (await ask(wiring, "view")) as ServerMessage[];
      if (over || turn !== mine) return;
      messages.forEach(receive);
      streams = Date.now() >= againAt;
      if (streams) return follow();
      after(POLL_MS + Math.random() * POLL_MORE_MS, () => document.hidden || void poll(mine));
    } catch (error) {
      if (turn === mine) fail(error);
    }
  }

  function probe() {
    if (!over && !document.hidden) void begin(false);
  }
  // A stream that beat just now is alive; one that slept may never hear that it ended.
  const unhear = onWaking(() => (Date.now() - heardAt > AWAKE_MS ? probe() : undefined));
  void begin(true);

  return {
    send(message) {
      post(wiring, message).then((reply) => reply && !over && receive(reply), () => {});
      return true;
    },
    probe,
    close() {
      over = true;
      halt();
      unhear();
    },
  };
}

/** What the way round needs of a page. */
export interface Seeking {
  wiring: Wiring & Address;
  store: Store;
  /** The connection in use; another may take its place. */
  connection: Connection | null;
}

let seeking = false;

/** Looks for a way round while the socket is stuck; tries the socket again now and then. */
export function seek(page: Seeking): void {
  const { wiring, store } = page;
  if (seeking) return;
  seeking = true;
  let trials = 0;
  let trying: Connection | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const round = goRound(wiring, () => {
    page.connection?.close();
    store.write(DETOUR, Date.now() + REMEMBERED_MS);
    page.connection = { ...round, close: end };
    later();
  }, (refused) => {
    end();
    if (!refused) return;
    // No socket will ever tell it.
    page.connection?.close();
    wiring.link({ link: "refused", code: refused.code });
  });

  function end() {
    seeking = false;
    round.close();
    trying?.close();
    clearTimeout(timer);
  }

  function later() {
    trying?.close();
    trying = null;
    const wait = Math.min(LONGEST_TRIAL_MS, TRIAL_MS * 2 ** trials++);
    timer = setTimeout(tryAgain, wait * (0.5 + Math.random() / 2));
  }

  function tryAgain() {
    if (document.hidden) return later();
    let welcomed = false;
    const trial = connect({
      ...wiring,
      receive(message) {
        if (!welcomed && message.type === "welcome") {
          welcomed = true;
          // The socket works again: it takes over, and the way round ends.
          trying = null;
          end();
          store.remove(DETOUR);
          page.connection = trial;
          wiring.link({ link: "open" });
        }
        if (welcomed) wiring.receive(message);
      },
      link(state) {
        if (welcomed) wiring.link(state);
        else if (state.link === "lost" || state.link === "refused") setTimeout(later);
      },
    });
    trying = trial;
  }
}
