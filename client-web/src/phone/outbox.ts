import { id } from "../lib/random";
import type { CastMessage, GroupChoice, Held, Reason, Stands } from "../lib/protocol.gen";
import { entryOf, withEntry, type Draft, type Entry, type Memory } from "./memory";

/** The group chosen, by its name. */
const named = ({ group, groupName }: Memory): GroupChoice | null =>
  group === "none" || !group ? null : "typed" in group ? group : groupName ? { typed: groupName } : group;

/** Files an answer to be sent: one revision above all others, under an id of its own. */
export function file(memory: Memory, entry: Entry, answer: Draft): Memory {
  const next: Entry = {
    ...entry,
    before: entry.sent === "waiting" ? { id: entry.id, answer: entry.answer } : null,
    answer,
    group: memory.group === "none" ? null : memory.group,
    named: named(memory),
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
export function cast(memory: Memory, entry: Entry): ({ type: "cast" } & CastMessage) | null {
  const key = memory.keys[entry.question];
  if (!key || !entry.id || !entry.answer) return null;
  const { question, round, revision, id, answer, group = null, proof } = entry;
  // What has a proof is sent as the proof says it.
  if (proof?.id === id) return { type: "cast", question, round, key, ...proof };
  return { type: "cast", question, round, key, revision, id, group, answer };
}

/** The entries that wait for the server's word. */
export const waiting = (memory: Memory): Entry[] =>
  Object.values(memory.entries).filter((entry) => entry.sent === "waiting");

/** The ballots of which this phone has a key, and the version that it gave last. */
export const holds = (memory: Memory): Held[] =>
  Object.values(memory.entries).flatMap(({ question, round, revision, id }) => {
    const key = memory.keys[question];
    return key ? [{ question, round, key, ...(id && { revision, id }) }] : [];
  });

/** What a short word of the server means: that version stands, or the one that it replaced. */
export function spelled(memory: Memory, { id, proof }: { id: string; proof: string }): Stands | null {
  const entry = Object.values(memory.entries).find((entry) => entry.id === id || entry.before?.id === id);
  if (!entry) return null;
  const { question, round, revision } = entry;
  return { question, round, revision: revision - Number(entry.id !== id), id, receipt: proof };
}

/**
 * Takes the server's word on what stands. Only our own latest id means saved; while another version stands above ours,
 * ours is filed once more above it.
 */
export function stands(memory: Memory, { question, round, revision, id, withdrawn, receipt }: Stands): Memory {
  const entry = entryOf(memory, question, round);
  if (!entry) return memory;
  if (id === entry.id && !withdrawn) {
    const { answer, named = null } = entry;
    const proof = receipt && answer ? { proof: { revision, id, answer, group: named, receipt } } : {};
    return withEntry(memory, { ...entry, ...proof, sent: "saved", saved: answer, reason: null, field: null });
  }
  const above = revision >= entry.revision;
  const known = { ...entry, revision: Math.max(entry.revision, revision) };
  // Its acknowledgement never came, but it counts until a later one does.
  if (id === entry.before?.id && !withdrawn) known.saved = entry.before.answer;
  const claimed = entry.sent === "waiting" || entry.sent === "saved";
  if (above && claimed && entry.answer) return file(memory, known, entry.answer);
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
