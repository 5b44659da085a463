import { expect, test } from "vitest";
import { messages } from "../../preview/presenter.fixtures";
import type { PresenterTally, PresenterView, ServerMessage } from "../lib/protocol.gen";
import { covered, empty, reduce, type RoomState, togglePeek } from "./state";

const fold = (state: RoomState, ...more: ServerMessage[]) => more.reduce((was, one) => reduce(was, one, 1000), state);
const open = () => fold(empty, ...messages("open"));

function later(state: RoomState, view: Partial<PresenterView["question"] & object>, tally: Partial<PresenterTally> = {}) {
  const question = { ...state.view!.question!, ...view };
  const next = { ...state.view!, open: question.phase === "open" ? question : null, question };
  return fold(state, { type: "presenter", ...next }, { type: "presenterTally", ...state.tally!, ...tally });
}

test("a hidden tally is covered until she looks", () => {
  const state = open();
  expect(covered(state)).toBe(true);
  expect(covered(togglePeek(state))).toBe(false);
  expect(covered(togglePeek(togglePeek(state)))).toBe(true);
});

test("another round covers it again", () => {
  expect(covered(later(togglePeek(open()), { round: 2 }, { round: 2 }))).toBe(true);
});

test("the view of another round covers it before the numbers of that round are there", () => {
  expect(covered(later(togglePeek(open()), { round: 2 }))).toBe(true);
});

test("another question covers it again, and so does coming back", () => {
  const looked = togglePeek(open());
  const away = later(looked, { id: "q2" }, { question: "q2" });
  expect(covered(away)).toBe(true);
  expect(covered(later(away, { id: "q1" }, { question: "q1" }))).toBe(true);
});

test("more answers do not cover what she is looking at", () => {
  expect(covered(later(togglePeek(open()), {}, { answered: 20 }))).toBe(false);
});

test("what the hall sees is not covered; hiding it covers it again, a look before notwithstanding", () => {
  const shown = later(togglePeek(open()), { phase: "closed", revealed: true });
  expect(covered(shown)).toBe(false);
  expect(covered(later(shown, { phase: "closed", revealed: false }))).toBe(true);
});

test("a second press that was swallowed shows in grey and asks nothing of her", () => {
  const sent = { ...open(), pending: new Set([1, 2]) };
  const state = fold(
    sent,
    { type: "done", n: 1 },
    { type: "rejected", n: 2, id: null, reason: "tooSoon", field: null },
  );
  expect(state.ignoredAt).toBe(1000);
  expect(state.refusal).toBeNull();
  expect(state.pending.size).toBe(0);
});

test("a press on a stage that has moved on is grey too", () => {
  const state = fold(open(), { type: "rejected", n: 1, id: null, reason: "stageMoved", field: null });
  expect([state.ignoredAt, state.refusal]).toEqual([1000, null]);
});

test("any other refusal is kept to be said in words", () => {
  const state = fold(open(), { type: "rejected", n: 1, id: null, reason: "wrongCode", field: null });
  expect(state.refusal?.reason).toBe("wrongCode");
});

test("an older view of the same connection is ignored, and the first of another one is not", () => {
  const state = open();
  const stamped = (version: number): ServerMessage => ({
    type: "presenter",
    ...state.view!,
    step: version,
    projector: { ...state.view!.projector, stamp: { epoch: "e1", version } },
  });
  const five = fold(state, stamped(5));
  expect(fold(five, stamped(4)).view?.step).toBe(5);
  expect(fold(five, messages("open")[0]!, stamped(4)).view?.step).toBe(4);
});

test("the server's clock is known from a beat", () => {
  expect(fold(empty, { type: "beat", now: 61_000 }).skew).toBe(60_000);
});
