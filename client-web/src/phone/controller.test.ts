// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { AskedView, CastMessage, ClientMessage, PhoneView, QuestionView, ServerMessage } from "../lib/protocol.gen";
import { openStore } from "../lib/storage";
import nl from "../locale/phone.nl";
import { announce } from "./announce";
import { createController, type Controller } from "./controller";
import { heal } from "./heal";
import { openBook, type Book } from "./memory";
import { waiting } from "./outbox";
import { asking, graceLeft, screenOf, type State } from "./state";

const ASKED: AskedView = {
  prompt: "Welk cijfer?",
  short: null,
  fields: [
    { id: "g", label: null, hint: null, required: false, when: null, input: { kind: "grade", min: 1, max: 10, step: 0.5, pass: 5.5 } },
  ],
};
const NOW = 1_000_000;

let version = 0;
let sent: ClientMessage[];
let up: boolean;
let book: Book;
let phone: Controller;

const question = (rest: Partial<QuestionView> = {}): QuestionView => ({
  id: "q", number: 1, round: 1, phase: "open", graceUntil: null, revealed: false, talk: false, asked: ASKED, ...rest,
});
const view = (rest: Partial<PhoneView> = {}): PhoneView => ({
  stamp: { epoch: "e", version: ++version },
  room: { code: "K7M4PQ", title: "Workshop", language: "nl", keepDays: 30, locked: false, ended: false },
  groups: null,
  place: "slide",
  slide: null,
  question: question(),
  readable: true,
  ...rest,
});
const shows = (rest: Partial<PhoneView> = {}) => phone.receive({ type: "phone", ...view(rest) });
const casts = () => sent.filter((message): message is { type: "cast" } & CastMessage => message.type === "cast");
const grade = (n: number) => phone.fill("g", { kind: "grade", grade: n });
const entry = () => asking(phone.state())!.entry;
const screen = () => screenOf(phone.state());
const acknowledge = (rest: Partial<Extract<ServerMessage, { type: "saved" }>> = {}) => {
  const { id, revision } = casts().at(-1)!;
  phone.receive({ type: "saved", question: "q", round: 1, revision, id, withdrawn: false, ...rest });
};
type Welcome = Extract<ServerMessage, { type: "welcome" }>;
const welcome = (stands: Welcome["stands"] = [], wants: NonNullable<Welcome["wants"]> = []) => {
  phone.link({ link: "open" });
  phone.receive({ type: "welcome", role: "participant", build: "b", now: Date.now(), stands, wants });
};

function start() {
  phone = createController({
    code: "K7M4PQ",
    language: "nl",
    book,
    view: view(),
    now: Date.now,
    send: (message) => {
      if (up) sent.push(message);
      return up;
    },
    lost: (wants) => heal({ book, send: (message) => sent.push(message), act: phone }, wants),
    again: () => {},
    show: () => {},
  });
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  localStorage.clear();
  version = 0;
  sent = [];
  up = true;
  book = openBook(openStore(), "K7M4PQ");
  start();
  welcome();
});

afterEach(() => vi.useRealTimers());

test("the question is there before the connection is", () => {
  start();
  expect(screen()).toBe("form");
});

test("nothing is called saved before the server says so", () => {
  grade(6.5);
  phone.send();
  expect(screen()).toBe("sent");
  expect(entry().sent).toBe("waiting");
  expect(announce({ state: phone.state(), words: nl, later: null })).toBe("Versturen…");
  acknowledge();
  expect(entry().sent).toBe("saved");
  expect(entry().saved).toEqual({ g: { kind: "grade", grade: 6.5 } });
  expect(announce({ state: phone.state(), words: nl, later: null })).toBe("Opgeslagen ✓");
});

test("only the latest own id counts as saved", () => {
  grade(6);
  phone.send();
  const first = casts()[0]!;
  phone.change();
  grade(7);
  phone.send();
  expect(casts()[1]!.revision).toBe(2);
  expect(casts()[1]!.id).not.toBe(first.id);
  phone.receive({ type: "saved", question: "q", round: 1, revision: 1, id: first.id, withdrawn: false });
  expect(entry().sent).toBe("waiting");
  acknowledge();
  expect(entry().sent).toBe("saved");
});

test("a short acknowledgement says as much as a long one", () => {
  expect(phone.hello()).toMatchObject({ brief: true });
  grade(6);
  phone.send();
  const first = casts()[0]!;
  phone.change();
  grade(7);
  phone.send();
  phone.receive({ type: "kept", id: "0".repeat(32), proof: RECEIPT });
  expect(entry().saved, "of a version that is none of its own").toBeNull();
  phone.receive({ type: "kept", id: first.id, proof: RECEIPT });
  expect(entry()).toMatchObject({ sent: "waiting", saved: first.answer });
  const { id, revision, answer } = casts()[1]!;
  phone.receive({ type: "kept", id, proof: RECEIPT });
  expect(entry()).toMatchObject({ sent: "saved", saved: answer, proof: { revision, id, answer, receipt: RECEIPT } });
  expect(casts().length).toBe(2);
});

