// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AskedView, PhoneView } from "../lib/protocol.gen";
import { openStore } from "../lib/storage";
import { fortify } from "./fortify";
import { entryOf, openBook, withEntry, type Book, type Entry, type Memory } from "./memory";
import { file, stands, waiting } from "./outbox";
import type { Vault } from "./vault";

const ASKED: AskedView = { prompt: "?", short: null, fields: [] };
const BLANK: Entry = {
  question: "q", number: 1, round: 1, asked: ASKED, draft: {}, revision: 0, id: null, answer: null, sent: "no", saved: null,
  reason: null, field: null, editing: false,
};
const grade = (grade: number) => ({ g: { kind: "grade" as const, grade } });
const give = (n: number) => (memory: Memory) => file(memory, entryOf(memory, "q", 1) ?? BLANK, grade(n));

/** A database that this test can break; transactions come one after another, as in a browser. */
class FakeVault implements Vault {
  stored: Memory | null = null;
  broken = false;
  private last: Promise<unknown> = Promise.resolve();
  transact(edit: (stored: Memory | null) => Memory): Promise<Memory> {
    const mine = this.last.then(() => {
      if (this.broken) throw new Error("broken");
      return (this.stored = structuredClone(edit(this.stored && structuredClone(this.stored))));
    });
    this.last = mine.catch(() => {});
    return mine;
  }
}

let vault: FakeVault;
const denied = () => {
  throw new Error("denied");
};
const tab = async (store = openStore(), view: PhoneView | null = null): Promise<Book> => {
  const book = openBook(store, "K7M4PQ");
  const act = { state: () => ({ view }), reread: () => {}, repeat: () => {} };
  await fortify({ wiring: { code: "K7M4PQ" }, book, store, act }, async () => vault);
  return book;
};
const commit = (book: Book, edit: (memory: Memory) => Memory) => new Promise<Memory>((done) => book.commit(edit, done));
const entry = (memory: Memory | null) => entryOf(memory!, "q", 1)!;

beforeEach(() => {
  localStorage.clear();
  vault = new FakeVault();
});

afterEach(() => vi.restoreAllMocks());

test("an answer is in the vault before anything goes on", async () => {
  const book = await tab();
  let done = false;
  book.commit(give(6), () => {
    done = true;
    expect(entry(vault.stored).answer).toEqual(grade(6));
  });
  expect(done).toBe(false);
  await vi.waitFor(() => expect(done).toBe(true));
  expect(entry(book.read()).revision).toBe(1);
});

test("two tabs that answer at once take different revisions, also where only the vault is shared", async () => {
  const [one, other] = [await tab(openStore(denied)), await tab(openStore(denied))];
  const [a, b] = await Promise.all([commit(one, give(6)), commit(other, give(7))]);
  expect([entry(a).revision, entry(b).revision]).toEqual([1, 2]);
  expect(entry(a).id).not.toBe(entry(b).id);
  expect(vault.stored!.keys["q"]).toBe(b.keys["q"]);
});

test("an acknowledgement of the first of two answers saves nothing in either tab", async () => {
  const [one, other] = [await tab(), await tab()];
  const [a] = await Promise.all([commit(one, give(6)), commit(other, give(7))]);
  const { id, revision } = entry(a);
  await commit(one, (memory) => stands(memory, { question: "q", round: 1, id: id!, revision, withdrawn: false }));
  for (const book of [one, other]) expect(entry(book.read()).sent).toBe("waiting");
});

test("a browser that lost its local storage finds its answers and its name in the vault", async () => {
  const before = await commit(await tab(), give(6));
  localStorage.clear();
  const book = await tab();
  expect(book.read().phone).toBe(before.phone);
  expect(waiting(book.read()).map(({ id }) => id)).toEqual([entry(before).id]);
});

test("what happened without the vault is not undone by it", async () => {
  const saved = await commit(await tab(), give(6));
  const plain = openBook(openStore(), "K7M4PQ");
  plain.change((memory) => withEntry(memory, { ...entry(saved), sent: "saved" }));
  expect(entry((await tab()).read()).sent).toBe("saved");
});

test("who takes over the phone finds nothing of who had it before", async () => {
  const book = await tab();
  await commit(book, give(6));
  vi.spyOn(Date, "now").mockReturnValue(Date.now() + 1);
  openBook(openStore(), "K7M4PQ").clear();
  const next = await tab();
  expect(next.read().entries).toEqual({});
  expect(vault.stored!.phone).toBe(next.read().phone);
});

test("a draft typed while an answer is written is kept", async () => {
  const book = await tab();
  await commit(book, give(6));
  const committed = commit(book, give(7));
  book.change((memory) => withEntry(memory, { ...entry(memory), draft: grade(9) }));
  await committed;
  expect([entry(book.read()).draft, entry(book.read()).revision]).toEqual([grade(9), 2]);
});

test("a vault that breaks is left alone, and answers go on by local storage", async () => {
  const book = await tab();
  vault.broken = true;
  expect(entry(await commit(book, give(6))).revision).toBe(1);
  expect(entry(openBook(openStore(), "K7M4PQ").read()).answer).toEqual(grade(6));
});

test("leaving is warned of only while an answer waits that no place on this phone keeps", async () => {
  vault.broken = true;
  const book = await tab(openStore(denied));
  const leave = () => !dispatchEvent(new Event("beforeunload", { cancelable: true }));
  expect(leave()).toBe(false);
  const memory = await commit(book, give(6));
  expect(leave()).toBe(true);
  const { id, revision } = entry(memory);
  await commit(book, (memory) => stands(memory, { question: "q", round: 1, id: id!, revision, withdrawn: false }));
  expect(leave()).toBe(false);
});

test("what a rehearsal left is forgotten once a view says that it is over, and who this phone is stays", async () => {
  const room = (rehearsal?: true) => ({ room: { ...(rehearsal && { rehearsal }) } }) as PhoneView;
  const said = (question: string) => (memory: Memory) => file(memory, { ...BLANK, question }, grade(6));
  const tried = await tab(openStore(), room(true));
  const { phone } = await commit(tried, said("~q"));
  expect(Object.keys((await tab(openStore(), room(true))).read().entries)).toEqual(["~q/1"]);
  expect(Object.keys((await tab()).read().entries), "nobody said so yet").toEqual(["~q/1"]);

  const real = await tab(openStore(), room());
  const memory = await commit(real, said("q"));
  expect([memory.phone, Object.keys(memory.entries), Object.keys(memory.keys)]).toEqual([phone, ["q/1"], ["q"]]);
  expect(Object.keys(vault.stored!.entries)).toEqual(["q/1"]);
});
