// How long a phone looks at nothing on a slow line, from opening the link to the question.
import type { Page } from "@playwright/test";
import { expect, test } from "../browser/support/hall.ts";
import { DECKS } from "../browser/support/workshop.ts";
import { median } from "./figure.ts";

/** Runs of which the median is told. */
const RUNS = 5;
/** How much slower a cheap phone's processor is. */
const SLOWER = 4;
const LINES = [
  { name: "400 kbit/s, 400 ms", kbit: 400, roundTripMs: 400, goalMs: 2_500 },
  { name: "1.6 Mbit/s, 150 ms", kbit: 1_600, roundTripMs: 150, goalMs: 1_200 },
];

declare global {
  interface Window {
    questionAt?: number;
  }
}

/** Notes when the question and its inputs were painted, in milliseconds since the link was followed. */
function note(page: Page) {
  return page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector("form #prompt, form fieldset button")) return;
      watch.disconnect();
      // The second frame begins once the first is on the screen.
      requestAnimationFrame(() => requestAnimationFrame(() => (window.questionAt = performance.now())));
    });
    watch.observe(document, { childList: true, subtree: true });
  });
}

for (const language of ["nl", "en"] as const) {
  for (const { name, kbit, roundTripMs, goalMs } of LINES) {
    test(`the question of a running room on ${name}, in ${language}`, async ({ hall, server }) => {
      const code = await server.room(DECKS.nl);
      const presenter = await hall.presenter();
      await presenter.enter(code);
      await presenter.jump("Scan School als Professionele Leergemeenschap");
      await presenter.step("Open vraag 4");

      const took: number[] = [];
      for (let run = 0; run < RUNS; run++) {
        const { page } = await hall.phone({ locale: language });
        const wire = await page.context().newCDPSession(page);
        await wire.send("Network.enable");
        const bytes = (kbit * 1_000) / 8;
        await wire.send("Network.emulateNetworkConditions", {
          offline: false,
          latency: roundTripMs,
          downloadThroughput: bytes,
          uploadThroughput: bytes,
        });
        await wire.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
        await note(page);
        await page.goto(`${server.url}/${code}`, { waitUntil: "commit" });
        await page.waitForFunction(() => window.questionAt);
        took.push(await page.evaluate(() => window.questionAt ?? 0));
        await page.context().close();
      }
      expect(took).toHaveLength(RUNS);
      console.log(`${name}, ${language}: ${median(took).toFixed(0)} ms (goal ${goalMs}); all: ${took.map(Math.round).join(" ")}`);
    });
  }
}
