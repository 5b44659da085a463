import type { ClientMessage, ServerMessage } from "../lib/protocol.gen";
import { post, type Address } from "./detour";
import type { Book } from "./memory";
import { waiting } from "./outbox";

/** Without an acknowledgement for so long an answer also goes by POST. */
const ACK_MS = 4_000;

/** What insisting needs of a page. */
export interface Insisting {
  wiring: Address;
  book: Book;
  act: { receive(message: ServerMessage): void };
}

const insisted = new Set<string>();
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Says an answer by POST as well, until the server said what stands; the same each time, so that it counts once. */
export async function insist({ wiring, book, act }: Insisting, message: ClientMessage & { type: "cast" }): Promise<void> {
  const { id } = message;
  if (insisted.has(id)) return;
  insisted.add(id);
  await pause(ACK_MS);
  while (waiting(book.read()).some((entry) => entry.id === id)) {
    const reply = await post(wiring, message).catch(() => null);
    if (reply) act.receive(reply);
    // Jitter: a hall whose server is slow must not ask together.
    await pause(ACK_MS * (1 + Math.random()));
  }
  insisted.delete(id);
}
