// How a question filled, played again on the wall under the presenter's hand, and seen by no phone.
import type { Page } from "@playwright/test";
import { cast, view } from "./support/answer.ts";
import { shoot } from "./support/artefacts.ts";
import { violations } from "./support/axe.ts";
import { BEAMERS, expect, SMALL_PHONE, test } from "./support/hall.ts";
import { cutOff, tooSmall } from "./support/measure.ts";
import { DECKS } from "./support/workshop.ts";

const ANSWERS = 60;

const SAID = {
  nl: {
    open: "Open vraag 1", close: /^Sluit$/, show: "Toon de uitslag", begin: /^Speel terug/, play: /^Speel af/, stop: /^Stop hier/, end: "Stop het terugspelen",
    moment: "Moment", opening: "Teruggespeeld · bij het begin", last: (n: number) => new RegExp(`na (\\d+:\\d\\d) van \\1 · ${n} van de ${n} antwoorden$`),
    fast: "snel", shown: /^Getoond/, told: `van de ${ANSWERS} antwoorden`,
  },
  en: {
    open: "Open question 1", close: /^Close$/, show: "Show the result", begin: /^Play back/, play: /^Play z/, stop: /^Stop here/, end: "Stop playing back",
    moment: "Moment", opening: "Played back · at the start", last: (n: number) => new RegExp(`after (\\d+:\\d\\d) of \\1 · ${n} of ${n} answers$`),
    fast: "fast", shown: /^Shown/, told: `of ${ANSWERS} answers`,
  },
};

/** The numbers of the wall's drawing, added up. */
async function drawn(wall: Page): Promise<number> {
  const cells = await wall.locator(".pj-panels table tbody td").allTextContents();
  return cells.reduce((sum, cell) => sum + Number(cell), 0);
}

for (const language of ["nl", "en"] as const) {
  test.describe(language, () => {
    const locale = language === "nl" ? "nl-NL" : "en-GB";

    test("a question is played again by keyboard alone: begun, slid, played, stopped, and left with the clicker", async ({ hall, server }) => {
      const said = SAID[language];
      const code = await server.room(DECKS[language]);
      const presenter = await hall.presenter({ locale });
      await presenter.enter(code);
      const [wall, calm, [phone]] = await Promise.all([
        hall.projector(code, { reducedMotion: "no-preference" }),
        hall.projector(code),
        hall.phones(code, 1, { viewport: SMALL_PHONE, locale }),
      ]);
      if (language === "en") await presenter.step(/^Next/);
      await presenter.step(said.open);
      const { question } = await view(server.url, code);
      for (let at = 0; at < ANSWERS; at++) expect(await cast(server.url, code, question!, at)).toBe(true);
      // In the English deck a talk and another round would follow.
      await presenter.button(said.close).click();
      await presenter.step(said.show);
      await expect(presenter.button(said.begin)).toBeEnabled({ timeout: 20_000 });
      const headline = await wall.headline.textContent();
      const held = await phone!.page.locator("main").innerText();

      await presenter.press("z");
      const { page } = presenter;
      const play = page.getByRole("button", { name: said.play });
      await expect(play).toBeFocused();
      for (const { page: projector } of [wall, calm]) {
        await expect(projector.locator(".pj-sub")).toHaveText(said.opening);
      }
      expect(await drawn(wall.page)).toBe(0);
      expect(await violations(page)).toEqual([]);

      // By arrows it stands still at a part, and says which.
      const slider = page.getByRole("slider", { name: said.moment });
      for (let control = 0; control < 3; control++) await page.keyboard.press("Tab");
      await expect(slider).toBeFocused();
      for (let part = 0; part < 20; part++) await page.keyboard.press("ArrowRight");
      await expect(slider).toHaveValue("20");
      await expect(slider).toHaveAttribute("aria-valuetext", new RegExp(said.told));
      await expect.poll(() => drawn(wall.page)).toBeGreaterThan(4);
      expect(await drawn(wall.page)).toBeLessThan(ANSWERS);
      await expect.poll(() => drawn(calm.page)).toBe(await drawn(wall.page));
      for (const beamer of BEAMERS) {
        await wall.page.setViewportSize(beamer);
        await wall.settled();
        expect(await tooSmall(wall.page)).toEqual([]);
        expect(await cutOff(wall.page)).toEqual([]);
        await shoot(wall.page, `replay/${language}-${beamer.width}`);
      }
      await shoot(page, `replay/presenter-${language}`);
      expect(await violations(wall.page)).toEqual([]);
      // What stands beside the calm wall moves by steps.
      expect(await calm.page.locator(".pj-fill-plot .past").evaluate((past) => getComputedStyle(past).transitionDuration)).toBe("0s");

      // It plays on to the end by itself, and stops under her key.
      await page.getByRole("radio", { name: said.fast }).check();
      await play.focus();
      await page.keyboard.press("Enter");
      await expect(page.getByRole("button", { name: said.stop })).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(play).toBeVisible();
      await page.keyboard.press("Enter");
      await expect(slider).toHaveValue("40", { timeout: 15_000 });
      await expect(play).toBeVisible();
      await expect(wall.page.locator(".pj-sub")).toHaveText(said.last(ANSWERS));
      await expect.poll(() => drawn(wall.page)).toBe(ANSWERS);
      await expect(page.getByRole("button", { name: said.shown })).toBeVisible();

      // Phones keep what they had, and the clicker leaves it without moving the show.
      expect(await phone!.page.locator("main").innerText()).toBe(held);
      await expect(page.locator(".next-words")).toHaveText(said.end);
      await presenter.press("PageDown");
      await expect(wall.headline).toHaveText(headline!);
      await expect(slider).toHaveCount(0);
    });
  });
}

test("of a workshop that ended a question is played again too", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const wall = await hall.projector(code);
  await presenter.step("Open vraag 1");
  const { question } = await view(server.url, code);
  for (let at = 0; at < 12; at++) expect(await cast(server.url, code, question!, at)).toBe(true);
  await presenter.step("Sluit en toon");
  const { page } = presenter;
  await page.getByRole("button", { name: /^Meer/ }).click();
  const hold = page.getByRole("button", { name: "Houd 2 seconden ingedrukt om te beëindigen" });
  await hold.focus();
  await page.keyboard.down("Enter");
  const typed = page.getByRole("textbox", { name: /om het zeker te weten/ });
  await expect(typed).toBeVisible();
  await page.keyboard.up("Enter");
  await typed.fill(code);
  await page.getByRole("button", { name: "Beëindig", exact: true }).click();
  await expect(page.getByText(/De workshop is beëindigd/)).toBeVisible();
  await page.locator(".notices").getByRole("button", { name: "Speel terug" }).click();
  await page.getByRole("dialog").getByRole("button", { name: /^Vraag 1/ }).click();
  await expect(wall.page.locator(".pj-sub")).toHaveText("Teruggespeeld · bij het begin");
  await page.getByRole("slider", { name: "Moment" }).press("End");
  await expect.poll(() => drawn(wall.page)).toBe(12);
  await page.getByRole("button", { name: "Stop het terugspelen" }).first().click();
  await expect(wall.headline).toHaveText(/Bedankt/);
});
