import type { ClientMessage, Wanted } from "../lib/protocol.gen";
import { entryOf, withEntry, type Book, type Memory } from "./memory";
import { cast } from "./outbox";

/** What healing needs of a page. */
export interface Healing {
  book: Book;
  send: (message: ClientMessage) => void;
  act: { reread(): void; repeat(): void };
}

/** The versions that the server stored, where a later one is on its way. */
const proofs = (memory: Memory, wants: Wanted[]): ClientMessage[] =>
  wants.flatMap(({ question, round }) => {
    const entry = entryOf(memory, question, round);
    const before = entry?.proof && entry.proof.id !== entry.id && cast(memory, { ...entry, id: entry.proof.id });
    return before ? [before] : [];
  });

/** Takes back the word "saved". */
const wanted = (memory: Memory, { question, round }: Wanted): Memory => {
  const entry = entryOf(memory, question, round);
  return entry?.sent === "saved" ? withEntry(memory, { ...entry, sent: "waiting" }) : memory;
};

/** Brings back what the server lost: what it had proved, then what waits; until then nothing of it is called saved. */
export function heal({ book, send, act }: Healing, wants: Wanted[]): void {
  book.commit(
    (memory) => wants.reduce(wanted, memory),
    (memory) => {
      proofs(memory, wants).forEach(send);
      act.reread();
      act.repeat();
    },
  );
}
