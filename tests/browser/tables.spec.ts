// Questions that groups answer: one phone for a table, and its name on the wall.
import { COLOUR, violations } from "./support/axe.ts";
import { shoot } from "./support/artefacts.ts";
import { BEAMERS, expect, PHONE, SMALL_PHONE, test } from "./support/hall.ts";
import { cutOff, sideways, tooSmall } from "./support/measure.ts";
import type { Phone } from "./support/phone.ts";
import { DECKS } from "./support/workshop.ts";

const READ = "Jullie department antwoordde al";

test("one answer stands for each group: its phones read it before they send, and the wall names the group", async ({ hall, server }) => {
  const code = await server.room(DECKS.en, { groups: ["Languages", "Sciences"], extras: true });
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const phones = await hall.phones(code, 4, { viewport: SMALL_PHONE });
  const [first, second, other, nowhere] = phones as [Phone, Phone, Phone, Phone];
  for (const [phone, group] of [[first, "Sciences"], [second, "Sciences"], [other, "Languages"], [nowhere, "Zeg ik liever niet"]] as const) {
    await phone.chooseGroup(group);
  }
  await presenter.jump("Your first step");
  await expect(presenter.status).toContainText("Vraag 7");
  await presenter.step("Open vraag 7");

  await expect(first.page.getByText("Eén antwoord per department, met jullie naam op de beamer.")).toBeVisible();
  await expect(first.page.getByText("namens Sciences")).toBeVisible();
  await first.write("A walk through the building", "the caretaker");
  await first.send();
  await expect(projector.foot).toContainText("1 of 2 groups has answered");

  const said = second.page.getByRole("region").or(second.page.locator("section.own")).filter({ hasText: READ });
  await expect(said).toContainText("A walk through the building");
  await shoot(second.page, "tables/phone-320-answered");
  expect(await sideways(second.page)).toEqual([]);
  expect(await violations(second.page)).toEqual([]);
  await second.page.emulateMedia({ colorScheme: "dark" });
  expect(await violations(second.page, COLOUR)).toEqual([]);
  await second.write("Breakfast together", "the tutors");
  await second.send();
  await expect(first.page.getByText("Dit antwoord van jullie department geldt nu")).toBeVisible();
  await expect(first.page.getByRole("main")).toContainText("Breakfast together");
  await first.page.setViewportSize(PHONE);
  await shoot(first.page, "tables/phone-390-replaced");
  expect(await violations(first.page)).toEqual([]);
  await first.change();
  await expect(first.page.locator("section.own").filter({ hasText: READ })).toContainText("Breakfast together");
  await first.page.getByRole("button", { name: "Laat staan zoals het was" }).click();

  await expect(nowhere.page.getByText("Deze vraag beantwoorden jullie per department.")).toBeVisible();
  await expect(nowhere.sendButton).toHaveCount(0);
  await shoot(nowhere.page, "tables/phone-320-nowhere");
  expect(await sideways(nowhere.page)).toEqual([]);
  expect(await violations(nowhere.page)).toEqual([]);
  await nowhere.page.getByRole("button", { name: "Kies je department" }).click();
  await nowhere.chooseGroup("Languages");
  await expect(nowhere.sendButton).toBeVisible();

  await other.write("Ask the pupils what they need", "two pupils of each year");
  await other.send();
  await expect(projector.foot).toContainText("2 of 2 groups have answered");
  await expect(presenter.page.locator(".counts", { hasText: "2 van 2 groepen geantwoord" })).toBeVisible();
  await expect(presenter.page.locator(".cards-list")).toContainText("Sciences");
  await shoot(presenter.page, "tables/presenter");
  expect(await violations(presenter.page)).toEqual([]);
  expect(await projector.text(), "nothing is shown too early").not.toContain("Breakfast");

  await presenter.step("Sluit en toon");
  await expect(projector.page.getByRole("main")).toContainText("Breakfast together");
  const wall = (await projector.text()).replaceAll("\u00AD", "");
  expect(wall).not.toContain("A walk through");
  for (const words of ["Sciences", "Languages", "Ask the pupils what they need", "two pupils of each year"]) expect(wall).toContain(words);
  for (const beamer of BEAMERS) {
    await projector.page.setViewportSize(beamer);
    await projector.settled();
    expect(await tooSmall(projector.page)).toEqual([]);
    expect(await cutOff(projector.page)).toEqual([]);
    await shoot(projector.page, `tables/wall-${beamer.width}`);
  }
  expect(await violations(projector.page)).toEqual([]);
  await expect(presenter.button(/^Toon per/)).toHaveCount(0);
  expect(await first.result()).toContain("Sciences: Breakfast together");
});
