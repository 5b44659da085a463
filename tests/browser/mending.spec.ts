// A slide of a running room is mended and a new one added: all screens follow, and what answers rest on stays.
import { violations } from "./support/axe.ts";
import { shoot } from "./support/artefacts.ts";
import { expect, test } from "./support/hall.ts";
import { DECKS, DUTCH, fill, PEOPLE } from "./support/workshop.ts";

test("words are mended on all screens, choices with answers are refused and asked as a new question", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const { page } = presenter;
  await expect(presenter.button("Verbeter deze dia…")).toBeHidden();
  const wall = await hall.projector(code);
  const phones = await hall.phones(code, 2);
  await presenter.jump(/PLG/);
  await presenter.step(/^Open vraag/);
  await fill(phones[0]!, PEOPLE[0]!, 4);
  await phones[0]!.send();

  await shoot(page, "mending/desk");
  await presenter.button("Verbeter deze dia…").click();
  const dialog = page.getByRole("dialog", { name: "Verbeter deze dia" });
  const text = dialog.getByRole("textbox", { name: "De tekst van de dia" });
  await expect(dialog).toContainText("Hier is al op geantwoord");
  const prompt = dialog.getByRole("textbox", { name: "De vraag", exact: true });
  await prompt.fill("");
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(prompt).toHaveAttribute("aria-invalid", "true");
  await dialog.getByRole("button", { name: "Ga erheen" }).click();
  await expect(prompt).toBeFocused();
  await shoot(page, "mending/mistake-form");
  await prompt.fill("Zijn jullie samen een PLG?");
  await dialog.getByRole("textbox", { name: "Keuzes 1" }).fill("Jazeker");
  await shoot(page, "mending/mend");
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(() => wall.text()).toContain("Zijn jullie samen een PLG?");
  // On the phone that sent an answer, and on the one that did not yet.
  await expect(phones[1]!.page.getByRole("heading", { name: "Zijn jullie samen een PLG?" })).toBeVisible();
  await expect(phones[1]!.page.getByText("Jazeker")).toBeVisible();
  await phones[0]!.page.getByRole("button", { name: "Verander mijn antwoord" }).click();
  await expect(phones[0]!.page.getByRole("heading", { name: "Zijn jullie samen een PLG?" })).toBeVisible();

  // Taken back, it reads as before.
  await presenter.button("Maak ongedaan").click();
  await expect.poll(() => wall.text()).not.toContain("Zijn jullie samen");

  // A mistake has its line; what answers rest on is refused, with the way to ask it all the same.
  await presenter.button("Verbeter deze dia…").click();
  await dialog.getByRole("button", { name: "Tekst", exact: true }).click();
  const before = await text.inputValue();
  await text.fill(before.replace("kind: choice", "kind: keuzes"));
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(dialog.getByText("`kind` is “keuzes”: schrijf `grade` of `choice`")).toBeVisible();
  await dialog.getByRole("button", { name: /^Regel / }).click();
  expect(await text.evaluate((box: HTMLTextAreaElement) => box.value.slice(box.selectionStart, box.selectionEnd))).toContain("keuzes");
  await shoot(page, "mending/mistake");
  const more = before.replace("      - id: nee\n", "      - id: soms\n        label: Soms\n      - id: nee\n");
  expect(more).not.toBe(before);
  await text.fill(more);
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(dialog.getByText(/Hier is al op geantwoord, dus/)).toBeVisible();
  await shoot(page, "mending/refused");
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Vraag opnieuw" }).click();
  await expect(dialog).toBeHidden();
  await presenter.step(/^Sluit en toon/);
  await presenter.step(/^Open vraag/);
  await expect(phones[1]!.page.getByText("Soms")).toBeVisible();
  await expect.poll(() => wall.text()).toContain("Nog geen antwoorden");
});