test("an unacknowledged answer is sent again after coming back, the same", () => {
  up = false;
  grade(8);
  phone.send();
  phone.link({ link: "lost" });
  expect(announce({ state: phone.state(), words: nl, later: null })).toBe(nl.unsent);
  expect(casts()).toEqual([]);
  up = true;
  welcome();
  welcome();
  expect(casts().length).toBe(2);
  expect(casts()[0]).toEqual(casts()[1]);
});

test("an answer that arrived although its acknowledgement was lost is saved by welcome", () => {
  grade(8);
  phone.send();
  const { id, revision } = casts()[0]!;
  welcome([{ question: "q", round: 1, revision, id, withdrawn: false }]);
  expect(entry().sent).toBe("saved");
  expect(casts().length).toBe(1);
});

test("an answer that another version stands above is sent once more, above it", () => {
  grade(8);
  phone.send();
  const mine = casts()[0]!.id;
  acknowledge({ revision: 7, id: "f".repeat(32) });
  expect(casts().length).toBe(2);
  expect(casts()[1]!.revision).toBe(8);
  expect(casts()[1]!.id).not.toBe(mine);
  expect(casts()[1]!.answer).toEqual({ g: { kind: "grade", grade: 8 } });
  acknowledge();
  expect(entry().sent).toBe("saved");
});

test("welcome tells the revisions that stand, and the next is above them", () => {
  grade(5);
  phone.send();
  phone.receive({ type: "rejected", n: null, id: casts()[0]!.id, reason: "betweenSteps", field: "g" });
  welcome([{ question: "q", round: 1, revision: 40, id: "f".repeat(32), withdrawn: false }]);
  grade(6);
  phone.send();
  expect(casts().at(-1)!.revision).toBe(41);
});

test("what is called saved but does not stand any more is sent again, above what stands", () => {
  grade(5);
  phone.send();
  acknowledge();
  welcome([{ question: "q", round: 1, revision: 3, id: "f".repeat(32), withdrawn: false }]);
  expect(entry().sent).toBe("waiting");
  expect(casts().at(-1)!.revision).toBe(4);
  acknowledge();
  expect(entry().sent).toBe("saved");
});

const RECEIPT = "c".repeat(32);

test("a room that lost an answer gets it back with its receipt, and until then it is not called saved", () => {
  grade(5);
  phone.send();
  acknowledge({ receipt: RECEIPT });
  const first = casts()[0]!;
  welcome([], [{ question: "q", round: 1 }]);
  expect(entry().sent).toBe("waiting");
  expect(casts().at(-1)).toEqual({ ...first, receipt: RECEIPT });
  acknowledge({ receipt: RECEIPT });
  expect(entry().sent).toBe("saved");
});

test("a room that lost an answer gets the version it proved before the one on its way", () => {
  grade(5);
  phone.send();
  acknowledge({ receipt: RECEIPT });
  phone.change();
  grade(6);
  up = false;
  phone.send();
  up = true;
  welcome([], [{ question: "q", round: 1 }]);
  const [, proved, latest] = casts();
  expect([proved!.revision, proved!.receipt, latest!.revision, latest!.receipt]).toEqual([1, RECEIPT, 2, undefined]);
  phone.receive({ type: "saved", question: "q", round: 1, revision: 1, id: proved!.id, withdrawn: false, receipt: RECEIPT });
  expect(entry().sent).toBe("waiting");
});

test("hello tells the version that this phone gave last", () => {
  grade(5);
  phone.send();
  const { key, id, revision } = casts()[0]!;
  expect(phone.hello()).toMatchObject({ holds: [{ question: "q", round: 1, key, revision, id }] });
});

test("the group of a repeat is the one it was first sent with", () => {
  const groups = { noun: "partnerschap", list: [{ id: 0, name: "Noord" }, { id: 1, name: "Zuid" }], minimum: 5 };
  shows({ groups });
  phone.pick(0);
  phone.chooseGroup();
  grade(6);
  phone.send();
  shows({ groups, question: question({ phase: "closed" }) });
  phone.pick(1);
  phone.chooseGroup();
  welcome();
  expect(casts().at(-1)).toEqual(casts()[0]);
  expect(casts()[0]!.group).toEqual({ listed: 0 });
  acknowledge({ receipt: RECEIPT });
  welcome([], [{ question: "q", round: 1 }]);
  expect(casts().at(-1)!.group).toEqual({ typed: "Noord" });
});

