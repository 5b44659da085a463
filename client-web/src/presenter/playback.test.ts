import { expect, test } from "vitest";
import type { PresenterTally, PresenterView, ReplayTally, Step } from "../lib/protocol.gen";
import { PACES, Playback } from "./playback";
import { empty, type RoomState } from "./state";

const round = { question: "cijfer", round: 1 };

/** A room in which a round is played again, at that step and part. */
function room(step: number, moment: Partial<ReplayTally>, told = step): RoomState {
  const replay = { part: 0, pace: null, counts: Array.from({ length: 40 }, () => 5), ...moment };
  return {
    ...empty,
    view: { step, projector: { stamp: { epoch: "", version: step }, replay: { question: { id: "cijfer", round: 1 } } } } as unknown as PresenterView,
    tally: { projector: { stamp: { epoch: "", version: told }, replay } } as unknown as PresenterTally,
    pending: new Set(),
  };
}

function hand(first: RoomState) {
  let state = first;
  const sent: Step[] = [];
  const playback = new Playback(
    () => state,
    (step) => {
      sent.push(step);
      state = { ...state, pending: new Set([sent.length]) };
    },
  );
  const becomes = (next: RoomState) => {
    state = next;
    playback.settled();
  };
  return { playback, sent, becomes };
}

test("it plays from where it stands, stops there, and at the end begins anew", () => {
  const { playback, sent, becomes } = hand(room(1, { part: 7 }));
  playback.toggle();
  expect(sent.at(-1)).toEqual({ step: "replay", ...round, part: 7, pace: PACES.plain });
  becomes(room(2, { part: 19, pace: PACES.plain }));
  playback.toggle();
  expect(sent.at(-1)).toEqual({ step: "replay", ...round, part: 19, pace: null });
  becomes(room(3, { part: 40 }));
  playback.toggle();
  expect(sent.at(-1)).toEqual({ step: "replay", ...round, part: 0, pace: PACES.plain });
});

test("of all that she slides over, the last is shown", () => {
  const { playback, sent, becomes } = hand(room(1, {}));
  for (const part of [1, 2, 3, 4, 5]) playback.slide(part);
  expect(sent.map((step) => "part" in step && step.part)).toEqual([1]);
  // It was carried out, but the state that follows is not here yet: the old step is not named again.
  becomes(room(1, {}));
  expect(sent).toHaveLength(1);
  becomes(room(2, { part: 1 }));
  expect(sent.at(-1)).toEqual({ step: "replay", ...round, part: 5, pace: null });
  // The stage moved, and its numbers are still those of before: her slider stays where she put it.
  becomes(room(3, { part: 1 }, 2));
  expect(playback.wanted.value).toBe(5);
  becomes(room(3, { part: 5 }));
  expect(playback.wanted.value).toBeNull();
  expect(sent).toHaveLength(2);
});

test("after a refusal she can slide on", () => {
  const { playback, sent, becomes } = hand(room(1, {}));
  playback.slide(3);
  playback.refused();
  becomes(room(1, {}));
  playback.slide(4);
  expect(sent.map((step) => "part" in step && step.part)).toEqual([3, 4]);
});

test("another pace holds at once while it moves, and is kept while it stands", () => {
  const { playback, sent, becomes } = hand(room(1, { part: 3 }));
  playback.choose("fast");
  expect(sent).toEqual([]);
  becomes(room(2, { part: 4, pace: PACES.fast }));
  playback.choose("slow");
  expect(sent).toEqual([{ step: "replay", ...round, part: 4, pace: PACES.slow }]);
});
