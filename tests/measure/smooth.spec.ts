// Whether the projector stays smooth while a hall answers, and when it shows what was answered.
import type { Page } from "@playwright/test";
import { expect, test } from "../browser/support/hall.ts";
import { DECKS } from "../browser/support/workshop.ts";
import { cast, view } from "../browser/support/answer.ts";

const ANSWERS = 300;
const SPREAD_MS = 10_000;
/** How long a reveal is watched. */
const REVEAL_MS = 2_500;
const GOAL_MS = 50;

declare global {
  interface Window {
    longestFrame?: number;
  }
}

/** Keeps the longest time between two frames, in milliseconds. */
const watchFrames = (page: Page) =>
  page.addInitScript(() => {
    let before = performance.now();
    const next = (now: number) => {
      window.longestFrame = Math.max(window.longestFrame ?? 0, now - before);
      before = now;
      requestAnimationFrame(next);
    };
    requestAnimationFrame(next);
  });

/** The longest frame since it was last asked. */
const longestFrame = (page: Page) =>
  page.evaluate(() => {
    const longest = window.longestFrame ?? NaN;
    window.longestFrame = 0;
    return longest;
  });

test("300 answers in ten seconds into every kind of question", async ({ hall, server }) => {
  test.setTimeout(600_000);
  const code = await server.room(DECKS.en);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const { page } = await hall.projector(code, { reducedMotion: "no-preference" });
  await watchFrames(page);
  await page.reload();
  await expect(page.getByRole("heading").first()).toBeVisible();

  let asked = 0;
  for (;;) {
    await presenter.click("PageDown");
    const { place, question } = await view(server.url, code);
    if (place === "closing") break;
    if (question?.phase !== "open") continue;
    asked += 1;
    const kinds = [...new Set(question.asked?.fields.map(({ input }) => input.kind))].join(", ");
    await longestFrame(page);
    const sent = Array.from({ length: ANSWERS }, async (_, at) => {
      await new Promise((due) => setTimeout(due, (at * SPREAD_MS) / ANSWERS));
      return cast(server.url, code, question, at);
    });
    expect((await Promise.all(sent)).every(Boolean), "every answer is stored").toBe(true);
    const answering = await longestFrame(page);
    await presenter.click("PageDown");
    await page.waitForTimeout(REVEAL_MS);
    const revealing = await longestFrame(page);
    console.log(`${kinds}: longest frame ${answering.toFixed(0)} ms while answering, ${revealing.toFixed(0)} ms when shown (goal ${GOAL_MS})`);
  }
  expect(asked, "every question of the example was asked").toBeGreaterThanOrEqual(6);
});
