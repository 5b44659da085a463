// The hall in her hand: its Wi-Fi, how many fit, a frozen beamer, and how long each slide took.
import { BEAMERS, expect, test } from "./support/hall.ts";
import { shoot } from "./support/artefacts.ts";
import { violations } from "./support/axe.ts";
import { cutOff, tooSmall } from "./support/measure.ts";
import { DECKS, DUTCH } from "./support/workshop.ts";

const LONG = { name: "Gastnetwerk; opleidingsschool: 2", password: "een heel lang wachtwoord, met \"tekens\" en letters: zo lang is" };

test("accident 19: the Wi-Fi that she gave when she started stands on the beamer while she shows it, as the first of two steps, with help for a phone without internet", async ({ hall }) => {
  const presenter = await hall.presenter();
  await presenter.arrive();
  await presenter.page.getByRole("radio", { name: DUTCH }).check();
  await presenter.page.getByText("Wifi van de zaal").click();
  await presenter.page.getByLabel("Naam van de wifi").fill(LONG.name);
  await presenter.page.getByLabel("Wachtwoord").fill(LONG.password);
  await presenter.button("Start de workshop").click();
  await expect(presenter.next).toBeVisible();
  const { code } = presenter;
  const projector = await hall.projector(code);
  const [phone] = await hall.phones(code, 1);
  const all = projector.page.getByRole("main");
  await expect(all).not.toContainText(LONG.password);

  await presenter.press("w");
  await expect(all).toContainText(LONG.password);
  await expect(all.getByRole("img", { name: `QR-code voor de wifi ${LONG.name}` })).toBeVisible();
  await expect(all.locator("strong").first()).toHaveText("Eerst 1: de wifi.");
  await expect(all).toContainText("Zegt je telefoon");
  for (const size of BEAMERS) {
    await projector.page.setViewportSize(size);
    await projector.settled();
    await shoot(projector.page, `hall/wifi-${size.width}`);
    expect(await tooSmall(projector.page)).toEqual([]);
    expect(await cutOff(projector.page)).toEqual([]);
  }
  expect(await violations(projector.page)).toEqual([]);
  expect(await phone!.page.content()).not.toContain(LONG.name);

  await presenter.press("j");
  await expect(all.locator("strong", { hasText: "Dan 2: meedoen." })).toBeVisible();
  await expect(all).not.toContainText(LONG.password);
  for (const size of BEAMERS) {
    await projector.page.setViewportSize(size);
    await projector.settled();
    await shoot(projector.page, `hall/join-${size.width}`);
    expect(await tooSmall(projector.page)).toEqual([]);
    expect(await cutOff(projector.page)).toEqual([]);
  }
  await presenter.press("j");
  await presenter.button(/^Meer/).click();
  await shoot(presenter.page, "hall/more");
  expect(await violations(presenter.page)).toEqual([]);
  await presenter.page.getByRole("button", { name: "Vergeet" }).click();
  await presenter.page.keyboard.press("Escape");
  await expect(presenter.button(/^Wifi/)).toBeHidden();
});

test("a full room says so kindly, and who was in before gets in", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const [known] = await hall.phones(code, 1);
  await presenter.button(/^Meer/).click();
  await presenter.page.getByLabel("Hoogstens zoveel telefoons").fill("1");
  await presenter.button("Stel in").click();
  await expect(presenter.page.getByText("Nu hoogstens 1.")).toBeVisible();
  await expect(presenter.page.getByText("de zaal is vol")).toBeAttached();
  const late = await hall.phone();
  await late.page.goto(`${server.url}/${code}`);
  await expect(late.title).toHaveText("De zaal is vol. Kijk met je buur mee.");
  await known!.page.reload();
  await expect(known!.page.getByText("Je bent binnen.")).toBeVisible();
});

test("a frozen beamer keeps its picture while she looks ahead, and she sees that it is frozen", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const [phone] = await hall.phones(code, 1);
  await presenter.step("Open vraag 1");
  await expect(projector.foot).toContainText("Nog geen antwoorden");
  await presenter.press("i");
  await expect(presenter.page.getByText("De beamer is bevroren")).toBeVisible();
  await phone!.grade(7);
  await phone!.send();
  await presenter.jump("Hoe kun je bouwen");
  await expect(presenter.page.getByRole("img", { name: "Na het loslaten" })).toContainText("Hoe kun je bouwen");
  await expect(presenter.page.locator(".next-words")).toHaveText("Toon de beamer weer");
  await expect(projector.headline).toContainText("Welk cijfer");
  await expect(projector.foot, "the picture is kept, numbers and all").toContainText("Nog geen antwoorden");
  const late = await hall.projector(code);
  await expect(late.headline, "a window that opens later shows that place too").toContainText("Welk cijfer");
  await shoot(presenter.page, "hall/frozen");
  expect(await violations(presenter.page)).toEqual([]);
  await presenter.step("Toon de beamer weer");
  await expect(projector.headline).toContainText("Hoe kun je bouwen");
  await expect(late.headline).toContainText("Hoe kun je bouwen");
  await expect(presenter.page.getByText("De beamer is bevroren")).toBeHidden();
});

test("she sees how long each slide takes, and at the end what the time went to", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  await presenter.jump("Hoe kun je bouwen");
  await expect(presenter.page.getByText(/deze dia: (?!0:00)\d+:\d\d/)).toBeVisible();
  await presenter.press(".");
  await expect(presenter.page.getByText(/deze dia: (?!0:0[01])\d+:\d\d/), "a cover is no other slide").toBeVisible();
  await presenter.press(".");
  await presenter.button(/^Dia's/).click();
  await presenter.page.getByRole("dialog").getByRole("button", { name: "het slot" }).click();
  const times = presenter.page.getByRole("region", { name: "Tijd per dia" });
  await expect(times.getByRole("heading")).toHaveText(/Tijd per dia: samen 0:\d\d/);
  await expect(times.getByRole("listitem")).toHaveText([/Hoe kun je bouwen .* 0:\d\d/]);
  await shoot(presenter.page, "hall/times");
});
