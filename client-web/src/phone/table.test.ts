// @vitest-environment happy-dom
import { beforeEach, expect, test, vi } from "vitest";
import type { CastMessage, ClientMessage, PhoneView, TableView } from "../lib/protocol.gen";
import { openStore } from "../lib/storage";
import { createController, type Controller } from "./controller";
import { openBook } from "./memory";
import { askTable } from "./screen/table";
import { asking } from "./state";

const NOORD = 0;
let sent: ClientMessage[];
let phone: Controller;
let version = 0;

const view = (): PhoneView => ({
  stamp: { epoch: "e", version: ++version },
  room: { code: "K7M4PQ", title: "Workshop", language: "nl", keepDays: 30, locked: false, ended: false },
  groups: { noun: "tafel", list: [{ id: NOORD, name: "Noord" }, { id: 1, name: "Zuid" }], minimum: 5 },
  place: "slide",
  slide: null,
  question: {
    id: "q", number: 1, round: 1, phase: "open", graceUntil: null, revealed: false, talk: false,
    asked: {
      prompt: "Wat doen jullie?",
      short: null,
      perGroup: true,
      fields: [{ id: "t", label: null, hint: null, required: false, when: null, input: { kind: "text", length: 140, by: null } }],
    },
  },
  readable: true,
});
const text = (text: string) => ({ t: { kind: "text" as const, text } });
const table = (rest: Partial<TableView>) => phone.receive({ type: "table", question: "q", round: 1, group: NOORD, revision: 0, id: null, answer: null, ...rest });
const answered = (...tables: [number, number][]) => phone.receive({ type: "phoneTally", stamp: { epoch: "e", version: ++version }, tally: null, tables });
const casts = () => sent.filter((message): message is { type: "cast" } & CastMessage => message.type === "cast");
const questions = () => sent.filter(({ type }) => type === "table").length;
const write = (words: string) => {
  phone.fill("t", { kind: "text", text: words });
  phone.send();
};

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
  localStorage.clear();
  sent = [];
  const send = (message: ClientMessage) => sent.push(message) > 0;
  phone = createController({
    code: "K7M4PQ",
    language: "nl",
    book: openBook(openStore(), "K7M4PQ"),
    view: view(),
    now: Date.now,
    send,
    lost: () => {},
    again: () => {},
    show: (state) => askTable(state, send),
  });
  phone.link({ link: "open" });
  phone.pick(NOORD);
  phone.chooseGroup();
});

test("it asks what its group said when the question is there, and again only when somebody of it sent", () => {
  expect(sent.at(-1)).toEqual({ type: "table", question: "q", round: 1, group: { listed: NOORD } });
  const before = questions();
  answered([1, 4]);
  expect(questions(), "another group").toBe(before);
  answered([NOORD, 1], [1, 4]);
  answered([NOORD, 1], [1, 5]);
  expect(questions()).toBe(before + 1);
});

test("a phone that was away asks again", () => {
  const before = questions();
  phone.link({ link: "lost" });
  phone.link({ link: "open" });
  expect(questions()).toBe(before + 1);
});

test("an answer goes above what stands for the group, so that it takes its place", () => {
  table({ revision: 6, id: "f".repeat(32), answer: text("van een ander") });
  write("van ons");
  expect(casts().at(-1)).toMatchObject({ revision: 7, group: { listed: NOORD } });
});

test("where nobody of the group answered, an answer is the first", () => {
  table({});
  write("van ons");
  expect(casts().at(-1)).toMatchObject({ revision: 1 });
});

test("what stands for another round lifts nothing", () => {
  table({ round: 2, revision: 6, id: "f".repeat(32), answer: text("later") });
  write("van ons");
  expect(casts().at(-1)).toMatchObject({ revision: 1 });
});

test("who changes the group replaces nothing unseen: the answer is offered, and not sent", () => {
  write("van ons");
  phone.pick(1);
  phone.chooseGroup();
  expect(casts()).toHaveLength(1);
  expect(asking(phone.state())?.entry).toMatchObject({ editing: true, answer: text("van ons") });
  phone.send();
  expect(casts().at(-1)).toMatchObject({ group: { listed: 1 }, answer: text("van ons") });
});
