// How long a server with many rooms in its folder takes to be there.
import { expect, test } from "../browser/support/hall.ts";
import { DECKS } from "../browser/support/workshop.ts";
import { median } from "./figure.ts";

const ROOMS = 1_000;
const RUNS = 5;
const GOAL_MS = 300;

test("ready after a start with a thousand stored rooms", async ({ server }) => {
  for (let made = 0; made < ROOMS; made += 50) {
    await Promise.all(Array.from({ length: 50 }, () => server.room(DECKS.nl)));
  }
  const took: number[] = [];
  for (let run = 0; run < RUNS; run++) {
    await server.kill();
    const began = performance.now();
    await server.revive();
    expect((await fetch(`${server.url}/readyz`)).ok).toBe(true);
    took.push(performance.now() - began);
  }
  console.log(`${ROOMS} rooms: ready after ${median(took).toFixed(0)} ms (goal ${GOAL_MS}); all: ${took.map(Math.round).join(" ")}`);
});
