// From cards to a question about them: what was pinned gets points from every phone.
import { violations } from "./support/axe.ts";
import { expect, test } from "./support/hall.ts";
import { cutOff, tooSmall } from "./support/measure.ts";
import { DECKS, fill, PEOPLE } from "./support/workshop.ts";

test("pinned cards and stacks become a question with points", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const wall = await hall.projector(code, { viewport: { width: 1024, height: 768 } });
  const phones = await hall.phones(code, 3);
  await presenter.jump(/Hoe beter, en wie/);
  await presenter.step(/^Open vraag/);
  for (const [at, phone] of phones.entries()) {
    await fill(phone, PEOPLE[at]!, 10);
    await phone.send();
  }
  await expect(presenter.button("Vervolgvraag…")).toBeHidden();
  await presenter.step(/^Sluit en toon/);

  const { page } = presenter;
  const pin = (text: string) => page.locator(".said", { hasText: text }).getByRole("button", { name: "Zet bovenaan" }).click();
  await pin("vaker bij elkaar");
  await pin("samen lessen ontwerpen");
  await expect(page.locator('.said [aria-pressed="true"]')).toHaveCount(2);
  await presenter.button("Vervolgvraag…").click();
  const dialog = page.getByRole("dialog");
  await expect(dialog.getByRole("checkbox", { checked: true })).toHaveCount(2);
  await expect(dialog.getByRole("group", { name: "Groepen kaarten" }).getByRole("checkbox", { name: "schoolleiders" })).not.toBeChecked();
  expect(await violations(page)).toEqual([]);
  // She shortens one, and adds one of her own.
  await dialog.getByRole("textbox", { name: "Keuze 1" }).fill("Bij elkaar kijken");
  await dialog.getByRole("textbox", { name: /een van jezelf/ }).fill("Eén studiedag");
  await dialog.getByRole("button", { name: "Maak de vraag met 3 keuzes" }).click();
  await expect(dialog).toBeHidden();

  // Taken back, it is no slide any more; made again, it follows.
  await presenter.button("Maak ongedaan").click();
  await expect(page.locator(".next-words")).toHaveText(/^Volgende: Meerwaarde/);
  await presenter.button("Vervolgvraag…").click();
  await dialog.getByRole("button", { name: "Maak de vraag met 2 keuzes" }).click();
  await presenter.step(/^Open vraag 6/);
  await expect.poll(() => wall.text()).toContain("Waar beginnen we mee?");
  await expect(phones[0]!.page.getByRole("button", { name: /^Meer: samen lessen/ })).toBeVisible();
  expect(await violations(phones[0]!.page)).toEqual([]);

  for (const phone of phones) {
    const more = phone.page.getByRole("button", { name: /^Meer: samen lessen ontwerpen/ });
    await more.click();
    await more.click();
    await phone.page.getByRole("button", { name: /^Meer: vaker bij elkaar/ }).click();
    await phone.send();
  }
  await presenter.step(/^Sluit en toon/);
  await wall.expectRows([["samen lessen ontwerpen", "6 punten"], ["vaker bij elkaar in de les kijken", "3 punten"]]);
  await wall.settled();
  expect(await tooSmall(wall.page)).toEqual([]);
  expect(await cutOff(wall.page)).toEqual([]);
});

test("the outcome becomes an action list that tables fill in and the presenter edits", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const wall = await hall.projector(code, { viewport: { width: 1024, height: 768 } });
  const phones = await hall.phones(code, 2);
  await presenter.jump(/Hoe beter, en wie/);
  await presenter.step(/^Open vraag/);
  for (const [at, phone] of phones.entries()) {
    await fill(phone, PEOPLE[at + 2]!, 10);
    await phone.send();
  }
  await presenter.step(/^Sluit en toon/);
  await presenter.button("Vervolgvraag…").click();
  const { page } = presenter;
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: /een van jezelf/ }).fill("Eén studiedag");
  await dialog.getByRole("button", { name: "Maak de vraag met 2 keuzes" }).click();
  await presenter.step(/^Open vraag 6/);
  for (const phone of phones) {
    await phone.page.getByRole("button", { name: /^Meer: Eén studiedag/ }).click();
    await phone.send();
  }
  await expect(presenter.button("Maak de actielijst")).toBeHidden();
  await presenter.step(/^Sluit en toon/);
  await presenter.button("Maak de actielijst").click();
  await presenter.step(/^Open vraag 7/);

  const [first, second] = phones;
  await expect(first!.page.getByText("Bovenaan: Eén studiedag")).toBeVisible();
  await first!.write("Datum prikken voor de studiedag", "Noord", "voor de zomer");
  await first!.send();
  await second!.write("Agenda delen");
  await second!.send();
  const line = (name: string) => page.getByRole("form", { name: `Actie: ${name}` });
  await expect(line("Agenda delen")).toBeVisible();
  await line("Agenda delen").getByRole("textbox", { name: "Wie" }).fill("Zuid");
  await line("Agenda delen").getByRole("button", { name: "Bewaar" }).click();
  expect(await violations(page)).toEqual([]);
  expect(await violations(second!.page)).toEqual([]);
  const added = page.getByRole("form", { name: "Nieuwe actie" });
  await added.getByRole("textbox", { name: "Wat" }).fill("Taart");
  await presenter.press("Enter");
  await expect(line("Taart")).toBeVisible();
  await presenter.step(/^Sluit en toon/);
  await wall.expectRows([
    ["Datum prikken voor de studiedag", "Noord", "voor de zomer"],
    ["Agenda delen", "Zuid", ""],
    ["Taart", "", ""],
  ]);
  await wall.settled();
  expect(await tooSmall(wall.page)).toEqual([]);
  expect(await cutOff(wall.page)).toEqual([]);
  expect(await violations(wall.page)).toEqual([]);
  const read = await second!.result();
  expect(await violations(second!.page)).toEqual([]);
  expect(read).toContain("Agenda delen");
  expect(read).toContain("Taart");

  // Changed on the spot, and taken away.
  await line("Taart").getByRole("button", { name: "Verberg: Taart" }).click();
  await expect.poll(() => wall.text()).not.toContain("Taart");
  await expect(second!.page.locator(".result")).not.toContainText("Taart");
});