test("what the server hears of is written before it is sent", () => {
  const writing: (() => void)[] = [];
  const plain = book.commit;
  book.commit = (edit, done) => plain(edit, (memory) => writing.push(() => done(memory)));
  grade(6);
  phone.send();
  expect(casts()).toEqual([]);
  expect(waiting(book.read()).length).toBe(1);
  writing.forEach((done) => done());
  expect(casts().length).toBe(1);
});

test("one key a question, another for another question", () => {
  grade(5);
  phone.send();
  phone.change();
  grade(6);
  phone.send();
  shows({ question: question({ id: "other", number: 2 }) });
  grade(7);
  phone.send();
  const [a, b, c] = casts();
  expect(a!.key).toMatch(/^[0-9a-f]{32}$/);
  expect(b!.key).toBe(a!.key);
  expect(c!.key).not.toBe(a!.key);
});

test("too late keeps the answer on the phone and says so", () => {
  grade(9);
  phone.send();
  shows({ question: question({ phase: "closed" }) });
  phone.receive({ type: "rejected", n: null, id: casts()[0]!.id, reason: "late", field: null });
  expect(screen()).toBe("closed");
  expect(entry().sent).toBe("late");
  expect(entry().draft).toEqual({ g: { kind: "grade", grade: 9 } });
});

test("a late change leaves the answer that stands", () => {
  grade(6);
  phone.send();
  acknowledge();
  phone.change();
  grade(9);
  phone.send();
  phone.receive({ type: "rejected", n: null, id: casts().at(-1)!.id, reason: "closed", field: null });
  expect(entry().sent).toBe("late");
  expect(entry().saved).toEqual({ g: { kind: "grade", grade: 6 } });
});

test("a late change shows the answer that counts, though its acknowledgement never came", () => {
  grade(6);
  phone.send();
  phone.change();
  grade(9);
  phone.send();
  const [first, late] = casts();
  const stands = { question: "q", round: 1, revision: first!.revision, id: first!.id, withdrawn: false };
  phone.receive({ type: "rejected", n: null, id: late!.id, reason: "late", field: null, stands });
  expect(entry().sent).toBe("late");
  expect(entry().saved).toEqual({ g: { kind: "grade", grade: 6 } });
});

test("a refusal shows the form again with the reason", () => {
  grade(6);
  phone.send();
  phone.receive({ type: "rejected", n: null, id: casts()[0]!.id, reason: "betweenSteps", field: "g" });
  expect(screen()).toBe("form");
  expect([entry().reason, entry().field]).toEqual(["betweenSteps", "g"]);
});

test("a refusal of an older version means nothing", () => {
  grade(6);
  phone.send();
  phone.receive({ type: "rejected", n: null, id: "f".repeat(32), reason: "late", field: null });
  expect(entry().sent).toBe("waiting");
});

test("grace counts down by the server's clock, and then the question is closed", () => {
  grade(6);
  phone.receive({ type: "beat", now: NOW + 60_000 });
  shows({ question: question({ phase: "closed", graceUntil: NOW + 70_000 }) });
  expect(graceLeft(phone.state())).toBe(10);
  expect(screen()).toBe("form");
  vi.advanceTimersByTime(4_100);
  expect(graceLeft(phone.state())).toBe(6);
  phone.send();
  expect(casts().length).toBe(1);
  vi.advanceTimersByTime(6_000);
  expect(graceLeft(phone.state())).toBeNull();
  expect(screen()).toBe("closed");
});

test("grace is for who was filling in: everybody else has finished", () => {
  const closing = question({ phase: "closed", graceUntil: NOW + 10_000, revealed: true });
  shows({ question: closing });
  expect(screen()).toBe("closed");
  shows();
  grade(6);
  phone.fill("g", null);
  shows({ question: closing });
  expect(screen()).toBe("form");
  grade(7);
  phone.send();
  acknowledge();
  expect(screen()).toBe("closed");
});

test("a draft survives closing, reloading and reopening", () => {
  grade(6);
  shows({ question: question({ phase: "closed" }) });
  expect(screen()).toBe("closed");
  start();
  shows();
  expect(screen()).toBe("form");
  expect(entry().draft).toEqual({ g: { kind: "grade", grade: 6 } });
});

test("an answer that is being changed is still being changed after a reload", () => {
  grade(6);
  phone.send();
  acknowledge();
  phone.change();
  grade(7);
  start();
  expect(screen()).toBe("form");
  expect(entry().draft).toEqual({ g: { kind: "grade", grade: 7 } });
});