test("a new slide comes next, and can be taken out again", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const { page } = presenter;
  await presenter.jump(/^Samen/);
  const next = await presenter.says();
  await presenter.button("Nieuwe dia hierna…").click();
  const dialog = page.getByRole("dialog", { name: "Nieuwe dia hierna" });
  await dialog.getByRole("radio", { name: "keuze", exact: true }).check();
  await dialog.getByRole("button", { name: "Tekst", exact: true }).click();
  await expect(dialog.getByRole("textbox")).toHaveValue(/kind: choice/);
  await dialog.getByRole("radio", { name: "dia", exact: true }).check();
  await dialog.getByRole("textbox", { name: "Titel" }).fill("Even pauze");
  await dialog.getByRole("textbox", { name: "Tekst", exact: true }).fill("Tot kwart over drie.");
  await shoot(page, "mending/add");
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(page.locator(".next-words")).toHaveText("Volgende: Even pauze");
  await presenter.button("Maak ongedaan").click();
  await expect(page.locator(".next-words")).toHaveText(next);
});

test("the end uncovers a black screen, and taking it back makes it black again", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const wall = await hall.projector(code);
  await presenter.jump(/^Samen/);
  await presenter.button(/^Zwart/).click();
  const black = wall.page.locator(".pj.blank");
  await expect(black).toHaveCount(1);
  await presenter.end(code);
  await expect(black).toHaveCount(0);
  await expect.poll(() => wall.text()).toContain("Bedankt");
  await presenter.button(/^Draai dat terug/).click();
  await expect(black).toHaveCount(1);
});

test("a typo is mended in English too", async ({ hall, server }) => {
  const code = await server.room(DECKS.en);
  const presenter = await hall.presenter({ locale: "en-GB" });
  await presenter.enter(code);
  const { page } = presenter;
  const wall = await hall.projector(code);
  await presenter.step(/^Next/);
  await shoot(page, "mending/desk-english");
  await presenter.button("Correct this slide…").click();
  const dialog = page.getByRole("dialog", { name: "Correct this slide" });
  await expect(dialog.getByRole("textbox", { name: "Title" })).not.toHaveValue("");
  await dialog.getByRole("textbox", { name: "Title" }).fill("Welcome, all of you");
  // What was written in the form is in the text, and the other way round.
  await dialog.getByRole("button", { name: "Text", exact: true }).click();
  const text = dialog.getByRole("textbox", { name: "The text of the slide" });
  await expect(text).toHaveValue(/^# Welcome, all of you\n/);
  await text.fill((await text.inputValue()).replace("all of you", "everybody"));
  await dialog.getByRole("button", { name: "Form", exact: true }).click();
  await expect(dialog.getByRole("textbox", { name: "Title" })).toHaveValue("Welcome, everybody");
  await shoot(page, "mending/english");
  await dialog.getByRole("button", { name: "Save" }).click();
  await expect.poll(() => wall.text()).toContain("Welcome, everybody");
  expect(await violations(page)).toEqual([]);
});

test("what was mended in a rehearsal stays so once it begins for real", async ({ hall }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await page.getByRole("radio", { name: DUTCH }).check();
  for (const groups of await page.locator(".new-groups textarea").all()) await groups.fill("");
  await presenter.button("Proefdraaien").click();
  await presenter.step("Open vraag 1");
  const phone = await hall.phone();
  await phone.scan(presenter.code);
  await presenter.button("Verbeter deze dia…").click();
  const dialog = page.getByRole("dialog", { name: "Verbeter deze dia" });
  await dialog.getByRole("textbox", { name: "De vraag" }).fill("Hoe staan jullie ervoor?");
  await dialog.getByRole("button", { name: "Bewaar" }).click();
  await expect(phone.title).toContainText("Hoe staan jullie ervoor?");
  await page.locator(".foot").getByRole("button", { name: "Begin echt" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Begin echt" }).click();
  await expect(page.locator(".rehearsal")).toBeHidden();
  await presenter.step("Open vraag 1");
  await expect(phone.title).toContainText("Hoe staan jullie ervoor?");
});
