import { id } from "../lib/random";
import type { ClientMessage, Held, Reason, Stands } from "../lib/protocol.gen";
import { entryOf, withEntry, type Draft, type Entry, type Memory } from "./memory";

/** Files an answer to be sent: one revision above all others, under an id of its own. */
export function file(memory: Memory, entry: Entry, answer: Draft): Memory {
  const next: Entry = {
    ...entry,
    answer,
    revision: entry.revision + 1,
    id: id(),
    sent: "waiting",
    reason: null,
    field: null,
    editing: false,
  };
  const keys = { ...memory.keys, [entry.question]: memory.keys[entry.question] ?? id() };
  return withEntry({ ...memory, keys }, next);
}

/** The message that sends an entry's last version; the same each time, so that a repeat counts once. */
export function cast(memory: Memory, entry: Entry): ClientMessage | null {
  const key = memory.keys[entry.question];
  if (!key || !entry.id || !entry.answer) return null;
  const { question, round, revision, id, answer } = entry;
  const group = memory.group === "none" ? null : memory.group;
  return { type: "cast", question, round, key, revision, id, group, answer };
}

/** The entries that wait for the server's word. */
export const waiting = (memory: Memory): Entry[] =>
  Object.values(memory.entries).filter((entry) => entry.sent === "waiting");

/** The ballots of which this phone has a key. */
export const holds = (memory: Memory): Held[] =>
  Object.values(memory.entries).flatMap(({ question, round }) => {
    const key = memory.keys[question];
    return key ? [{ question, round, key }] : [];
  });

/**
 * Takes the server's word on what stands. Only our own latest id means saved; while another version stands above ours,
 * ours is filed once more above it.
 */
export function stands(memory: Memory, { question, round, revision, id, withdrawn }: Stands): Memory {
  const entry = entryOf(memory, question, round);
  if (!entry) return memory;
  if (id === entry.id && !withdrawn) {
    return withEntry(memory, { ...entry, sent: "saved", saved: entry.answer, reason: null, field: null });
  }
  const above = revision >= entry.revision;
  const known = { ...entry, revision: Math.max(entry.revision, revision) };
  if (above && entry.sent === "waiting" && entry.answer) return file(memory, known, entry.answer);
  return withEntry(memory, known);
}

/** Takes a refusal of the version with that id; an older version's refusal means nothing any more. */
export function refused(memory: Memory, id: string, reason: Reason, field: string | null): Memory {
  const entry = Object.values(memory.entries).find((entry) => entry.id === id);
  // Too fast is no refusal of what it says: it is sent again.
  if (!entry || reason === "tooFast") return memory;
  const late = reason === "late" || reason === "closed" || reason === "ended";
  return withEntry(memory, { ...entry, sent: late ? "late" : "rejected", reason, field });
}
