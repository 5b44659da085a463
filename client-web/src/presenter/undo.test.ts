// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { messages } from "../../preview/presenter.fixtures";
import type { ClientMessage, PresenterView } from "../lib/protocol.gen";
import type { Api } from "./api";
import { RoomControl } from "./room";

const rooms: RoomControl[] = [];
beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  rooms.splice(0).forEach((room) => room.close());
  vi.useRealTimers();
});

function enter(state: string) {
  const sent: ClientMessage[] = [];
  const room = new RoomControl("K7M4PQ", false, "secret", {} as Api);
  room.use({ send: (message) => sent.push(message) > 0, close: () => undefined, probe: () => undefined });
  for (const message of messages(state)) room.receive(message);
  rooms.push(room);
  const view = () => room.state.peek().view!;
  /** The server did the last command, and the stage went on by that many steps. */
  const done = (steps: number, part: Partial<PresenterView> = {}) => {
    const last = sent.at(-1);
    if (last && "n" in last) room.receive({ type: "done", n: last.n });
    room.receive({ type: "presenter", ...view(), ...part, step: view().step + steps });
  };
  const asked = () => sent.map((one) => (one.type === "steer" || one.type === "moderate" ? one.what : one));
  return { room, view, done, asked };
}

test("a cover is taken off again, and it says so only once the server did it", () => {
  const { room, view, done, asked } = enter("open");
  room.intend("blank");
  expect(room.undoable).toBeNull();
  done(1, { projector: { ...view().projector, cover: "blank" } });
  expect(room.undoable?.name).toBe("cover");
  room.takeBack();
  expect(asked().at(-1)).toEqual({ step: "cover", cover: "none" });
});

test("a step is not offered once somebody else moved the stage", () => {
  const { room, done } = enter("open");
  room.steer({ step: "lock", on: true });
  done(1);
  expect(room.undoable?.act).toEqual({ steer: { step: "lock", on: false } });
  done(1);
  expect(room.undoable).toBeNull();
});

test("what was refused is not taken back", () => {
  const { room } = enter("open");
  room.steer({ step: "extras", on: true });
  room.receive({ type: "rejected", n: 1, id: null, reason: "nothingToDo", field: null });
  expect(room.undoable).toBeNull();
});

test("moderation undoes itself the other way round, and is forgotten after a minute", () => {
  const { room, done, asked } = enter("open");
  const of = { question: "q2", round: 1, card: 7 };
  const pairs = [
    [{ do: "hideCard", ...of }, { do: "showCard", ...of }],
    [{ do: "showCard", ...of }, { do: "hideCard", ...of }],
    [{ do: "pinCard", ...of, pinned: true }, { do: "pinCard", ...of, pinned: false }],
    [{ do: "approveCard", ...of, revision: 2 }, { do: "hideCard", ...of }],
    [{ do: "hideWord", question: "q3", round: 1, field: "f", word: "saai" }, { do: "showWord", question: "q3", round: 1, field: "f", word: "saai" }],
  ] as const;
  for (const [does, undoes] of pairs) {
    room.moderate(does);
    done(0);
    room.takeBack();
    done(0);
    expect(asked().at(-1)).toEqual(undoes);
    expect(room.undoable, "taking back is not offered to be taken back").toBeNull();
  }
  room.moderate(pairs[0][0]);
  done(0);
  expect(room.undoable).not.toBeNull();
  room.now.value += 61_000;
  expect(room.undoable).toBeNull();
});
