// The evening before: a workshop of one's own, written in the browser.
import { readFileSync } from "node:fs";
import { shoot } from "./support/artefacts.ts";
import { violations } from "./support/axe.ts";
import { expect, test } from "./support/hall.ts";
import { DUTCH } from "./support/workshop.ts";

test("a workshop is written with the pieces, seen as the hall will see it, and started", async ({ hall }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await page.getByRole("button", { name: "Schrijf een nieuwe" }).click();
  const text = page.getByRole("textbox", { name: "De tekst van de workshop" });
  const kept = page.getByRole("status").filter({ hasText: /^Bewaard$/ });
  const picture = page.getByRole("img", { name: /^Op de beamer: / });
  await expect(text).toHaveValue(/title: "Mijn workshop"/);
  await expect(picture).toBeVisible();
  // Every piece is right as it comes.
  for (const piece of ["dia", "cijfer", "keuze", "ja of nee, met vervolg", "sleutelwoorden", "hoog en laag", "schaal", "tekst", "punten"]) {
    await page.getByRole("group", { name: "Voeg toe" }).getByRole("button", { name: piece, exact: true }).click();
    await expect(kept).toBeVisible();
    await expect(page.getByText(/kloppen nog niet|klopt nog niet/)).toBeHidden();
  }
  await expect(page.getByText(/van 11/)).toBeVisible();
  // What is to be asked is selected: she types it.
  await page.getByRole("button", { name: "Volgende dia" }).focus();
  await page.keyboard.press("Tab");
  await text.focus();
  await page.getByRole("group", { name: "Voeg toe" }).getByRole("button", { name: "cijfer", exact: true }).click();
  await page.keyboard.type("Hoe tevreden ben je?");
  await expect(picture.getByText("Hoe tevreden ben je?")).toBeVisible();
  await expect(kept).toBeVisible();
  await shoot(page, "writing/workbench");
  expect(await violations(page)).toEqual([]);

  await page.getByRole("link", { name: "Klaar" }).click();
  await page.getByRole("radio", { name: /Mijn workshop/ }).check();
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
  const text = page.getByRole("textbox", { name: "De tekst van de workshop" });
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
  await expect(page.getByRole("status").filter({ hasText: /^Bewaard$/ })).toBeVisible();
  await page.getByRole("link", { name: "Klaar" }).click();
  await expect(page.getByText("1 ding klopt nog niet")).toBeVisible();
  await page.getByRole("link", { name: /^Bewerk: / }).last().click();
  await text.fill(before);
  await expect(page.getByRole("heading", { name: /nog niet$/ })).toBeHidden();
});

test("what somebody else changed is not written over unasked", async ({ hall }) => {
  const one = await hall.presenter();
  await one.arrive();
  await one.page.getByRole("button", { name: "Schrijf een nieuwe" }).click();
  const text = one.page.getByRole("textbox", { name: "De tekst van de workshop" });
  await expect(text).toBeVisible();
  const other = await hall.presenter();
  await other.arrive();
  await other.page.goto(one.page.url());
  const theirs = other.page.getByRole("textbox", { name: "De tekst van de workshop" });
  await theirs.fill((await theirs.inputValue()).replace("Mijn workshop", "Onze workshop"));
  await expect(other.page.getByRole("status").filter({ hasText: /^Bewaard$/ })).toBeVisible();
  hall.tolerate(/409/);
  await text.fill((await text.inputValue()).replace("Mijn workshop", "Haar workshop"));
  await expect(one.page.getByText("Iemand anders heeft deze workshop intussen veranderd.")).toBeVisible();
  await one.page.getByRole("button", { name: "Neem die tekst" }).click();
  await expect(text).toHaveValue(/Onze workshop/);
});

test("a file that is brought comes back as it was, and a deck is deleted after a second press", async ({ hall }, info) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  const source = "---\ntitle: Meegebracht\nlanguage: nl\n---\n\n```slide\nid: een\n```\n\n# Eén <b>&amp; twee\n";
  const file = info.outputPath("eigen.md");
  (await import("node:fs")).writeFileSync(file, source);
  await page.locator("input[type=file]").setInputFiles(file);
  await expect(page.getByRole("textbox", { name: "De tekst van de workshop" })).toHaveValue(source);
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download" }).click();
  expect(readFileSync(await (await download).path(), "utf8")).toBe(source);
  await page.getByRole("link", { name: "Klaar" }).click();
  await expect(page.getByRole("radio", { name: DUTCH })).toBeVisible();
  await page.getByRole("button", { name: "Verwijder: Meegebracht" }).click();
  await page.getByRole("button", { name: "Echt verwijderen: Meegebracht" }).click();
  await expect(page.getByText("Meegebracht")).toBeHidden();
});
