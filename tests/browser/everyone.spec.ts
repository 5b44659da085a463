// For whoever uses no pointer, hears the screen, needs it large, or chose its colours.
import { cast, view } from "./support/answer.ts";
import { expect, LAPTOP, PHONE, test } from "./support/hall.ts";
import { pick, pressOn, typeInto, walkTo } from "./support/keyboard.ts";
import { announced, listen } from "./support/listener.ts";
import { sideways } from "./support/measure.ts";
import type { Phone } from "./support/phone.ts";
import { DECKS, DUTCH, PLACES } from "./support/workshop.ts";

/** Answers the question of a slide with the keyboard alone. */
async function answer(phone: Phone, slide: number): Promise<void> {
  const { page } = phone;
  const boxes = page.getByRole("textbox");
  switch (slide) {
    case 1:
      await pick(page, page.getByRole("radio", { name: "6", exact: true }));
      await walkTo(page, page.getByRole("checkbox", { name: /en een half/ }));
      await page.keyboard.press("Space");
      break;
    case 4:
      await pick(page, page.getByRole("radio", { name: "Ja", exact: true }));
      await typeInto(page, page.getByRole("textbox", { name: "Sleutelwoord 1" }), "vertrouwen");
      break;
    case 7:
      await pressOn(page, page.getByRole("group", { name: "Leren van en met elkaar" }).getByRole("button", { name: "hoog" }));
      await pressOn(page, page.getByRole("group", { name: "Onderzoeksmatig werken" }).getByRole("button", { name: "laag" }));
      break;
    default:
      for (let at = 0; at < (await boxes.count()); at++) await typeInto(page, boxes.nth(at), `antwoord ${at + 1}`);
  }
  await pressOn(page, phone.sendButton);
  await phone.saved();
}

test("the whole workshop is run and answered without a pointer", async ({ hall, server }) => {
  test.setTimeout(240_000);
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await pick(page, page.getByRole("radio", { name: DUTCH }));
  await typeInto(page, page.getByRole("textbox", { name: /de groepen/ }), "Noord\nMidden");
  await pick(page, page.getByRole("radio", { name: /vier|4/ }));
  await pressOn(page, page.getByRole("button", { name: "Start de workshop" }));
  await expect(presenter.next).toBeVisible();
  const { code } = presenter;
  const projector = await hall.projector(code);

  const phone = await hall.phone({ hasTouch: false, isMobile: false });
  await phone.page.goto(server.url);
  await typeInto(phone.page, phone.page.getByLabel("Code op de beamer"), code);
  await phone.page.keyboard.press("Enter");
  await pick(phone.page, phone.page.getByRole("radio", { name: "Midden" }));
  await pressOn(phone.page, phone.page.getByRole("button", { name: "Verder" }));
  await expect(phone.page.getByText("Je bent binnen.")).toBeVisible();

  for (const place of PLACES) {
    await presenter.click("PageDown");
    if (place.kind === "content") {
      await expect(projector.headline).toContainText(place.title);
      continue;
    }
    await expect(phone.title).toContainText(place.prompt);
    await answer(phone, place.slide);
    if (place.slide === 2) {
      // She hides a card, and brings it back.
      await walkTo(page, page.getByRole("list", { name: "Kaarten" }));
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Delete");
      await expect(page.locator(".said-off")).toHaveCount(1);
      await page.keyboard.press("Delete");
      await expect(page.locator(".said-off")).toHaveCount(0);
    }
    if (place.slide === 4) {
      await phone.change();
      await pick(phone.page, phone.page.getByRole("radio", { name: "Nee", exact: true }));
      await typeInto(phone.page, phone.page.getByRole("textbox"), "we zien elkaar te weinig");
      await pressOn(phone.page, phone.sendButton);
      await phone.saved();
    }
    await presenter.click("PageDown");
    await expect(presenter.status).toContainText("getoond");
  }

  await page.keyboard.press("g");
  await pressOn(page, page.getByRole("dialog").getByRole("button", { name: /Samen/ }).first());
  await expect(projector.headline).toContainText(/Samen/);
  await pressOn(page, presenter.button(/^Meer/));
  await walkTo(page, page.getByRole("dialog").locator("button.hold"));
  await page.keyboard.down("Enter");
  const box = page.getByRole("dialog").getByRole("textbox").last();
  await expect(box).toBeFocused();
  await page.keyboard.up("Enter");
  await page.keyboard.type(code);
  await page.keyboard.press("Enter");
  await expect(phone.title).toHaveText("Bedankt voor het meedenken.");
});

