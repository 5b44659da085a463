import { afterEach, expect, test, vi } from "vitest";
import { normalCode } from "../code";
import { findRoom } from "./join";

const room = { code: "K7M4PQ", title: "Workshop", language: "nl", ended: false, locked: false };
const answers = (status: number, body: unknown = room) =>
  vi.stubGlobal("fetch", vi.fn(async () => new Response(JSON.stringify(body), { status })));
const stranger = () => false;

afterEach(() => vi.unstubAllGlobals());

test("a code is read in any case, with spaces and hyphens", () => {
  expect(normalCode(" k7m-4 pq ")).toBe("K7M4PQ");
});

test("a room that runs is found", async () => {
  answers(200);
  expect(await findRoom("K7M4PQ", stranger)).toEqual(room);
});

test("every other code has its reason", async () => {
  expect(await findRoom("", stranger)).toBe("joinEmpty");
  answers(404);
  expect(await findRoom("K7M4PQ", stranger)).toBe("joinUnknown");
  answers(429);
  expect(await findRoom("K7M4PQ", stranger)).toBe("joinSlow");
  answers(503);
  expect(await findRoom("K7M4PQ", stranger)).toBe("joinOffline");
  answers(200, { ...room, ended: true });
  expect(await findRoom("K7M4PQ", stranger)).toBe("joinEnded");
  answers(200, { ...room, locked: true });
  expect(await findRoom("K7M4PQ", stranger)).toBe("joinLocked");
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  expect(await findRoom("K7M4PQ", stranger)).toBe("joinOffline");
});

test("who was in before gets in again, also when it ended or is locked", async () => {
  answers(200, { ...room, ended: true, locked: true });
  expect(await findRoom("K7M4PQ", () => true)).toMatchObject({ code: "K7M4PQ" });
});
