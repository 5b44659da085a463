import type {
  ChangeDeck,
  ChangeSlide,
  Comparison,
  ComparisonSummary,
  DeckSummary,
  DeckText,
  DeleteRoom,
  KeptImage,
  NewComparison,
  NewDeck,
  NewSlide,
  PickAddress,
  Problem,
  Redeem,
  Remote,
  RemoteSummary,
  RoomSummary,
  SlideOutcome,
  SlideText,
  Started,
  StartRoom,
  Ticket,
} from "../lib/protocol.gen";

/** Why a request brought nothing: what the server says, or status 0 when it does not answer. */
export class Trouble extends Error {
  constructor(
    readonly status: number,
    /** The server's own sentence, where it has one. */
    readonly detail: string | null,
  ) {
    super(detail ?? `status ${status}`);
  }
}

/** What a presenter asks over HTTP. Every method throws [`Trouble`]. */
export interface Api {
  decks(): Promise<DeckSummary[]>;
  deck(name: string): Promise<DeckText>;
  addDeck(deck: NewDeck): Promise<DeckText>;
  changeDeck(name: string, change: ChangeDeck): Promise<DeckText>;
  deleteDeck(name: string): Promise<void>;
  /** A deck as a file: its text, or with images a zip of both. */
  deckFile(name: string): Promise<Blob>;
  /** Keeps a deck that was downloaded as a zip. */
  addBundle(file: Blob): Promise<DeckText>;
  /** Keeps an image beside a deck. */
  addImage(deck: string, image: Blob): Promise<KeptImage>;
  rooms(): Promise<RoomSummary[]>;
  /** A room's own copy of its deck. */
  deckOf(code: string): Promise<DeckSummary>;
  start(room: StartRoom): Promise<Started>;
  comparisons(): Promise<ComparisonSummary[]>;
  comparison(id: string): Promise<Comparison>;
  compare(rooms: NewComparison): Promise<ComparisonSummary>;
  forgetComparison(id: string): Promise<void>;
  /** Deletes a room, given its code as it was typed. */
  destroy(code: string, typed: string): Promise<void>;
  /** A slide of a running room, as text. */
  slide(code: string, slide: string): Promise<SlideText>;
  mendSlide(code: string, slide: string, change: ChangeSlide): Promise<SlideOutcome>;
  addSlide(code: string, slide: NewSlide): Promise<SlideOutcome>;
  ticket(code: string): Promise<Ticket>;
  remotes(code: string): Promise<RemoteSummary[]>;
  cutOff(code: string, remote: string): Promise<void>;
  pickAddress(address: string): Promise<void>;
}

/** Speaks to the server with a secret. */
export function openApi(secret: string): Api {
  const deck = (name: string) => `/api/decks/${encodeURIComponent(name)}`;
  const room = (code: string) => `/api/rooms/${encodeURIComponent(code)}`;
  return {
    decks: () => ask("GET", "/api/decks", secret),
    deck: (name) => ask("GET", deck(name), secret),
    addDeck: (body) => ask("POST", "/api/decks", secret, body),
    changeDeck: (name, body) => ask("PUT", deck(name), secret, body),
    deckFile: async (name) => (await answerTo("GET", `${deck(name)}/file`, secret)).blob(),
    addBundle: (file) => ask("POST", "/api/bundles", secret, file),
    addImage: (name, image) => ask("POST", `${deck(name)}/images`, secret, image),
    deleteDeck: (name) => ask("DELETE", deck(name), secret),
    rooms: () => ask("GET", "/api/rooms", secret),
    deckOf: (code) => ask("GET", `${room(code)}/deck`, secret),
    comparisons: () => ask("GET", "/api/comparisons", secret),
    comparison: (id) => ask("GET", `/api/comparisons/${encodeURIComponent(id)}`, secret),
    compare: (body) => ask("POST", "/api/comparisons", secret, body),
    forgetComparison: (id) => ask("DELETE", `/api/comparisons/${encodeURIComponent(id)}`, secret),
    start: (body) => ask("POST", "/api/rooms", secret, body),
    destroy: (code, typed) => ask("DELETE", room(code), secret, { code: typed } satisfies DeleteRoom),
    slide: (code, slide) => ask("GET", `${room(code)}/slides/${encodeURIComponent(slide)}`, secret),
    mendSlide: (code, slide, change) => ask("PUT", `${room(code)}/slides/${encodeURIComponent(slide)}`, secret, change),
    addSlide: (code, slide) => ask("POST", `${room(code)}/slides`, secret, slide),
    ticket: (code) => ask("POST", `${room(code)}/tickets`, secret, {}),
    remotes: (code) => ask("GET", `${room(code)}/remotes`, secret),
    cutOff: (code, remote) => ask("DELETE", `${room(code)}/remotes/${encodeURIComponent(remote)}`, secret),
    // The room tells a remote's secret from a stranger's.
    pickAddress: (address) => ask("POST", "/api/address", secret, { address, code: null } satisfies PickAddress),
  };
}

/** Hands in a ticket, which needs no secret. */
export function redeem(ticket: string): Promise<Remote> {
  return ask("POST", "/api/tickets", null, { ticket } satisfies Redeem);
}

/** Whether the server says that it cannot store anything now. */
export async function cannotStore(secret: string): Promise<boolean> {
  try {
    const answer = await fetch("/readyz", { headers: { Authorization: `Bearer ${secret}` }, cache: "no-store" });
    return answer.status === 503;
  } catch {
    return false;
  }
}

async function ask<T>(method: string, path: string, secret: string | null, body?: object): Promise<T> {
  const text = await (await answerTo(method, path, secret, body)).text();
  return (text ? JSON.parse(text) : undefined) as T;
}

async function answerTo(method: string, path: string, secret: string | null, body?: object): Promise<Response> {
  const headers: Record<string, string> = {};
  if (secret) headers["Authorization"] = `Bearer ${secret}`;
  const bytes = body instanceof Blob;
  if (body) headers["Content-Type"] = bytes ? body.type : "application/json";
  let answer: Response;
  try {
    answer = await fetch(path, { method, headers, cache: "no-store", ...(body ? { body: bytes ? body : JSON.stringify(body) } : {}) });
  } catch {
    throw new Trouble(0, null);
  }
  if (!answer.ok) {
    const problem = (await answer.json().catch(() => null)) as Problem | null;
    throw new Trouble(answer.status, problem?.detail ?? problem?.title ?? null);
  }
  return answer;
}
