// How long the files of a room take in which ten thousand answered.
import { expect, test } from "../browser/support/hall.ts";
import { KEY } from "../browser/support/server.ts";
import { DECKS } from "../browser/support/workshop.ts";
import { cast, view } from "../browser/support/answer.ts";
import { median } from "./figure.ts";

const ANSWERS = 10_000;
/** Answers on their way at the same time. */
const TOGETHER = 100;
const RUNS = 5;
const GOAL_MS = 2_000;

test("the files of a question that ten thousand answered in words and texts", async ({ hall, server }) => {
  test.setTimeout(600_000);
  const code = await server.room(DECKS.en);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  let question: NonNullable<Awaited<ReturnType<typeof view>>["question"]> | undefined;
  while (!question) {
    await presenter.click("PageDown");
    const shown = (await view(server.url, code)).question;
    const kinds = shown?.asked?.fields.map(({ input }) => input.kind) ?? [];
    if (shown?.phase === "open" && kinds.includes("keywords") && kinds.includes("text")) question = shown;
  }
  for (let sent = 0; sent < ANSWERS; sent += TOGETHER) {
    const { url } = server;
    const asked = question;
    const stored = await Promise.all(Array.from({ length: TOGETHER }, (_, at) => cast(url, code, asked, sent + at)));
    expect(stored.every(Boolean), "every answer is stored").toBe(true);
  }
  await presenter.click("PageDown");
  await expect.poll(async () => (await view(server.url, code)).question?.revealed).toBe(true);

  const headers = { authorization: `Bearer ${KEY}` };
  const files = ["export.json", `export.csv?question=${question.id}&form=dutch`, "export.xlsx", "report"];
  for (const file of files) {
    const took: number[] = [];
    let bytes = 0;
    for (let run = 0; run < RUNS; run++) {
      const began = performance.now();
      const response = await fetch(`${server.url}/api/rooms/${code}/${file}`, { headers });
      bytes = (await response.arrayBuffer()).byteLength;
      took.push(performance.now() - began);
      expect(response.status, file).toBe(200);
    }
    console.log(`${file}, ${bytes} bytes: ${median(took).toFixed(0)} ms (goal ${GOAL_MS}); all: ${took.map(Math.round).join(" ")}`);
  }
});
