// The evening before: a workshop of one's own, written in the browser as a text.
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { shoot } from "./support/artefacts.ts";
import { violations } from "./support/axe.ts";
import { expect, test } from "./support/hall.ts";
import { DUTCH } from "./support/workshop.ts";

const source = (page: Page) => page.getByRole("textbox", { name: "De tekst van de workshop" });
const asText = (page: Page) => page.getByRole("button", { name: "Tekst", exact: true }).first().click();
const kept = (page: Page) => page.getByRole("status").filter({ hasText: /^Bewaard$/ });

test.afterAll(({ server }) => server.forgetDecks());

test("a workshop is written with the pieces, seen as the hall will see it, and started", async ({ hall }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await page.getByRole("button", { name: "Schrijf een nieuwe" }).click();
  const picture = page.getByRole("img", { name: /^Op de beamer: / });
  await expect(picture).toBeVisible();
  await asText(page);
  await expect(source(page)).toHaveValue(/title: "Mijn workshop"/);
  // Every piece is right as it comes.
  for (const piece of ["dia", "cijfer", "keuze", "ja of nee, met vervolg", "sleutelwoorden", "hoog en laag", "schaal", "tekst", "punten"]) {
    await page.getByText("+ Dia erbij").click();
    await page.getByRole("group", { name: "Wat voor dia komt hierachter?" }).getByRole("button", { name: piece, exact: true }).click();
    await expect(kept(page)).toBeVisible();
    await expect(page.getByText(/kloppen nog niet|klopt nog niet/)).toBeHidden();
  }
  await expect(page.getByRole("option")).toHaveCount(12);
  // The text stands at the slide that is chosen, and what is typed is seen at once.
  await source(page).evaluate((box: HTMLTextAreaElement) => {
    const at = box.value.lastIndexOf("Wat wil je vragen?");
    box.focus();
    box.setSelectionRange(at, at + "Wat wil je vragen?".length);
  });
  await page.keyboard.type("Hoe tevreden ben je?");
  await expect(picture.getByText("Hoe tevreden ben je?")).toBeVisible();
  await expect(kept(page)).toBeVisible();
  await shoot(page, "writing/text");
  expect(await violations(page)).toEqual([]);

  await page.getByRole("link", { name: "Klaar" }).click();
  await page.getByRole("radio", { name: /Mijn workshop/ }).last().check();
  await shoot(page, "writing/start");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Start de workshop" }).click();
  await expect(presenter.next).toBeVisible();
});

test("a mistake is told with its line, the last picture stays, and mending it is enough", async ({ hall }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await page.getByRole("button", { name: "Maak een kopie: De opleidingsschool" }).click();
  await asText(page);
  const text = source(page);
  await expect(text).toHaveValue(/leercultuur/);
  const before = await text.inputValue();
  await text.fill(before.replace("kind: grade", "kind: grede"));
  await expect(page.getByRole("heading", { name: "1 ding klopt nog niet" })).toBeVisible();
  await expect(page.getByText("`kind` is “grede”: schrijf `grade` of `choice`")).toBeVisible();
  await expect(page.getByRole("img", { name: /^Op de beamer: / })).toBeVisible();
  await page.getByRole("button", { name: /^Regel / }).click();
  expect(await text.evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd))).toContain("grede");
  // And it is on the screen, in the middle of a long text.
  expect(await text.evaluate((box: HTMLTextAreaElement) => box.scrollTop / (box.scrollHeight - box.clientHeight))).toBeLessThan(0.3);
  await shoot(page, "writing/mistake");
  // A workshop cannot be started from it, and the start page says why.
  await expect(kept(page)).toBeVisible();
  await page.getByRole("link", { name: "Klaar" }).click();
  await expect(page.getByText("1 ding klopt nog niet")).toBeVisible();
  await page.getByRole("link", { name: /^Bewerk: / }).last().click();
  await text.fill(before);
  await expect(page.getByRole("heading", { name: /nog niet$/ })).toBeHidden();
});

test("a text without a head has no form, and says what is missing", async ({ hall }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await page.getByRole("button", { name: "Schrijf een nieuwe" }).click();
  await asText(page);
  const before = await source(page).inputValue();
  await source(page).fill("Zomaar een tekst");
  await expect(page.getByText("Deze tekst heeft nog geen kop")).toBeVisible();
  await expect(page.getByRole("button", { name: "Formulier" })).toBeDisabled();
  await expect(page.getByRole("heading", { name: "1 ding klopt nog niet" })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(source(page)).toHaveValue(before);
  await page.getByRole("button", { name: "Formulier" }).click();
  await expect(page.getByRole("listbox", { name: "Dia's" })).toBeVisible();
});

test("what somebody else changed is not written over unasked", async ({ hall }) => {
  const one = await hall.presenter();
  await one.arrive();
  await one.page.getByRole("button", { name: "Schrijf een nieuwe" }).click();
  await asText(one.page);
  const text = source(one.page);
  await expect(text).toBeVisible();
  const other = await hall.presenter();
  await other.arrive();
  await other.page.goto(one.page.url());
  await asText(other.page);
  const theirs = source(other.page);
  await theirs.fill((await theirs.inputValue()).replace("Mijn workshop", "Onze workshop"));
  await expect(kept(other.page)).toBeVisible();
  hall.tolerate(/409/);
  await text.fill((await text.inputValue()).replace("Mijn workshop", "Haar workshop"));
  await expect(one.page.getByText("Iemand anders heeft deze workshop intussen veranderd.")).toBeVisible();
  await one.page.getByRole("button", { name: "Neem die tekst" }).click();
  await expect(text).toHaveValue(/Onze workshop/);
  // What she had typed can be had back all the same.
  await one.page.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(text).toHaveValue(/Haar workshop/);
});

test("a file that is brought comes back as it was, and a deck is deleted after a second press", async ({ hall }, info) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  const deck = "---\ntitle: Meegebracht\nlanguage: nl\n---\n\n```slide\nid: een\n```\n\n# Eén <b>&amp; twee\n";
  const file = info.outputPath("eigen.md");
  (await import("node:fs")).writeFileSync(file, deck);
  await page.locator("input[type=file]").setInputFiles(file);
  await asText(page);
  await expect(source(page)).toHaveValue(deck);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toBe(deck);
  await page.getByRole("link", { name: "Klaar" }).click();
  await expect(page.getByRole("radio", { name: DUTCH }).first()).toBeVisible();
  await page.getByRole("button", { name: "Verwijder: Meegebracht" }).click();
  await page.getByRole("button", { name: "Echt verwijderen: Meegebracht" }).click();
  await expect(page.getByText("Meegebracht")).toBeHidden();
});
