// @vitest-environment happy-dom
import { beforeEach, expect, test } from "vitest";
import type { CastMessage, ClientMessage, PhoneView, QuestionView } from "../lib/protocol.gen";
import { openStore } from "../lib/storage";
import { createController, type Controller } from "./controller";
import { openBook } from "./memory";
import { fileCard } from "./screen/filing";
import { asking } from "./state";

let sent: ClientMessage[];
let phone: Controller;
let version = 0;

const view = (question: Partial<QuestionView> = {}, filing?: PhoneView["filing"]): PhoneView => ({
  stamp: { epoch: "e", version: ++version },
  room: { code: "K7M4PQ", title: "Workshop", language: "nl", keepDays: 30, locked: false, ended: false },
  groups: null,
  place: "slide",
  slide: null,
  question: {
    id: "q", number: 1, round: 1, phase: "open", graceUntil: null, revealed: false, talk: false,
    asked: {
      prompt: "Wat kan beter?",
      short: null,
      fields: [{ id: "t", label: null, hint: null, required: false, when: null, input: { kind: "text", length: 140, by: null } }],
    },
    ...question,
  },
  readable: true,
  ...(filing && { filing }),
});
const start = () => {
  phone = createController({
    code: "K7M4PQ",
    language: "nl",
    book: openBook(openStore(), "K7M4PQ"),
    view: view(),
    now: Date.now,
    send: (message) => sent.push(message) > 0,
    lost: () => {},
    again: () => {},
    show: () => {},
  });
};

beforeEach(() => {
  localStorage.clear();
  sent = [];
  start();
});

test("a card is filed under the key of its answer, and where it stands is remembered", () => {
  phone.fill("t", { kind: "text", text: "meer tijd" });
  phone.send();
  const { key } = sent.find((message): message is { type: "cast" } & CastMessage => message.type === "cast")!;
  phone.receive({ type: "phone", ...view({ phase: "closed", revealed: true }, [{ field: "t", clusters: [{ id: 1, name: "Tijd" }] }]) });
  fileCard({ state: phone.state(), act: phone }, "t", 1);
  expect(sent.at(-1)).toEqual({ type: "file", question: "q", round: 1, key, field: "t", cluster: 1 });
  expect(asking(phone.state())?.entry.filed).toBeUndefined();
  phone.receive({ type: "filed", question: "q", round: 1, field: "t", cluster: 1, placed: false });
  start();
  expect(asking(phone.state())?.entry.filed?.["t"]).toMatchObject({ cluster: 1, placed: false });
});

test("a phone that answered nothing has no card to file", () => {
  phone.receive({ type: "phone", ...view({ phase: "closed", revealed: true }, [{ field: "t", clusters: [{ id: 1, name: "Tijd" }] }]) });
  const before = sent.length;
  fileCard({ state: phone.state(), act: phone }, "t", 1);
  phone.receive({ type: "filed", question: "q", round: 1, field: "t", cluster: 1, placed: false });
  expect(sent.length).toBe(before);
});
