// Time that is given to a question or a talk: calm on the wall, one line on a phone, and nobody is cut off.
import { BEAMERS, expect, LAPTOP, SMALL_PHONE, test } from "./support/hall.ts";
import { shoot } from "./support/artefacts.ts";
import { COLOUR, violations } from "./support/axe.ts";
import { cutOff, sideways, tooSmall } from "./support/measure.ts";
import { DECKS } from "./support/workshop.ts";

test("a timer is off until she starts it, can be given more and stopped, and every screen tells it calmly", async ({ hall, server }) => {
  test.setTimeout(90_000);
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const [phone] = await hall.phones(code, 1, { viewport: SMALL_PHONE });
  await presenter.step("Open vraag 1");
  await expect(phone!.page.getByRole("banner")).toHaveText("peilMenu");
  await expect(projector.foot).not.toContainText("minu");

  await presenter.press("k");
  const dialog = presenter.page.getByRole("dialog");
  await dialog.getByRole("radio", { name: "2 min" }).check();
  expect(await violations(presenter.page)).toEqual([]);
  await dialog.getByRole("button", { name: "Start" }).click();
  await expect(presenter.page.getByRole("timer")).toHaveText(/^nog (2:00|1:5\d)$/);
  await expect(projector.foot).toContainText("nog 2 minuten");
  await expect(phone!.page.getByRole("banner")).toContainText("nog 2 minuten");
  await expect(phone!.page.getByRole("status").first()).toHaveText("Je hebt 2 minuten. Daarna kun je ook nog antwoorden.");
  for (const size of BEAMERS) {
    await projector.page.setViewportSize(size);
    await projector.settled();
    await expect(projector.foot).toContainText("Nog geen antwoorden");
    await shoot(projector.page, `timer/wall-${size.width}`);
    expect(await tooSmall(projector.page)).toEqual([]);
    expect(await cutOff(projector.page)).toEqual([]);
  }
  expect(await violations(projector.page)).toEqual([]);
  expect(await violations(phone!.page)).toEqual([]);
  expect(await sideways(phone!.page)).toEqual([]);
  await shoot(phone!.page, "timer/phone");
  await presenter.page.setViewportSize(LAPTOP);
  await shoot(presenter.page, "timer/presenter");

  await presenter.button("+1 min").click();
  await expect(projector.foot).toContainText("nog 3 minuten");
  await presenter.press("k");
  await expect(projector.foot).toContainText("nog 3,5 minuut");
  await projector.page.keyboard.press("t");
  await expect(projector.page.locator(".pj")).toHaveAttribute("data-theme", "dark");
  expect(await violations(projector.page, COLOUR)).toEqual([]);
  await shoot(projector.page, "timer/wall-dark");
  await presenter.button("Stop de timer").click();
  await expect(projector.foot).not.toContainText("minu");
  await expect(phone!.page.getByRole("banner")).toHaveText("peilMenu");
});

test("accident 42: when time is over a slow typer can still answer, unless she asked to close", async ({ hall, server }) => {
  test.setTimeout(90_000);
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const [slow] = await hall.phones(code, 1);
  await presenter.step("Open vraag 1");
  const start = async (closes: boolean) => {
    await presenter.button("Timer…").click();
    const dialog = presenter.page.getByRole("dialog");
    await dialog.getByRole("spinbutton").fill("0.2");
    await dialog.getByRole("checkbox").setChecked(closes);
    await dialog.getByRole("button", { name: "Start" }).click();
    await expect(presenter.page.getByRole("timer")).toBeVisible();
  };
  await start(false);
  await expect(slow!.page.getByRole("banner")).toContainText("nog een halve minuut");
  await expect(projector.foot).toContainText("De tijd is om, antwoorden kan nog", { timeout: 20_000 });
  await expect(slow!.page.getByRole("banner")).toContainText("de tijd is om");
  await expect(slow!.page.getByRole("status").first()).toHaveText("De tijd is om. Antwoorden kan nog.");
  await shoot(projector.page, "timer/over");
  await expect(presenter.status).toContainText("open");
  await slow!.grade(7);
  await slow!.send();

  await presenter.button("Stop de timer").click();
  await start(true);
  await expect(slow!.page.getByRole("banner")).toContainText("dicht over een halve minuut");
  await expect(presenter.status).toContainText("sluit, nog", { timeout: 20_000 });
  await expect(presenter.page.locator(".next-words")).toHaveText("Toon de uitslag");
  await expect(projector.tables).toHaveCount(0);
});

test("the time that a deck proposes for a talk starts with one press", async ({ hall, server }) => {
  const code = await server.room(DECKS.en);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const phone = await hall.phone({ locale: "en-GB" });
  await phone.scan(code);
  await presenter.jump("A mark for our tutor hours");
  await presenter.step("Open vraag 1");
  await expect(presenter.button(/^Start timer/)).toBeHidden();
  await phone.page.getByRole("radio", { name: "7", exact: true }).check();
  await phone.page.getByRole("button", { name: /^Send/ }).click();
  await expect(phone.title).toHaveText("Saved ✓");
  await presenter.step("Sluit en bespreek");
  await presenter.button("Start timer: 2 min").click();
  await expect(projector.foot).toContainText("2 minutes left");
  await expect(phone.page.getByRole("banner")).toContainText("2 minutes left");
  for (const size of BEAMERS) {
    await projector.page.setViewportSize(size);
    await projector.settled();
    await shoot(projector.page, `timer/talk-${size.width}`);
    expect(await tooSmall(projector.page)).toEqual([]);
    expect(await cutOff(projector.page)).toEqual([]);
  }
  await presenter.step("Open vraag 1, ronde 2");
  await expect(projector.foot).not.toContainText("minutes left");
});
