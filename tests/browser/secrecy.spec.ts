// What is hidden on the wall is nowhere: not in any frame that a phone or a beamer is sent.
import type { Page } from "@playwright/test";
import { expect, test } from "./support/hall.ts";
import { DECKS } from "./support/workshop.ts";

/** Collects all that a page is sent, from its next visit on. */
function listen(page: Page): string[] {
  const frames: string[] = [];
  page.on("websocket", (socket) => socket.on("framereceived", ({ payload }) => frames.push(String(payload))));
  page.on("response", (response) => void response.text().then((text) => response.url().includes("/assets/") || frames.push(text), () => undefined));
  return frames;
}

test("no phone and no beamer is sent a figure or a word of a question that is hidden", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const [writer] = await hall.phones(code, 1);
  const reader = await hall.phone();
  const projector = await hall.projector(code);
  const heard = [listen(reader.page), listen(projector.page)];
  await projector.page.reload();
  await reader.scan(code);
  const said = () => heard.map((frames) => frames.join("\n"));

  await presenter.jump("Waar, door wie");
  await presenter.step("Open vraag 2");
  await writer!.write("achter het fietsenhok");
  await writer!.send();
  await expect(projector.foot).toContainText("1 heeft geantwoord");
  await expect(reader.title).toContainText("Waar, door wie");
  // Somebody who comes in now gets the whole picture, and it has nothing in it either.
  await reader.page.reload();
  await expect(reader.title).toContainText("Waar, door wie");
  for (const text of said()) {
    expect(text).not.toContain("fietsenhok");
    expect(text).not.toMatch(/"(cards|bins|sum)":/);
  }
  await presenter.step("Sluit en toon");
  await expect(projector.page.getByRole("main")).toContainText("achter het fietsenhok");
  await expect.poll(() => said().every((text) => text.includes("fietsenhok")), "once shown, both are told").toBe(true);
});
