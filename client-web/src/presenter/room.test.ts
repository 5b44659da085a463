// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from "vitest";
import { messages } from "../../preview/presenter.fixtures";
import type { ClientMessage } from "../lib/protocol.gen";
import type { Api } from "./api";
import { pressFrom } from "./beamer";
import { RoomControl } from "./room";

const rooms: RoomControl[] = [];
afterEach(() => rooms.splice(0).forEach((room) => room.close()));

function enter(state: string) {
  const sent: ClientMessage[] = [];
  const room = new RoomControl("K7M4PQ", false, "secret", {} as Api);
  room.use({ send: (message) => sent.push(message) > 0, close: () => undefined, probe: () => undefined });
  for (const message of messages(state)) room.receive(message);
  rooms.push(room);
  return { room, sent };
}
const press = (key: string) => ({ key, code: key, repeat: false, shift: false });

test("two presses before the next view name the same step", () => {
  const { room, sent } = enter("open");
  room.steerBy(press("PageDown"), "page");
  room.steerBy(press("PageDown"), "page");
  expect(sent).toEqual([
    { type: "steer", n: 1, step: 7, what: { step: "next" } },
    { type: "steer", n: 2, step: 7, what: { step: "next" } },
  ]);
});

test("black toggles", () => {
  const { room, sent } = enter("open");
  room.intend("blank");
  const view = room.state.peek().view!;
  room.receive({ type: "presenter", ...view, projector: { ...view.projector, cover: "blank" } });
  room.intend("blank");
  expect(sent.map((one) => one.type === "steer" && one.what)).toEqual([
    { step: "cover", cover: "blank" },
    { step: "cover", cover: "none" },
  ]);
});

test("hiding and reopening ask for nothing where there is nothing to hide or reopen", () => {
  const { room, sent } = enter("open");
  room.intend("conceal");
  room.intend("reopen");
  expect(sent).toEqual([]);
});

test("on one screen nothing private opens, and a look is covered before it begins", async () => {
  const { room } = enter("open");
  room.peek();
  await room.toOneScreen();
  room.intend("peek");
  room.intend("outline");
  room.intend("help");
  expect([room.covered, room.dialog.value]).toEqual([true, null]);
});

test("what cannot be sent is said", () => {
  const { room } = enter("open");
  room.use({ send: () => false, close: () => undefined, probe: vi.fn() });
  room.intend("next");
  expect(room.unsent.value).toBe(true);
});

test("a message of another window is a key only when it looks like one", () => {
  expect(pressFrom({ key: "PageDown", code: "PageDown", repeat: false, shift: false })).toEqual(press("PageDown"));
  for (const other of [null, "PageDown", 7, {}, { key: 3 }]) expect(pressFrom(other)).toBeNull();
});
