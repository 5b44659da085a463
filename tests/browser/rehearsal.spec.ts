// A workshop that is tried with invented phones, from the start page to the moment at which it begins for real.
import { expect, LAPTOP, SMALL_PHONE, test } from "./support/hall.ts";
import { cutOff, sideways } from "./support/measure.ts";
import { shoot } from "./support/artefacts.ts";
import { DECKS, DUTCH, ENGLISH } from "./support/workshop.ts";

/** What the pages say in each language. */
const SAID = {
  nl: {
    locale: "nl-NL",
    deck: DUTCH,
    rehearse: "Proefdraaien",
    twelve: "12 verzonnen telefoons",
    mark: "Proef",
    crowd: "0 telefoons en 12 verzonnen",
    scanned: "Je bent binnen: 1 telefoon.",
    open: "Open vraag 1",
    title: /Welk cijfer geef jij/,
    reveal: "Sluit en toon",
    real: "Begin echt",
    stored: "Wat wordt er van mij bewaard?",
    menu: "Menu",
    wiped: "Dit is een proef. Wat je nu invult, wordt gewist als de workshop echt begint.",
    nothing: "Nog geen antwoorden.",
    in: "Je bent binnen.",
    saved: "Opgeslagen ✓",
    report: "Dit is een proef",
    deckAfter: 1,
  },
  en: {
    locale: "en-GB",
    deck: ENGLISH,
    rehearse: "Rehearse",
    twelve: "12 invented phones",
    mark: "Rehearsal",
    crowd: "0 phones and 12 invented",
    scanned: "You're in: 1 phone.",
    open: "Open question 1",
    title: /What mark do you give/,
    reveal: /Close/,
    real: "Start for real",
    stored: "What is stored about me?",
    menu: "Menu",
    wiped: "This is a rehearsal. What you fill in now is wiped when the workshop starts for real.",
    nothing: "No answers yet.",
    in: "You're in.",
    saved: "Saved ✓",
    report: "This is a rehearsal",
    deckAfter: 2,
  },
};

