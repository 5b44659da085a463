import { id } from "../lib/random";
import type { AskedView, FieldAnswer, FiledView, GroupChoice, Reason } from "../lib/protocol.gen";
import type { Store } from "../lib/storage";

/** What is filled in, by field; empty and hidden fields included. */
export type Draft = Record<string, FieldAnswer>;

/** How the last version sent fares. */
export type Sent = "no" | "waiting" | "saved" | "late" | "rejected";

/** A version that the server stored, with its proof, should the server lose it. */
export interface Proof {
  revision: number;
  id: string;
  answer: Draft;
  /** By its name: the numbers of groups may be lost too. */
  group: GroupChoice | null;
  receipt: string;
}

/** What this phone holds of one round of a question. */
export interface Entry {
  question: string;
  number: number;
  round: number;
  /** As it was asked, to be readable when the question is long gone. */
  asked: AskedView;
  draft: Draft;
  /** The highest revision used or heard of. */
  revision: number;
  /** Of the last version sent. */
  id: string | null;
  /** The last version sent. */
  answer: Draft | null;
  /** The group that went with it, and by its name. */
  group?: GroupChoice | null;
  named?: GroupChoice | null;
  sent: Sent;
  /** The version that was replaced before the server said anything of it. */
  before?: Pick<Entry, "id" | "answer"> | null;
  /** The last version that the server said to have stored. */
  saved: Draft | null;
  /** The proof of it, where the server gave one. */
  proof?: Proof;
  /** Why the last version was refused, and for which field. */
  reason: Reason | null;
  field: string | null;
  /** Where its cards stand that this phone filed, by field. */
  filed?: Record<string, FiledView>;
  /** Being changed after it was sent. */
  editing: boolean;
}

/** What this phone holds of one room, for one participant. */
export interface Memory {
  /** Drawn by the phone, told to the server to be counted once. */
  phone: string;
  /** The group chosen; "none" is a choice too. */
  group: GroupChoice | "none" | null;
  /** Its name, where it is one of the list. */
  groupName?: string;
  /** The ballot key of each question that was answered. */
  keys: Record<string, string>;
  /** By {@link entryName}. */
  entries: Record<string, Entry>;
  /** When this began, in the phone's own milliseconds, and whether that was because the phone was passed on. */
  born?: number;
  passed?: boolean;
  /** When the phone forgets this, in its own milliseconds. */
  until: number;
}

export type Edit = (memory: Memory) => Memory;

/** A room's memory on disk; every change reads it anew, since two tabs are one participant. */
export interface Book {
  read(): Memory;
  change(edit: Edit): Memory;
  /** Changes what the server must hear of, and goes on once that is written where it lasts. */
  commit(edit: Edit, done: (memory: Memory) => void): void;
  /** Begins again for another participant. */
  clear(): Memory;
}

/** Under which names rooms are kept. */
export const PREFIX = "peil.room.";
/** Until the room has said for how many days it keeps answers. */
const DAYS = 30;
const DAY_MS = 86_400_000;

/** Under which name an entry is kept. */
export const entryName = (question: string, round: number) => `${question}/${round}`;

/** The entry of a round, if this phone has one. */
export const entryOf = (memory: Memory, question: string, round: number): Entry | null =>
  memory.entries[entryName(question, round)] ?? null;

/** Puts an entry in its place. */
export const withEntry = (memory: Memory, entry: Entry): Memory => ({
  ...memory,
  entries: { ...memory.entries, [entryName(entry.question, entry.round)]: entry },
});

const fresh = (passed = false): Memory => ({
  phone: id(),
  group: null,
  keys: {},
  entries: {},
  born: Date.now(),
  passed,
  until: Date.now() + DAYS * DAY_MS,
});

/** Opens what this browser remembers of a room. */
export function openBook(store: Store, code: string): Book {
  const name = PREFIX + code;
  const write = (memory: Memory) => {
    store.write(name, memory);
    return memory;
  };
  const read = () => store.read<Memory>(name) ?? write(fresh());
  const change = (edit: Edit) => write(edit(read()));
  return { read, change, commit: (edit, done) => done(change(edit)), clear: () => write(fresh(true)) };
}

/** Whether this browser was in that room before. */
export const knows = (store: Store, code: string) => store.read(PREFIX + code) !== null;

/** A memory that lasts as long as the room keeps its answers, counted from now. */
export const lasting = (memory: Memory, days: number): Memory => ({ ...memory, until: Date.now() + days * DAY_MS });
