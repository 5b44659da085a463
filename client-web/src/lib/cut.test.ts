import { afterEach, expect, test, vi } from "vitest";
import { watchForCut } from "./cut";

const server = (there: boolean) =>
  vi.stubGlobal("fetch", async () => {
    if (!there) throw new TypeError("no network");
    return { ok: true };
  });

afterEach(() => vi.unstubAllGlobals());

test("no socket opens although the server answers: the network cuts them", async () => {
  server(true);
  const told: boolean[] = [];
  await watchForCut((cut) => told.push(cut)).stuck();
  expect(told).toEqual([true]);
});

test("a server that is gone is no network that cuts", async () => {
  server(false);
  const told: boolean[] = [];
  await watchForCut((cut) => told.push(cut)).stuck();
  expect(told).toEqual([]);
});

test("sockets that opened a moment ago and closed are not cut; later on they may be", async () => {
  server(true);
  const told: boolean[] = [];
  const watch = watchForCut((cut) => told.push(cut));
  watch.link({ link: "open" });
  await watch.stuck();
  expect(told).toEqual([false]);
  await watch.stuck();
  expect(told).toEqual([false, true]);
  watch.link({ link: "open" });
  expect(told).toEqual([false, true, false]);
});
