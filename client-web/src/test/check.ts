import type { ServerMessage } from "../lib/protocol.gen";

/** How long a way may take to open. */
const OPENING_MS = 8_000;
/** How long a socket is watched: what cuts idle ones often does so within half a minute. */
const WATCH_MS = 30_000;
/** How often it is used meanwhile. */
const EVERY_MS = 10_000;
/** How many times a way is gone back and forth; the middle one counts. */
const TRIPS = 5;
/** Events of the stream, a second apart. */
const EVENTS = 5;

/** What was found out, in milliseconds; nothing where it did not work. */
export interface Found {
  socket: { open: number; trip: number; stays: boolean } | null;
  stream: { first: number; held: boolean } | null;
  post: { trip: number; slowest: number } | null;
  /** The server's clock minus this device's. */
  clock: number | null;
}

const now = () => performance.now();
const middle = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

function inTime<T>(ms: number, begin: (done: (value: T) => void) => void): Promise<T> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error("too slow")), ms);
    begin(resolve);
  });
}

/** Whether a WebSocket opens, how fast it is, and whether it stays. */
export async function checkSocket(): Promise<Found["socket"]> {
  let socket: WebSocket | null = null;
  try {
    const begun = now();
    const opened = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws/test`, "peil.v1");
    socket = opened;
    let gone = false;
    const trip = () =>
      inTime<number>(OPENING_MS, (done) => {
        const left = now();
        opened.onmessage = () => done(now() - left);
        opened.send("{}");
      });
    await new Promise<void>((resolve, reject) => {
      setTimeout(reject, OPENING_MS);
      opened.onopen = () => resolve();
      opened.onclose = () => {
        gone = true;
        reject();
      };
    });
    const open = now() - begun;
    const trips: number[] = [];
    for (let n = 0; n < TRIPS; n++) trips.push(await trip());
    let stays = true;
    for (let watched = 0; watched < WATCH_MS && stays; watched += EVERY_MS) {
      await pause(EVERY_MS);
      stays = !gone && (await trip().then(() => true, () => false));
    }
    return { open, trip: middle(trips), stays };
  } catch {
    return null;
  } finally {
    socket?.close();
  }
}

/** Whether a stream comes through, and as it is sent rather than all at once. */
export async function checkStream(): Promise<Found["stream"]> {
  const source = new EventSource("/api/test");
  try {
    const begun = now();
    const times = await inTime<number[]>(OPENING_MS + EVENTS * 1_000, (done) => {
      const times: number[] = [];
      source.onmessage = () => {
        times.push(now() - begun);
        if (times.length === EVENTS) done(times);
      };
      source.onerror = () => source.close();
    });
    const [first = 0] = times;
    // They leave over four seconds; together within one, something held them back.
    return { first, held: (times.at(-1) ?? 0) - first < 1_000 };
  } catch {
    return null;
  } finally {
    source.close();
  }
}

/** How fast answers go by POST, and how far the clocks are apart. */
export async function checkPost(): Promise<Pick<Found, "post" | "clock">> {
  const trips: number[] = [];
  const apart: number[] = [];
  try {
    for (let n = 0; n < TRIPS; n++) {
      const [left, began] = [now(), Date.now()];
      const response = await fetch("/api/test", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: "{}",
        cache: "no-store",
        signal: AbortSignal.timeout(OPENING_MS),
      });
      const beat = (await response.json()) as ServerMessage;
      const trip = now() - left;
      if (beat.type !== "beat") throw new Error("not from Peil");
      trips.push(trip);
      apart.push(beat.now - (began + trip / 2));
    }
    return { post: { trip: middle(trips), slowest: Math.max(...trips) }, clock: middle(apart) };
  } catch {
    return { post: null, clock: null };
  }
}
