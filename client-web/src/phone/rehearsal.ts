import type { PhoneView } from "../lib/protocol.gen";
import type { Entry, Memory } from "./memory";

/** What the name of a question begins with while a workshop is only tried: nothing said to it is said to the real one. */
const MARK = "~";

/** Whether an answer belongs to what goes on now, be it a rehearsal or the workshop itself. */
export const ofNow = (view: PhoneView | null, { question }: Pick<Entry, "question">): boolean =>
  question.startsWith(MARK) === !!view?.room.rehearsal;

/** Answers given today, in the order of the questions. */
export const given = ({ view, memory }: { view: PhoneView | null; memory: Memory }): Entry[] =>
  Object.values(memory.entries)
    .filter((entry) => entry.answer && ofNow(view, entry))
    .sort((a, b) => a.number - b.number || a.round - b.round);

/** A memory without what was said in a rehearsal that is over; who this phone is, and where its person belongs, stays. */
export function withoutRehearsal(memory: Memory): Memory {
  const real = <Of>(all: Record<string, Of>) => Object.fromEntries(Object.entries(all).filter(([name]) => !name.startsWith(MARK)));
  return { ...memory, keys: real(memory.keys), entries: real(memory.entries) };
}