test("phones that are filling in say so once, and stop when they sent", () => {
  grade(6);
  grade(7);
  phone.send();
  expect(sent.filter(({ type }) => type === "busy")).toEqual([
    { type: "busy", busy: true },
    { type: "busy", busy: false },
  ]);
});

test("an empty form is not sent", () => {
  phone.send();
  expect(casts()).toEqual([]);
  expect(phone.state().complaint).toEqual({ reason: "empty", field: null });
});

test("an older view of the same connection is ignored, the first of a new one is not", () => {
  const before = view({ slide: { id: "a", number: 1, title: "old", body: [], figure: null } });
  shows();
  phone.receive({ type: "phone", ...before });
  expect(phone.state().view?.slide).toBeNull();
  phone.link({ link: "open" });
  phone.receive({ type: "phone", ...before });
  expect(phone.state().view?.slide?.title).toBe("old");
});

test("what is no longer revealed is no longer on the phone", () => {
  const tally = { question: "q", round: 1, n: 3, fields: [] };
  shows({ question: question({ phase: "closed", revealed: true }) });
  phone.receive({ type: "phoneTally", stamp: { epoch: "e", version }, tally });
  expect(phone.state().tally).toEqual(tally);
  shows({ question: question({ phase: "closed" }) });
  expect(phone.state().tally).toBeNull();
});

test("back online is said for a moment only, and only after a loss", () => {
  expect(phone.state().returned).toBe(false);
  phone.link({ link: "lost" });
  phone.link({ link: "connecting" });
  expect(phone.state().lost).toBe(true);
  phone.link({ link: "open" });
  expect(phone.state().returned).toBe(true);
  vi.advanceTimersByTime(4_000);
  expect(phone.state().returned).toBe(false);
});

test("the group is asked first, and a change of it goes with the open answer", () => {
  const groups = { noun: "partnerschap", list: [{ id: 0, name: "Noord" }, { id: 1, name: "Zuid" }], minimum: 5 };
  shows({ groups });
  expect(screen()).toBe("group");
  phone.chooseGroup();
  expect(phone.state().complaint?.reason).toBe("group");
  phone.pick(0);
  phone.chooseGroup();
  expect(screen()).toBe("form");
  grade(6);
  phone.send();
  expect(casts()[0]!.group).toEqual({ listed: 0 });
  phone.go("group");
  phone.pick("typed");
  phone.type(" West ");
  phone.chooseGroup();
  expect(casts()[1]!.group).toEqual({ typed: "West" });
  expect(casts()[1]!.revision).toBe(2);
  phone.go("group");
  phone.pick("none");
  phone.chooseGroup();
  expect(casts()[2]!.group).toBeNull();
  expect(screen()).toBe("sent");
});

test("another participant on this phone starts with nothing", () => {
  grade(6);
  phone.send();
  acknowledge();
  const before = { key: casts()[0]!.key, phone: book.read().phone };
  phone.pass();
  expect(screen()).toBe("form");
  expect(entry().draft).toEqual({});
  grade(7);
  phone.send();
  expect(casts()[1]!.key).not.toBe(before.key);
  expect(casts()[1]!.revision).toBe(1);
  expect(book.read().phone).not.toBe(before.phone);
});

test("two tabs are one participant: the latest wins, in both", () => {
  const tabs: State[] = [];
  grade(6);
  phone.send();
  const first = phone;
  const firstCast = casts()[0]!;
  start();
  phone.link({ link: "open" });
  phone.change();
  grade(7);
  phone.send();
  expect(casts()[1]!.revision).toBe(2);
  expect(casts()[1]!.key).toBe(firstCast.key);
  acknowledge();
  first.reread();
  tabs.push(first.state(), phone.state());
  for (const state of tabs) expect(asking(state)!.entry.saved).toEqual({ g: { kind: "grade", grade: 7 } });
});

test("the closing screen has the own answers", () => {
  grade(6);
  phone.send();
  acknowledge();
  shows({ place: "closing", question: null });
  expect(screen()).toBe("end");
});

test("a question that is mended reads so on a phone that already filled it in, and what was sent stays", () => {
  start();
  welcome();
  shows();
  grade(7);
  phone.send();
  acknowledge();
  const mended = { ...ASKED, prompt: "Welk cijfer geef je?" };
  shows({ question: question({ asked: mended }) });
  expect(entry()).toMatchObject({ asked: mended, sent: "saved", answer: { g: { kind: "grade", grade: 7 } } });
  phone.change();
  grade(8);
  phone.send();
  expect(book.read().entries["q/1"]?.asked.prompt).toBe("Welk cijfer geef je?");
});
