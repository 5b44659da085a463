import { expect, test } from "vitest";
import { messages } from "../../preview/presenter.fixtures";
import nl from "../locale/presenter.nl";
import type { PresenterView } from "../lib/protocol.gen";
import { over } from "./over";
import { empty, reduce } from "./state";

const DAY = 24 * 3_600_000;

function ended(more: Partial<PresenterView>, deletesAll = false): PresenterView {
  const view = messages("open").reduce((state, one) => reduce(state, one, 0), empty).view!;
  const room = { ...view.projector.room, ended: true, ...(deletesAll ? { deletesAll } : {}) };
  return { ...view, projector: { ...view.projector, room }, unendUntil: null, deleteAt: null, sealed: false, ...more };
}

test("before it is sealed she reads what will be left of it", () => {
  expect(over(ended({ unendUntil: 600_000 }), 1000, "nl", nl)).toBe(nl.sealsSoon);
  expect(over(ended({ unendUntil: 600_000 }), 600_001, "nl", nl)).toBe(nl.sealsNow);
});

test("after that she reads until which day answers are kept, and whether numbers stay", () => {
  const deleteAt = Date.UTC(2026, 11, 24, 12) + 2 * DAY;
  expect(over(ended({ sealed: true, deleteAt }), 0, "nl", nl)).toContain("26 december");
  expect(over(ended({ sealed: true, deleteAt }), 0, "nl", nl)).toContain("aantallen");
  expect(over(ended({ sealed: true, deleteAt }, true), 0, "nl", nl)).not.toContain("aantallen");
});

test("when the answers are deleted it says so", () => {
  expect(over(ended({ sealed: true }), 0, "nl", nl)).toBe(nl.answersGone);
});