for (const [language, said] of Object.entries(SAID)) {
  test(`accident 35: a rehearsal says so on all screens, and nothing of it is left once it begins for real (${language})`, async ({ hall }) => {
    test.setTimeout(120_000);
    const presenter = await hall.presenter({ locale: said.locale });
    await presenter.arrive();
    await presenter.page.getByRole("radio", { name: said.deck }).check();
    for (const groups of await presenter.page.locator(".new-groups textarea").all()) await groups.fill("");
    await presenter.page.getByRole("combobox").selectOption({ label: said.twelve });
    await shoot(presenter.page, `rehearsal/${language}-1-start`);
    await presenter.button(said.rehearse).click();
    await expect(presenter.next).toBeVisible();
    const code = presenter.code;
    const projector = await hall.projector(code);
    const mark = projector.page.locator(".pj-rehearsal");
    await expect(mark).toHaveText(said.mark);
    await expect(presenter.page.locator(".foot")).toContainText(said.crowd, { timeout: 30_000 });
    await shoot(presenter.page, `rehearsal/${language}-2-lobby`);
    await shoot(projector.page, `rehearsal/${language}-2-lobby-beamer`);

    // Her own phone, which alone makes the check turn green.
    await expect(presenter.page.getByText(said.scanned)).toBeHidden();
    const phone = await hall.phone({ viewport: SMALL_PHONE, locale: said.locale });
    await phone.scan(code);
    const badge = phone.page.locator("header .rehearsal");
    await expect(badge).toHaveText(said.mark);
    await expect(presenter.page.getByText(said.scanned)).toBeVisible();
    await shoot(phone.page, `rehearsal/${language}-2-phone`);

    for (let slide = 1; slide < said.deckAfter; slide++) await presenter.click("PageDown");
    await presenter.step(said.open);
    await expect(phone.title).toContainText(said.title);
    await phone.page.getByRole("radio", { name: "8", exact: true }).check();
    await shoot(phone.page, `rehearsal/${language}-3-phone`);
    await phone.page.locator("button.send").click();
    await expect(phone.title).toHaveText(said.saved);
    await expect.poll(async () => Number(/\d+/.exec(await projector.foot.innerText())?.[0]), { timeout: 30_000 }).toBeGreaterThan(6);
    await expect(mark).toBeVisible();
    expect(await cutOff(projector.page)).toEqual([]);
    await shoot(projector.page, `rehearsal/${language}-3-asked-beamer`);
    await presenter.step(said.reveal);
    await shoot(presenter.page, `rehearsal/${language}-4-presenter`);
    await shoot(projector.page, `rehearsal/${language}-4-beamer`);

    await phone.page.getByRole("button", { name: said.menu }).click();
    await phone.page.getByRole("button", { name: said.stored }).click();
    await expect(phone.page.getByText(said.wiped)).toBeVisible();
    await expect(phone.page.getByRole("main")).toContainText("8");
    await shoot(phone.page, `rehearsal/${language}-5-phone-stored`);
    expect(await sideways(phone.page)).toEqual([]);
    const report = await hall.presenter({ locale: said.locale });
    await report.arrive();
    hall.tolerate(/409/);
    await report.page.goto(`${hall.server.url}/report/${code}`);
    await expect(report.page.getByRole("heading", { level: 1 })).toHaveText(said.report);

    await presenter.page.locator(".foot").getByRole("button", { name: said.real }).click();
    const dialog = presenter.page.getByRole("dialog");
    await expect(dialog).toContainText(`${code.slice(0, 3)} ${code.slice(3)}`);
    await shoot(presenter.page, `rehearsal/${language}-6-begin`);
    await dialog.getByRole("button", { name: said.real }).click();
    await expect(mark).toBeHidden();
    await expect(presenter.page.locator(".rehearsal")).toBeHidden();
    await expect(projector.page.locator(".pj-lobby-code")).toHaveText(`${code.slice(0, 3)} ${code.slice(3)}`);
    await expect(projector.page.locator(".pj-lobby-in")).toHaveText(/^1 /);
    await expect(badge).toBeHidden();
    await expect(phone.page.getByText(said.nothing)).toBeVisible();
    await shoot(presenter.page, `rehearsal/${language}-7-real`);

    await phone.page.getByRole("button", { name: said.menu }).click();
    await expect(phone.page.getByText(said.in)).toBeVisible();
    for (let slide = 1; slide < said.deckAfter; slide++) await presenter.click("PageDown");
    await presenter.step(said.open);
    await expect(phone.title, "nothing is answered yet").toContainText(said.title);
    await expect(phone.page.getByRole("radio", { checked: true })).toHaveCount(0);
    await phone.page.reload();
    await expect(phone.title).toContainText(said.title);
    await phone.page.getByRole("radio", { name: "6", exact: true }).check();
    await phone.page.locator("button.send").click();
    await expect(phone.title).toHaveText(said.saved);
    await expect.poll(async () => Number(/\d+/.exec(await projector.foot.innerText())?.[0])).toBe(1);
  });
}

test("a phone that was away when it began for real sends nothing of the rehearsal, and shows none of it", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  await presenter.button("Proefdraaien").click();
  const phone = await hall.phone();
  await phone.scan(code);
  await presenter.step("Open vraag 1");
  await phone.grade(9);
  await phone.send();
  hall.tolerate(/ERR_INTERNET_DISCONNECTED|WebSocket/);
  await phone.page.context().setOffline(true);
  await phone.change();
  await phone.grade(3);
  await phone.sendButton.click();

  await presenter.page.locator(".foot").getByRole("button", { name: "Begin echt" }).click();
  await presenter.page.getByRole("dialog").getByRole("button", { name: "Begin echt" }).click();
  await presenter.step("Open vraag 1");
  await phone.page.context().setOffline(false);
  await expect(phone.title).toContainText("Welk cijfer geef jij", { timeout: 30_000 });
  await expect(phone.page.getByRole("radio", { checked: true })).toHaveCount(0);
  await expect(presenter.page.getByText("0 van 1 geantwoord")).toBeVisible();
});

test("the start page tells a rehearsal from a workshop that runs, and lets it be thrown away", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl, { rehearsal: 12 });
  const presenter = await hall.presenter({ viewport: LAPTOP });
  await presenter.arrive();
  const row = presenter.page.locator(".rooms li").filter({ hasText: code.slice(0, 3) });
  await expect(row).toContainText("Proef");
  await expect(row).toContainText("Klaar voor de zaal? beamer nog dicht · nog geen telefoon · nog een proef");
  await shoot(presenter.page, "rehearsal/start-page");
  await row.getByRole("button", { name: /^Verwijder/ }).click();
  await presenter.page.getByRole("dialog").getByRole("textbox").fill(code);
  await presenter.page.getByRole("dialog").getByRole("button", { name: "Verwijder" }).click();
  await expect(row).toHaveCount(0);
});
