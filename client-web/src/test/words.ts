import type { Found } from "./check";

const nl = {
  title: "Peil: wat laat dit netwerk door?",
  intro: "Voor wie het netwerk van de school beheert. De test duurt ongeveer 40 seconden en gebruikt niets van een workshop.",
  busy: "Bezig met testen…",
  socket: "WebSocket",
  stream: "Stream",
  post: "POST",
  clock: "Klok",
  works: (open: number, trip: number) => `werkt: open in ${open} ms, heen en weer ${trip} ms`,
  cut: "gaat open, maar wordt binnen een halve minuut afgebroken",
  streams: (first: number) => `werkt: eerste bericht na ${first} ms`,
  held: "komt door, maar wordt onderweg opgehouden tot alles er is",
  posts: (trip: number, slowest: number) => `werkt: heen en weer ${trip} ms, langzaamste ${slowest} ms`,
  fails: "werkt niet",
  ahead: (ms: number) => `de server loopt ${Math.abs(ms)} ms ${ms < 0 ? "achter" : "voor"} op dit apparaat`,
  unknown: "niet te meten",
  good: "Alles wat Peil gebruikt, komt door.",
  round: (host: string) =>
    `Telefoons kunnen antwoorden, langs een omweg. De beamer en de begeleider hebben WebSockets nodig: laat ws:// en wss:// naar ${host} door, en breek stille verbindingen niet binnen een minuut af.`,
  none: (host: string) => `Antwoorden komen niet aan. Laat gewone aanvragen (GET en POST) naar ${host} door.`,
  copy: "Kopieer als tekst",
  copied: "Gekopieerd",
  text: "Uitslag als tekst",
  again: "Test opnieuw",
};

/** What the diagnosis says. */
export type Words = typeof nl;

const en: Words = {
  title: "Peil: what does this network let through?",
  intro: "For whoever looks after the school's network. The test takes about 40 seconds and uses nothing of a workshop.",
  busy: "Testing…",
  socket: "WebSocket",
  stream: "Stream",
  post: "POST",
  clock: "Clock",
  works: (open, trip) => `works: open in ${open} ms, round trip ${trip} ms`,
  cut: "opens, but is cut off within half a minute",
  streams: (first) => `works: first message after ${first} ms`,
  held: "comes through, but is held back on the way until it is complete",
  posts: (trip, slowest) => `works: round trip ${trip} ms, slowest ${slowest} ms`,
  fails: "does not work",
  ahead: (ms) => `the server is ${Math.abs(ms)} ms ${ms < 0 ? "behind" : "ahead of"} this device`,
  unknown: "could not be measured",
  good: "Everything that Peil uses comes through.",
  round: (host) =>
    `Phones can answer, by a detour. The projector and the presenter need WebSockets: let ws:// and wss:// to ${host} through, and do not cut silent connections within a minute.`,
  none: (host) => `Answers do not arrive. Let plain requests (GET and POST) to ${host} through.`,
  copy: "Copy as text",
  copied: "Copied",
  text: "Result as text",
  again: "Test again",
};

/** The languages of the page. */
export const WORDS = { nl, en };

/** What was found, a line each, by the name of the way; nothing for what is not known yet. */
export function lines(words: Words, found: Partial<Found>): [string, string | null][] {
  const ms = Math.round;
  const { socket, stream, post, clock } = found;
  const tell = <T>(value: T | null | undefined, say: (value: T) => string, not = words.fails) =>
    value === undefined ? null : value === null ? not : say(value);
  return [
    [words.socket, tell(socket, ({ open, trip, stays }) => (stays ? words.works(ms(open), ms(trip)) : words.cut))],
    [words.stream, tell(stream, ({ first, held }) => (held ? words.held : words.streams(ms(first))))],
    [words.post, tell(post, ({ trip, slowest }) => words.posts(ms(trip), ms(slowest)))],
    [words.clock, tell(clock, (apart) => words.ahead(ms(apart)), words.unknown)],
  ];
}

/** What it means, and what to do. */
export function verdict(words: Words, { socket, post }: Found, host: string): string {
  if (!post) return words.none(host);
  return socket?.stays ? words.good : words.round(host);
}
