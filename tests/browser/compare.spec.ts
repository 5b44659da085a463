// Once more with another group, and the two workshops beside each other: on a laptop, on a phone, on the screen and on paper.
import { spawnSync } from "node:child_process";
import { shoot } from "./support/artefacts.ts";
import { COLOUR, violations } from "./support/axe.ts";
import { expect, type Hall, PHONE, SMALL_PHONE, test } from "./support/hall.ts";
import { sideways } from "./support/measure.ts";
import type { Presenter } from "./support/presenter.ts";
import { DECKS, fill, PEOPLE, spaced } from "./support/workshop.ts";

/** Five people of a group, if the room has any, answer the first question, by so many points higher. */
async function grades(hall: Hall, presenter: Presenter, higher: number, group?: string): Promise<void> {
  const phones = await hall.phones(presenter.code, 5);
  if (group) await Promise.all(phones.map((phone) => phone.chooseGroup(group)));
  await presenter.step("Open vraag 1");
  await Promise.all(
    phones.map(async (phone, at) => {
      const person = PEOPLE[at]!;
      await fill(phone, { ...person, grade: (person.grade ?? 6) + higher }, 1);
      await phone.send();
    }),
  );
  await presenter.step("Sluit en toon");
}

test("a workshop is held again with another group, and both lie beside each other", async ({ hall, server }) => {
  test.setTimeout(240_000);
  const presenter = await hall.presenter();
  const { page } = presenter;
  const first = await server.room(DECKS.nl);
  await presenter.enter(first);
  await grades(hall, presenter, 0);

  await test.step("once more, from the list", async () => {
    await page.goto(`${server.url}/present`);
    await page.getByRole("button", { name: `Nog een keer met een andere groep: ${spaced(first)}` }).click();
    const dialog = page.getByRole("dialog", { name: /^Nog een keer: De opleidingsschool/ });
    await dialog.getByRole("textbox", { name: /de groepen/ }).fill("Zuid\nOost");
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Start de workshop" }).click();
    await expect(presenter.next).toBeVisible();
    expect(presenter.code).not.toBe(first);
  });
  const second = presenter.code;
  await grades(hall, presenter, 1, "Zuid");

  await test.step("chosen, with a name each", async () => {
    await page.goto(`${server.url}/present`);
    await page.getByRole("button", { name: "Vergelijk workshops" }).click();
    const dialog = page.getByRole("dialog", { name: "Vergelijk workshops" });
    const go = dialog.getByRole("button", { name: "Leg ze naast elkaar" });
    await dialog.getByRole("checkbox", { name: new RegExp(spaced(first)) }).check();
    await expect(go).toBeDisabled();
    await dialog.getByRole("checkbox", { name: new RegExp(spaced(second)) }).check();
    await expect(dialog.getByText(`${spaced(second)} · 7 dezelfde vragen`)).toBeVisible();
    const last = dialog.getByRole("textbox", { name: `Naam op het scherm van ${spaced(first)}` });
    await last.fill("2026");
    await dialog.getByRole("textbox", { name: `Naam op het scherm van ${spaced(second)}` }).fill(" 2026 ");
    await expect(dialog.getByText("Geef elke workshop een eigen naam.")).toBeVisible();
    await expect(go).toBeDisabled();
    await last.fill("2025");
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    await go.click();
  });

  await test.step("to read", async () => {
    await expect(page.getByRole("heading", { level: 1 })).toContainText("leergemeenschap");
    await expect(page.getByRole("heading", { level: 2 }).first()).toContainText("Welk cijfer geef jij");
    const table = page.getByRole("table").first();
    await expect(table.getByRole("row").first()).toHaveText(/Cijfer\s*2025\s*2026/);
    await expect(table.getByRole("row").filter({ hasText: "Gemiddeld" })).toContainText(/6,6\s*7,6/);
    await expect(page.getByText("2025: 5 antwoorden · 2026: 5 antwoorden")).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await shoot(page, "compare/laptop");
    for (const viewport of [PHONE, SMALL_PHONE]) {
      await page.setViewportSize(viewport);
      expect(await sideways(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  });

  await test.step("from the report of either, and back", async () => {
    await page.getByRole("link", { name: "2025", exact: true }).click();
    await expect(page).toHaveURL(`${server.url}/report/${first}`);
    const beside = page.getByRole("navigation", { name: "Naast elkaar" }).getByRole("link", { name: "2025 · 2026" });
    await expect(beside).toBeVisible();
    expect(await violations(page)).toEqual([]);
    const taken = page.getByRole("heading", { level: 2, name: "Naast elkaar · 2025 · 2026" });
    await expect(taken).toHaveCount(0);
    await page.getByRole("checkbox", { name: "2025 · 2026: ook in dit verslag" }).check();
    await expect(taken).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await shoot(page, "compare/report");
    await taken.scrollIntoViewIfNeeded();
    await shoot(page, "compare/report-taken");
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const told = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
    if (!told.error) expect(told.stdout).toMatch(/Gemiddeld\s+6,6\s+7,6/);
    for (const viewport of [PHONE, SMALL_PHONE]) {
      await page.setViewportSize(viewport);
      expect(await sideways(page)).toEqual([]);
    }
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.getByRole("checkbox", { name: "2025 · 2026: ook in dit verslag" }).uncheck();
    await expect(taken).toHaveCount(0);
    await beside.click();
    await expect(page.getByRole("table").first()).toBeVisible();
  });

  await test.step("on paper", async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString("latin1")).not.toMatch(/\/Subtype\s*\/Image/);
    const told = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
    if (!told.error) {
      expect(told.stdout).toMatch(/Gemiddeld\s+6,6\s+7,6/);
      expect(told.stdout).not.toContain("Toon op het scherm");
    }
  });

  await test.step("on the screen, by the clicker", async () => {
    await page.getByRole("button", { name: "Toon op het scherm" }).click();
    const screen = page.getByRole("dialog");
    await expect(screen.getByRole("heading", { level: 1 })).toContainText("leergemeenschap");
    await page.keyboard.press("PageDown");
    await expect(screen.getByRole("heading", { level: 1 })).toHaveText("Cijfer voor de leercultuur");
    await expect(screen.getByRole("table")).toContainText("7,6");
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press("ArrowDown");
    await expect(screen.getByText("2/2")).toBeVisible();
    await page.keyboard.press("PageDown");
    await expect(screen.locator(".pj-state .full")).toHaveText("1 van 1");
    await page.keyboard.press("t");
    await expect(screen).toHaveAttribute("data-theme", "dark");
    expect(await violations(page, COLOUR)).toEqual([]);
    await page.keyboard.press(".");
    await expect(screen.getByRole("heading")).toHaveCount(0);
    await page.keyboard.press("PageUp");
    await expect(screen.getByRole("heading", { level: 1 })).toHaveText("Cijfer voor de leercultuur");
    await page.keyboard.press("PageUp");
    await expect(screen.getByText("2025 · 2026")).toBeVisible();
    await page.evaluate(() => document.fullscreenElement && document.exitFullscreen());
    await page.keyboard.press("Escape");
    await expect(screen).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Toon op het scherm" })).toBeFocused();
  });

  await test.step("on the wall of the workshop that runs, until her next step", async () => {
    await page.goto(`${server.url}/present/${second}`);
    const projector = await hall.projector(second);
    await expect(projector.page.getByRole("heading", { level: 1 })).toContainText("Jullie geven gemiddeld een 7,6");
    await page.getByRole("button", { name: "Leg ernaast" }).click();
    const dialog = page.getByRole("dialog", { name: "Leg ernaast" });
    await expect(dialog.getByRole("button", { name: "2025 · 2026" })).toBeEnabled();
    expect(await violations(page)).toEqual([]);
    await dialog.getByRole("button", { name: "2025 · 2026" }).click();
    await expect(projector.page.getByText("gemiddeld 6,6", { exact: true })).toBeVisible();
    await expect(projector.page.getByRole("table").first()).toContainText("6,6");
    expect(await violations(projector.page)).toEqual([]);
    await shoot(projector.page, "compare/wall");
    await shoot(page, "compare/desk");
    await expect(page.getByRole("button", { name: "Alleen deze zaal" })).toBeVisible();
    await presenter.step(/^Volgende: |^Open vraag 2/);
    await expect(projector.page.getByText("gemiddeld 6,6", { exact: true })).toHaveCount(0);
    await page.goto(`${server.url}/present`);
  });

  await test.step("a comparison is forgotten, the workshops stay", async () => {
    await expect(page.getByRole("link", { name: "2025 · 2026" })).toBeVisible();
    await page.getByRole("button", { name: "Verwijder: 2025 · 2026" }).click();
    await page.getByRole("button", { name: "Echt verwijderen: 2025 · 2026" }).click();
    await expect(page.getByRole("link", { name: "2025 · 2026" })).toHaveCount(0);
    await expect(page.getByRole("link", { name: new RegExp(`Ga verder met ${spaced(first)}`) })).toBeVisible();
  });
});

test("in English, two rooms that have nothing to compare yet say so", async ({ hall, server }) => {
  hall.tolerate(/status of 40[14]/);
  const presenter = await hall.presenter({ locale: "en-GB" });
  const { page } = presenter;
  const [one, other] = [await server.room(DECKS.en), await server.room(DECKS.en)];
  await presenter.arrive();
  await page.getByRole("button", { name: "Compare workshops" }).click();
  const dialog = page.getByRole("dialog");
  for (const code of [one, other]) await dialog.getByRole("checkbox", { name: new RegExp(spaced(code)) }).check();
  await dialog.getByRole("button", { name: "Put them side by side" }).click();
  await expect(page.getByText("There is nothing to compare.")).toBeVisible();
  await expect(page.getByRole("button", { name: "Show on the screen" })).toHaveCount(0);
  expect(await violations(page)).toEqual([]);
  await page.goto(`${server.url}/present/compare/00000000000000000000000000000000`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("This comparison is gone.");

  const stranger = await (await hall.device({ viewport: PHONE })).newPage();
  await stranger.goto(`${server.url}/present/compare/00000000000000000000000000000000`);
  await expect(stranger.getByRole("heading", { level: 1 })).toHaveText("Dit verslag is op slot");
});
