// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Api } from "./api";
import { RoomControl } from "./room";
import { watch } from "./watch";

let control: RoomControl;
let stop: () => void;
let ready: number;

beforeEach(() => {
  vi.useFakeTimers();
  ready = 200;
  vi.stubGlobal("fetch", async () => new Response(null, { status: ready }));
  control = new RoomControl("K7M4PQ", false, "secret", {} as Api);
  stop = watch(control, "secret");
  control.linked({ link: "open" });
});
afterEach(() => {
  stop();
  control.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test("a server that closes with trouble is told at once, and until the link has held for a while", async () => {
  control.linked({ link: "lost", trouble: true });
  expect(control.trouble.value).toBe(true);
  control.linked({ link: "open" });
  await vi.advanceTimersByTimeAsync(3000);
  expect(control.trouble.value).toBe(true);
  await vi.advanceTimersByTimeAsync(2000);
  expect(control.trouble.value).toBe(false);
});

test("a server that is not ready is found out within two seconds of a lost link", async () => {
  ready = 503;
  control.linked({ link: "lost" });
  await vi.advanceTimersByTimeAsync(2000);
  expect(control.trouble.value).toBe(true);
});

test("a link that is lost for another reason is no trouble", async () => {
  control.linked({ link: "lost" });
  await vi.advanceTimersByTimeAsync(5000);
  expect(control.trouble.value).toBe(false);
  expect(control.lost.value).toBe(true);
});
