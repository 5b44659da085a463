// Cards that the presenter gathers in clusters by keys and by dragging: live on the wall and on phones, and taken back.
import { expect, test } from "./support/hall.ts";
import { cutOff, tooSmall } from "./support/measure.ts";
import { DECKS, fill, PEOPLE } from "./support/workshop.ts";

test("cards are gathered in named clusters by keys and dragging, and each change is taken back", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const wall = await hall.projector(code, { viewport: { width: 1024, height: 768 } });
  const phones = await hall.phones(code, 4);
  await presenter.jump(/Hoe beter, en wie/);
  await expect(presenter.status).toContainText("Vraag 5");
  await presenter.step("Open vraag 5");
  for (const [at, phone] of phones.entries()) {
    await fill(phone, PEOPLE[at]!, 10);
    await phone.send();
  }
  await presenter.step(/^Sluit en toon/);

  const { page } = presenter;
  const clusters = page.locator(".cluster");
  await presenter.button(/^\+ Nieuw cluster/).first().click();
  const box = page.getByRole("textbox", { name: "Naam van het cluster" });
  await box.fill("Samen kijken");
  await presenter.press("Enter");
  await expect(clusters).toHaveCount(1);
  await box.fill("Rooster");
  await presenter.press("Enter");
  await expect(clusters).toHaveCount(2);
  await expect.poll(() => wall.text()).toContain("Samen kijken · 0");

  // By a figure, with the card's button under the focus.
  const card = (text: string) => page.locator(".said", { hasText: text });
  await card("vaker bij elkaar").getByRole("button").first().focus();
  await presenter.press("1");
  await expect.poll(() => wall.text()).toContain("Samen kijken · 1");
  // By dragging.
  await card("samen lessen ontwerpen").locator(".said-text").dragTo(clusters.nth(0).locator("span").first());
  await expect.poll(() => wall.text()).toContain("Samen kijken · 2");
  // By the list, for who does neither.
  await card("één agenda").getByRole("combobox", { name: /^In cluster/ }).selectOption("Rooster");
  await expect.poll(() => wall.text()).toContain("Rooster · 1");
  await expect.poll(() => wall.text()).toContain("Nog niet ingedeeld · 1");
  await wall.settled();
  expect(await tooSmall(wall.page)).toEqual([]);
  expect(await cutOff(wall.page)).toEqual([]);

  // A phone lists them.
  await phones[0]!.result();
  const heads = phones[0]!.page.locator(".result h3");
  await expect(heads.filter({ hasText: "Samen kijken" })).toBeVisible();
  await expect(heads.filter({ hasText: "Rooster" })).toBeVisible();

  // Merged, and taken apart again.
  await clusters.nth(1).getByRole("combobox", { name: /^Voeg Rooster/ }).selectOption("Samen kijken");
  await expect(clusters).toHaveCount(1);
  await expect.poll(() => wall.text()).toContain("Samen kijken · 3");
  await presenter.button("Maak ongedaan").click();
  await expect(clusters).toHaveCount(2);
  await expect.poll(() => wall.text()).toContain("Rooster · 1");
  await presenter.button("Maak ongedaan").click();
  await expect.poll(() => wall.text()).toContain("Rooster · 0");
});
