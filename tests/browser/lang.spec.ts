// The phone speaks its browser's language, the wall the deck's.
import { expect, test } from "./support/hall.ts";
import { DECKS } from "./support/workshop.ts";

test("an English phone in a Dutch workshop speaks English around the Dutch question", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const phone = await hall.phone({ locale: "en-GB" });
  await phone.scan(code);
  await expect(phone.page.getByText("You're in.")).toBeVisible();
  await expect(phone.page.locator("html")).toHaveAttribute("lang", "en");
  await presenter.step("Open vraag 1");
  await expect(phone.title).toContainText("Welk cijfer geef jij");
  await expect(phone.title).toHaveAttribute("lang", "nl");
  await phone.page.getByRole("radio", { name: "6", exact: true }).check();
  await phone.page.getByRole("checkbox", { name: /and a half/ }).check();
  await phone.page.getByRole("button", { name: "Send 6.5" }).click();
  await expect(phone.title).toHaveText("Saved ✓");

  await phone.page.getByRole("button", { name: "Menu" }).click();
  await phone.page.getByRole("radio", { name: "Nederlands" }).check();
  await expect(phone.page.getByRole("button", { name: "Geef de telefoon door" })).toBeVisible();
});

test("an English deck makes an English wall, whatever the presenter's browser speaks", async ({ hall, server }) => {
  const code = await server.room(DECKS.en);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  await expect(projector.page.getByText(/and type the code/)).toBeVisible();
  await expect(projector.page.getByText("0 phones in")).toBeVisible();
  await expect(projector.page.locator("html")).toHaveAttribute("lang", "en");
  expect(await projector.text()).not.toMatch(/Ga naar|telefoon/);
  await presenter.step(/^Volgende: Why tutor hours/);
  await expect(projector.headline).toHaveText("Why tutor hours?");
  await presenter.step("Open vraag 1");
  await expect(projector.foot).toContainText("No answers yet");
});

test("an English browser gives the presenter English words", async ({ hall, server }) => {
  const presenter = await hall.presenter({ locale: "en-GB" });
  const code = await server.room(DECKS.nl);
  await presenter.enter(code);
  await expect(presenter.page.locator(".next-words")).toHaveText("Open question 1");
  await expect(presenter.page.getByText("Ready for the room?")).toBeVisible();
});