test("300 answers are told as a summary, at most every ten seconds, on each screen", async ({ hall, server }) => {
  test.setTimeout(120_000);
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const phone = await hall.phone();
  await phone.scan(code);
  await presenter.step("Open vraag 1");
  await expect(phone.title).toContainText(/Welk cijfer/);
  const screens = { presenter: presenter.page, projector: projector.page, phone: phone.page };
  for (const page of Object.values(screens)) await listen(page);
  const { question } = await view(server.url, code);
  const began = Date.now();
  for (let at = 0; at < 300; at++) {
    expect(await cast(server.url, code, question!, at)).toBe(true);
    await new Promise((soon) => setTimeout(soon, 60));
  }
  await expect(presenter.page.getByText(/300 van 30\d geantwoord/)).toBeVisible();
  // What was said last may be due for ten seconds still.
  await expect.poll(async () => (await announced(projector.page)).at(-1), { timeout: 15_000 }).toContain("300 van 30");
  await expect.poll(async () => (await announced(presenter.page)).at(-1), { timeout: 15_000 }).toContain("300 van 30");
  const most = 2 + Math.ceil((Date.now() - began) / 10_000);
  for (const [name, page] of Object.entries(screens)) {
    const said = await announced(page);
    expect(said.length, `the ${name} said:\n${said.join("\n")}`).toBeLessThanOrEqual(most);
  }
  expect(await announced(phone.page), "what others answer is told to nobody who is answering").toEqual([]);
});

test("at four times the size nothing has to be scrolled sideways", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl, { groups: ["Noord", "Opleidingsschool Zuidwest-Nederland"] });
  // A window of 1280 × 1024 at 400 % is one of 320 × 256.
  const large = { viewport: { width: 320, height: 256 } };
  const presenter = await hall.presenter(large);
  await presenter.arrive();
  expect(await sideways(presenter.page)).toEqual([]);
  await presenter.enter(code);
  expect(await sideways(presenter.page)).toEqual([]);
  const phone = await hall.phone(large);
  await phone.scan(code);
  expect(await sideways(phone.page)).toEqual([]);
  await phone.chooseGroup("Noord");
  for (const place of PLACES) {
    await presenter.click("PageDown");
    expect(await sideways(presenter.page), `presenter, slide ${place.slide}`).toEqual([]);
    if (place.kind === "content") continue;
    await expect(phone.title).toContainText(place.prompt);
    expect(await sideways(phone.page), `phone, slide ${place.slide}`).toEqual([]);
    await presenter.click("PageDown");
  }
});

test("in colours of one's own, what is chosen differs from what is not", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter({ forcedColors: "active", viewport: LAPTOP });
  await presenter.enter(code);
  const phone = await hall.phone({ forcedColors: "active", viewport: PHONE });
  await phone.scan(code);
  const ground = (label: string) => phone.page.locator("label.pick", { hasText: new RegExp(`^${label}$`) }).locator("span").evaluate((span) => getComputedStyle(span).backgroundColor);
  await presenter.step("Open vraag 1");
  await phone.grade(6);
  await expect.poll(() => ground("6")).not.toBe(await ground("7"));
  await phone.send();
  await presenter.press("p");
  const bars = presenter.page.locator(".columns .bin");
  const drawn = await bars.evaluateAll((all) => all.map((bar) => getComputedStyle(bar).backgroundColor));
  const page = await presenter.page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(drawn.length).toBeGreaterThan(0);
  expect(new Set(drawn)).not.toContain(page);
});
