// What the hall sees of its groups: enough of them to say something, never so few that one is known.
import { COLOUR, violations } from "./support/axe.ts";
import { shoot } from "./support/artefacts.ts";
import { BEAMERS, expect, SMALL_PHONE, test } from "./support/hall.ts";
import { cutOff, sideways, tooSmall } from "./support/measure.ts";
import { DECKS } from "./support/workshop.ts";

const GRADES = [6, 7, 8, 5, 5, 5.5, 9];

test("accidents 33 and 34: a grade by partnership, small ones together, hidden by reopening", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl, { groups: ["Noord", "Midden", "Zuid"], minimum: 3 });
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const phones = await hall.phones(code, GRADES.length, { viewport: SMALL_PHONE });
  await presenter.step("Open vraag 1");
  await Promise.all(
    phones.map(async (phone, at) => {
      await phone.chooseGroup(at < 3 ? "Noord" : at < 6 ? "Midden" : "Zuid");
      await phone.grade(GRADES[at]!);
      await phone.send();
    }),
  );
  const show = presenter.button(/^Toon per partnerschap/);
  await expect(show).toHaveCount(0);
  await presenter.step("Sluit en toon");
  await expect(show).toBeDisabled();
  await expect(show).toBeEnabled({ timeout: 20_000 });
  await presenter.press("v");

  // One in Zuid is too few, and the smaller of the others keeps that one company.
  await expect(projector.page.getByText("Per partnerschap (aantal antwoorden)")).toBeVisible();
  await projector.expectRows([["Noord", 3, "7,0"], ["Anderen", 4, "6,1"]]);
  expect(await projector.text()).not.toContain("Zuid");
  await expect(projector.headline).not.toContainText(/gemiddeld/);
  for (const beamer of BEAMERS) {
    await projector.page.setViewportSize(beamer);
    await projector.settled();
    expect(await tooSmall(projector.page)).toEqual([]);
    expect(await cutOff(projector.page)).toEqual([]);
    await shoot(projector.page, `split/grade-${beamer.width}`);
  }
  expect(await violations(projector.page)).toEqual([]);

  await expect(presenter.page.getByRole("heading", { name: "Per partnerschap" })).toBeVisible();
  await shoot(presenter.page, "split/presenter");
  expect(await violations(presenter.page)).toEqual([]);
  const [phone] = phones;
  const read = await phone!.result();
  expect(read).toContain("Per partnerschap");
  expect(read).toContain("Noord (3)");
  expect(read).toContain("Anderen (4)");
  expect(read).not.toContain("Zuid");
  expect(await sideways(phone!.page)).toEqual([]);
  expect(await violations(phone!.page)).toEqual([]);
  await phone!.page.emulateMedia({ colorScheme: "dark" });
  expect(await violations(phone!.page, COLOUR)).toEqual([]);
  await shoot(phone!.page, "split/phone");

  await presenter.button("Toon weer de hele zaal").click();
  await expect(projector.headline).toHaveText(/gemiddeld/);
  await presenter.press("v");
  await expect(projector.page.getByText("Per partnerschap (aantal antwoorden)")).toBeVisible();
  await presenter.button("Heropen (antwoorden blijven)").click();
  await expect(projector.tables).toHaveCount(0);
  await expect(projector.page.getByText("Per partnerschap")).toBeHidden();
  await expect(show).toHaveCount(0);
});

test("accident 45: where every group is too small the wall says so", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl, { groups: ["Noord", "Midden"] });
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const [phone] = await hall.phones(code, 1);
  await presenter.step("Open vraag 1");
  await phone!.chooseGroup("Noord");
  await phone!.grade(7);
  await phone!.send();
  await presenter.step("Sluit en toon");
  const show = presenter.button("Toon per partnerschap");
  await expect(show).toBeEnabled({ timeout: 20_000 });
  await show.click();
  await expect(projector.page.getByText("De groepen zijn te klein om apart te tonen")).toBeVisible();
  expect(await projector.text()).not.toContain("Noord");
  expect(await phone!.result()).toContain("De groepen zijn te klein om apart te tonen.");
});
