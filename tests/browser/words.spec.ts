// Words that the presenter merges and renames, and a card that she shows large: live on the wall, and taken back.
import { expect, LAPTOP, test } from "./support/hall.ts";
import { DECKS, fill, PEOPLE } from "./support/workshop.ts";
import { cutOff, tooSmall } from "./support/measure.ts";

test("words are merged, renamed, split and taken back with the keyboard, and the wall follows", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter({ viewport: LAPTOP });
  await presenter.enter(code);
  const wall = await hall.projector(code, { viewport: { width: 1024, height: 768 } });
  const phones = await hall.phones(code, 4);
  await presenter.jump(/gemeenschap kunnen noemen|PLG/);
  await presenter.step(/^Open vraag/);
  for (const [at, phone] of phones.entries()) {
    await fill(phone, PEOPLE[at]!, 4);
    await phone.send();
  }
  await presenter.step(/^Sluit en toon/);
  await expect.poll(() => wall.text()).toContain("vertrouwen");

  const list = presenter.page.locator(".word-list");
  const word = (name: RegExp) => list.locator(".word", { hasText: name });
  const named = (name: string) => wall.page.getByText(name, { exact: true }).first();
  await expect(word(/^vertrouwen 3/)).toBeVisible();

  // Two words become one, and the wall says so.
  await word(/^onderzoek /).focus();
  await presenter.press("Enter");
  await word(/^samen leren /).click();
  await presenter.press("m");
  await expect(word(/^onderzoek 2/)).toBeVisible();
  await expect(word(/^samen leren/)).toHaveCount(0);
  await expect(named("samen leren")).toHaveCount(0);

  // It is called otherwise.
  await word(/^onderzoek 2/).click();
  await presenter.press("e");
  const box = presenter.page.getByRole("textbox", { name: "Nieuwe naam voor onderzoek" });
  await box.fill("samen onderzoeken");
  await presenter.press("Enter");
  await expect(word(/^samen onderzoeken 2/)).toBeVisible();
  await expect.poll(() => wall.text()).toContain("samen onderzoeken");

  // A spelling is split off.
  await word(/^samen onderzoeken/).click();
  await presenter.button("Maak samen leren los").click();
  await expect(word(/^samen leren 1/)).toBeVisible();
  await expect.poll(() => wall.text()).toContain("samen leren");

  // Everything is taken back, one change at a time.
  await presenter.button(/^Voeg weer samen/).click();
  await expect(word(/^samen onderzoeken 2/)).toBeVisible();
  await presenter.button(/^Zet de oude naam terug/).click();
  await expect(word(/^onderzoek 2/)).toBeVisible();
  await word(/^onderzoek 2/).focus();
  await presenter.press("z");
  await expect(word(/^onderzoek 1/)).toBeVisible();
  await expect(word(/^samen leren 1/)).toBeVisible();

  // A word of two spellings is hidden as one, and stays so.
  await presenter.button("Verberg vertrouwen").click();
  await expect(word(/ertrouwen/)).toHaveCount(0);
  await expect.poll(() => wall.text()).not.toMatch(/vertrouwen/i);
});

test("a card is large on the wall until the same key or the next step", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const wall = await hall.projector(code, { viewport: { width: 1024, height: 768 } });
  const phones = await hall.phones(code, 2);
  await presenter.jump(/Waar, door wie|Waar/);
  await presenter.step(/^Open vraag/);
  for (const [at, phone] of phones.entries()) {
    await fill(phone, PEOPLE[at]!, 2);
    await phone.send();
  }
  await presenter.step(/^Sluit en toon/);
  const card = presenter.page.locator(".said", { hasText: "op de werkplek" });
  await card.getByRole("button", { name: "Groot", exact: true }).click();
  await expect(wall.headline).toHaveText("op de werkplek");
  await wall.settled();
  expect(await tooSmall(wall.page)).toEqual([]);
  expect(await cutOff(wall.page)).toEqual([]);
  const large = card.getByRole("button", { name: "Groot", exact: true });
  await expect(large).toHaveAttribute("aria-pressed", "true");
  await presenter.press("s");
  await expect(wall.headline).not.toHaveText("op de werkplek");
  // A step names the stage that this page knows: the page must have heard too.
  await expect(large).toHaveAttribute("aria-pressed", "false");
  await presenter.press("s");
  await expect(wall.headline).toHaveText("op de werkplek");
  await presenter.step(/^Volgende/);
  await expect(wall.headline).toHaveText(/Samen/);
});
