// Cards that phones file themselves, in the clusters that she opened; her own hand wins.
import { COLOUR, violations } from "./support/axe.ts";
import { shoot } from "./support/artefacts.ts";
import { expect, SMALL_PHONE, test } from "./support/hall.ts";
import { sideways } from "./support/measure.ts";
import type { Phone } from "./support/phone.ts";
import { DECKS, fill, PEOPLE } from "./support/workshop.ts";

test("phones file their own card in her clusters, the wall follows, and her own hand wins", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const wall = await hall.projector(code);
  const phones = await hall.phones(code, 2, { viewport: SMALL_PHONE });
  const [first, second] = phones as [Phone, Phone];
  await presenter.jump(/Hoe beter, en wie/);
  await expect(presenter.status).toContainText("Vraag 5");
  await presenter.step("Open vraag 5");
  for (const [at, phone] of phones.entries()) {
    await fill(phone, PEOPLE[at]!, 10);
    await phone.send();
  }
  await presenter.step(/^Sluit en toon/);
  await presenter.button(/^\+ Nieuw cluster/).first().click();
  for (const name of ["Samen kijken", "Rooster"]) {
    await presenter.page.getByRole("textbox", { name: "Naam van het cluster" }).fill(name);
    await presenter.press("Enter");
  }
  await expect(presenter.page.locator(".cluster")).toHaveCount(2);
  await expect(first.page.getByText("Waar hoort jouw kaart?")).toBeHidden();
  const open = presenter.button("Telefoons delen hun eigen kaart in");
  await open.click();
  for (const phone of phones) await expect(phone.page.getByRole("heading", { name: "Waar hoort jouw kaart?" })).toBeVisible();
  await expect(first.page.locator(".filing")).toContainText("vaker bij elkaar in de les kijken");
  await shoot(first.page, "filing/phone-320");
  await shoot(presenter.page, "filing/presenter");
  expect(await sideways(first.page)).toEqual([]);
  expect(await violations(first.page)).toEqual([]);
  await first.page.emulateMedia({ colorScheme: "dark" });
  expect(await violations(first.page, COLOUR)).toEqual([]);
  expect(await violations(presenter.page)).toEqual([]);

  await first.choose("Samen kijken");
  await expect(first.page.locator(".filing").getByRole("status")).toHaveText("Opgeslagen ✓");
  await second.choose("Samen kijken");
  await expect.poll(() => wall.text()).toContain("Samen kijken · 2");
  await second.choose("Rooster");
  await expect.poll(() => wall.text()).toContain("Rooster · 1");
  await first.page.reload();
  await expect(first.page.getByRole("radio", { name: "Samen kijken" })).toBeChecked();

  await presenter.page.locator(".said", { hasText: "samen lessen ontwerpen" }).getByRole("combobox", { name: /^In cluster/ }).selectOption("Samen kijken");
  await expect.poll(() => wall.text()).toContain("Samen kijken · 2");
  // What she placed springs back, so that it is pressed rather than chosen.
  await second.page.locator("label", { hasText: "Nergens bij" }).click();
  await expect(second.page.locator(".filing").getByRole("status")).toHaveText("De begeleider heeft je kaart ingedeeld.");
  await expect(second.page.getByRole("radio", { name: "Samen kijken" })).toBeChecked();
  await expect.poll(() => wall.text()).toContain("Samen kijken · 2");

  await open.click();
  for (const phone of phones) await expect(phone.page.getByRole("heading", { name: "Waar hoort jouw kaart?" })).toBeHidden();
  await expect.poll(() => wall.text()).toContain("Samen kijken · 2");
});
