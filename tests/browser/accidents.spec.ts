// What goes wrong in halls, and what happens then.
import type { Page } from "@playwright/test";
import { BEAMERS, expect, GONE, SMALL_PHONE, test, type Hall } from "./support/hall.ts";
import { cutOff, sideways, tooSmall } from "./support/measure.ts";
import type { Phone } from "./support/phone.ts";
import { KEY, type Server } from "./support/server.ts";
import { DECKS, fill, PEOPLE, PLACES, spaced } from "./support/workshop.ts";

/** A room with a presenter, a beamer and phones. */
async function begin(hall: Hall, server: Server, phones = 0, options = {}) {
  const code = await server.room(DECKS.nl, options);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  return { code, presenter, projector: await hall.projector(code), phones: await hall.phones(code, phones) };
}

/** Tells, after a key, whether the page kept it from the browser. */
async function watchKeys(page: Page): Promise<(key: string) => Promise<boolean | undefined>> {
  // The pages listen on the window too, and earlier: by now they have decided.
  await page.evaluate(() => addEventListener("keydown", (event) => Object.assign(window, { kept: { [event.key]: event.defaultPrevented } })));
  return (key) => page.evaluate((key) => (window as unknown as { kept?: Record<string, boolean> }).kept?.[key], key);
}

test("accident 1: the clicker is pressed twice within a tenth of a second: one step", async ({ hall, server }) => {
  const { presenter, projector } = await begin(hall, server);
  await Promise.all([presenter.press("PageDown"), presenter.press("PageDown")]);
  await expect(presenter.status).toContainText("Vraag 1");
  await expect(presenter.page.getByText("alles opgeslagen")).toBeVisible();
  await expect(presenter.page.locator(".next-words")).toHaveText("Sluit en toon");
  await presenter.press("PageDown");
  await expect(presenter.page.getByText("×2 genegeerd")).toBeVisible();
  await expect(projector.headline).toContainText("Welk cijfer");
  await expect(projector.foot).toContainText("Nog geen antwoorden");
  await presenter.step("Sluit en toon");
});

test("accident 1: a held key makes one step", async ({ hall, server }) => {
  const { presenter } = await begin(hall, server);
  await presenter.page.keyboard.down("PageDown");
  for (let again = 0; again < 10; again++) await presenter.page.keyboard.down("PageDown");
  await presenter.page.keyboard.up("PageDown");
  await expect(presenter.page.locator(".next-words")).toHaveText("Sluit en toon");
  await expect(presenter.page.getByText("alles opgeslagen")).toBeVisible();
  await presenter.step("Sluit en toon");
});

test("accident 15: two presenters press at once: one step", async ({ hall, server }) => {
  const { code, presenter, projector } = await begin(hall, server);
  const other = await hall.presenter();
  await other.enter(code);
  await presenter.jump("Hoe kun je bouwen");
  for (const each of [presenter, other]) await expect(each.status).toHaveText("Dia 5 van 16");
  await expect(async () => {
    // So soon after the jump a press may be taken for a bounce, as it should.
    if ((await presenter.status.innerText()).includes("Dia 5")) await Promise.all([presenter.press("PageDown"), other.press("PageDown")]);
    await expect(presenter.status).not.toHaveText("Dia 5 van 16", { timeout: 1_500 });
  }).toPass();
  for (const each of [presenter, other]) {
    await expect(each.page.getByText("alles opgeslagen")).toBeVisible();
    await expect(each.status).toHaveText("Dia 6 van 16");
  }
  await expect(projector.headline).toHaveText("Scan School als Professionele Leergemeenschap");
});

test("accident 2: closed too early: reopening keeps the ballots and hides the tally again", async ({ hall, server }) => {
  const { presenter, projector, phones } = await begin(hall, server, 2);
  await presenter.step("Open vraag 1");
  await phones[0]!.grade(7);
  await phones[0]!.send();
  await presenter.step("Sluit en toon");
  await projector.expectRows([["7", 1]]);
  await presenter.button("Heropen (antwoorden blijven)").click();
  await expect(projector.tables).toHaveCount(0);
  await expect(projector.foot).toContainText("1 heeft geantwoord");
  await phones[0]!.saved();
  await phones[1]!.grade(8.5);
  await phones[1]!.send();
  await presenter.step("Sluit en toon");
  await projector.expectRows([["7", 1], ["8,5", 1]]);
});

test("accident 2: closed too early: previous within ten seconds takes the step back", async ({ hall, server }) => {
  const { presenter, projector, phones } = await begin(hall, server, 1);
  await presenter.step("Open vraag 1");
  await phones[0]!.grade(7);
  await phones[0]!.send();
  await presenter.step("Sluit en toon");
  await expect(presenter.page.getByText(/Te vroeg\? Vorige heropent de vraag/)).toBeVisible();
  await presenter.click("PageUp");
  await expect(presenter.status).toContainText("Vraag 1 · open");
  await expect(projector.foot).toContainText("1 heeft geantwoord");
});

test("accident 4: revealed too early: h hides it at once, on the phones too", async ({ hall, server }) => {
  const { presenter, projector, phones } = await begin(hall, server, 1);
  await presenter.step("Open vraag 1");
  await phones[0]!.grade(7);
  await phones[0]!.send();
  await presenter.step("Sluit en toon");
  await expect(projector.tables).toHaveCount(1);
  await expect(phones[0]!.page.getByText("Bekijk de uitslag")).toBeVisible({ timeout: 15_000 });
  await presenter.press("h");
  await expect(projector.tables).toHaveCount(0);
  await expect(phones[0]!.page.getByText("Bekijk de uitslag")).toBeHidden();
});

test("accident 21: a draft sent within the grace counts; later it does not, and is still on the phone", async ({ hall, server }) => {
  const { presenter, projector, phones } = await begin(hall, server, 2);
  const [quick, slow] = phones as [Phone, Phone];
  await presenter.step("Open vraag 1");
  await presenter.step("Sluit en toon");
  await presenter.step("Open vraag 2");
  await quick.write("op tijd verstuurd");
  await slow.write("te laat bedacht");
  await presenter.step("Sluit en toon");
  await expect(quick.page.getByRole("main").getByText(/De vraag gaat dicht\. Je hebt nog \d+ seconden om te versturen\./)).toBeVisible();
  await quick.sendButton.click();
  await expect(projector.page.getByRole("main")).toContainText("op tijd verstuurd");
  await expect(slow.page.getByText("Deze vraag is gesloten.")).toBeVisible({ timeout: 15_000 });
  await expect(slow.page.getByText("Te laat om mee te tellen. Je tekst staat er nog.")).toBeVisible();
  await expect(slow.page.getByText("te laat bedacht")).toBeVisible();
  await expect(projector.page.getByRole("main")).not.toContainText("te laat bedacht");
  await expect(projector.headline).toHaveText("1 antwoord");

  await presenter.button("Heropen (antwoorden blijven)").click();
  await expect(slow.page.getByRole("textbox").first()).toHaveValue("te laat bedacht");
  await slow.send();
  await presenter.step("Sluit en toon");
  await expect(projector.page.getByRole("main")).toContainText("te laat bedacht");
});

test("accident 8: the beamer window has the focus: its keys steer; a beamer opened from a bare link steers nothing", async ({ hall, server }) => {
  const { presenter, projector: bare } = await begin(hall, server);
  const projector = await presenter.openProjector();
  await expect(projector.page.getByText(spaced(presenter.code), { exact: true })).toBeVisible();
  await bare.page.keyboard.press("PageDown");
  await projector.page.keyboard.press("j");
  await expect(presenter.button(/^Code klein/)).toBeVisible();
  await projector.page.keyboard.press("j");
  await expect(presenter.page.locator(".next-words")).toHaveText("Open vraag 1");
  await presenter.until(() => projector.page.keyboard.press("PageDown"));
  await expect(presenter.status).toContainText("Vraag 1 · open");
  await expect(projector.headline).toContainText("Welk cijfer");
  await expect(bare.headline).toContainText("Welk cijfer");
});

test("accident 7: F5 on the clicker reloads neither the presenter's page nor the beamer", async ({ hall, server }) => {
  const { presenter } = await begin(hall, server);
  const projector = await presenter.openProjector();
  await expect(projector.headline).toBeVisible();
  for (const page of [presenter.page, projector.page]) {
    await page.bringToFront();
    const prevented = await watchKeys(page);
    for (const key of ["F5", "Shift+F5"]) {
      await page.keyboard.press(key);
      await expect.poll(() => prevented("F5"), key).toBe(true);
    }
  }
});

test("accident 13: somebody photographs the screen: no secret stands in the address bar, the history or the page", async ({ hall, server }) => {
  const presenter = await hall.presenter();
  const asked: string[] = [];
  presenter.page.on("request", (request) => asked.push(request.url()));
  await presenter.arrive();
  expect(presenter.page.url()).toBe(`${server.url}/present`);
  await presenter.page.goto(`${server.url}/present/${await server.room(DECKS.nl)}`);
  await expect(presenter.next).toBeVisible();
  expect(presenter.page.url()).not.toContain("#");
  await presenter.page.goBack();
  expect(presenter.page.url()).not.toContain(KEY);
  expect(await presenter.page.content()).not.toContain(KEY);
  expect(asked.filter((url) => url.includes(KEY) && !new URL(url).hash)).toEqual([]);
});

test("she goes back to slide 6 while question 7 is open: the phones stay on the question", async ({ hall, server }) => {
  const { presenter, projector, phones } = await begin(hall, server, 1);
  await presenter.jump("Scan School als Professionele Leergemeenschap");
  await presenter.step("Open vraag 4");
  await phones[0]!.page.getByRole("group", { name: "Professionele ruimte" }).getByRole("button", { name: "hoog" }).click();
  await presenter.click("PageUp");
  await expect(projector.headline).toHaveText("Scan School als Professionele Leergemeenschap");
  await expect(presenter.page.getByText("Vraag 4 staat nog open")).toBeVisible();
  await expect(phones[0]!.title).toContainText("Op welke elementen uit de scan");
  await phones[0]!.send();
  await presenter.button("Naar de vraag").click();
  await expect(projector.foot).toContainText("1 heeft geantwoord");
});

test("accident 9: typing a full stop into a text box is text, while PageDown steers", async ({ hall, server }) => {
  const { presenter, projector, phones } = await begin(hall, server, 1);
  await presenter.jump("Waar, door wie");
  await presenter.step("Open vraag 2");
  await phones[0]!.write("overal");
  await phones[0]!.send();
  await presenter.button("+ Kaart uit de zaal").click();
  const box = presenter.page.getByRole("dialog").getByRole("textbox");
  await box.click();
  await presenter.page.keyboard.type("b. p j h n");
  await expect(box).toHaveValue("b. p j h n");
  await expect(projector.headline).toContainText("Waar, door wie");
  await expect(projector.foot).toContainText("1 heeft geantwoord");
  await expect(async () => {
    await presenter.press("PageDown");
    await expect(presenter.status).toContainText("getoond", { timeout: 400 });
  }).toPass({ timeout: 5_000 });
  await expect(box).toHaveValue("b. p j h n");
});

test("accident 30: two tabs on one phone are one participant, and the latest answer wins", async ({ hall, server }) => {
  const { code, presenter, projector, phones } = await begin(hall, server, 1);
  await presenter.step("Open vraag 1");
  await phones[0]!.grade(4);
  await phones[0]!.send();
  const tab = await phones[0]!.secondTab();
  await tab.scan(code);
  await tab.saved();
  await tab.change();
  await tab.grade(9);
  await tab.send();
  await expect(projector.foot).toContainText("1 heeft geantwoord");
  await presenter.step("Sluit en toon");
  await projector.expectRows([["9", 1]]);
});

test("accident 28: nobody answers: it says so, and next goes on", async ({ hall, server }) => {
  const { presenter, projector } = await begin(hall, server);
  await presenter.step("Open vraag 1");
  await presenter.step("Sluit en toon");
  await expect(projector.page.getByText("Geen antwoorden bij deze vraag")).toBeVisible();
  await presenter.step("Open vraag 2");
});

test("a wrong code is said kindly and keeps what was typed", async ({ hall, server }) => {
  // The browser itself notes every answer that says "not found".
  hall.tolerate(/404/);
  const phone = await hall.phone();
  await phone.page.goto(server.url);
  await phone.page.getByLabel("Code op de beamer").fill("zzz zzz");
  await phone.page.getByRole("button", { name: "Doe mee" }).click();
  await expect(phone.page.getByText("Deze code ken ik niet. Kijk nog eens op de beamer.")).toBeVisible();
  await expect(phone.page.getByLabel("Code op de beamer")).toHaveValue("zzz zzz");
});

test("accident 39: the server is killed in the middle of a question: nothing is lost, and nothing is called saved that is not", async ({ hall, server }) => {
  hall.tolerate(GONE);
  const { presenter, projector, phones } = await begin(hall, server, 3);
  const [first, second, third] = phones as [Phone, Phone, Phone];
  await presenter.step("Open vraag 1");
  for (const [phone, grade] of [[first, 6], [second, 7.5]] as const) {
    await phone.grade(grade);
    await phone.send();
  }
  await expect(projector.foot).toContainText("2 hebben geantwoord");
  await third.grade(9);

  await server.kill();
  await third.sendButton.click();
  await expect(third.title).toHaveText("Nog niet verstuurd: geen verbinding. Je antwoord blijft op je telefoon.");
  await expect(projector.page.getByText("even geen verbinding")).toBeVisible();
  await expect(projector.headline).toContainText("Welk cijfer geef jij");
  await expect(third.title).not.toHaveText("Opgeslagen ✓");

  await server.revive();
  await third.saved();
  await expect(projector.foot).toContainText("3 hebben geantwoord", { timeout: 20_000 });
  await expect(projector.page.getByText("even geen verbinding")).toBeHidden();
  await first.saved();
  await presenter.step("Sluit en toon");
  await projector.expectRows([["6", 1], ["7,5", 1], ["9", 1]]);
});

test("accident 43: an old 4:3 beamer, a narrow phone: every slide and every tally can be read, and nothing is cut off", async ({ hall, server }) => {
  test.setTimeout(180_000);
  const { presenter, projector, phones } = await begin(hall, server, 4, { groups: ["Noord", "Midden"] });
  const [narrow] = phones as [Phone];
  await narrow.page.setViewportSize(SMALL_PHONE);
  const found: string[] = [];
  const wall = async (name: string) => {
    for (const size of BEAMERS) {
      await projector.page.setViewportSize(size);
      // Texts fit themselves once the new size is painted and the faces are there.
      await projector.settled();
      const at = `${name} at ${size.width}×${size.height}`;
      found.push(...(await tooSmall(projector.page)).map((what) => `${at}, too small: ${what}`));
      found.push(...(await cutOff(projector.page)).map((what) => `${at}, cut off: ${what}`));
    }
  };
  const hand = async (name: string) => {
    found.push(...(await sideways(narrow.page)).map((what) => `${name} on a narrow phone: ${what}`));
  };

  await wall("lobby");
  expect(await tooSmall(projector.page, 20), "the measure sees texts at all").not.toEqual([]);
  await hand("group");
  for (const phone of phones) await phone.chooseGroup("Noord");
  await hand("lobby");
  await presenter.press("j");
  await expect(presenter.button(/^Code klein/)).toBeVisible();
  await wall("code");
  await presenter.press("j");
  for (const place of PLACES) {
    if (place.kind === "content") {
      await presenter.step(/^Volgende: /);
      await expect(presenter.status).toHaveText(`Dia ${place.slide} van 16`);
      await expect(projector.headline).toContainText(place.title);
      await wall(`slide ${place.slide}`);
      await expect(narrow.title).toContainText(place.title);
      const read = narrow.page.getByText("Lees de dia hier");
      if (await read.isVisible()) await read.click();
      await hand(`slide ${place.slide}`);
      continue;
    }
    await presenter.step(`Open vraag ${place.number}`);
    await expect(projector.headline).toContainText(place.prompt);
    await wall(`question ${place.number}, open`);
    await hand(`question ${place.number}, empty`);
    await Promise.all(
      phones.map(async (phone, at) => {
        await fill(phone, PEOPLE[at]!, place.slide);
        if (phone === narrow) await hand(`question ${place.number}, filled in`);
        await phone.send();
      }),
    );
    await hand(`question ${place.number}, sent`);
    await presenter.step("Sluit en toon");
    await expect(projector.foot).not.toContainText("geantwoord");
    await wall(`question ${place.number}, shown`);
    if (place.slide === 7) {
      await projector.page.keyboard.press("ArrowDown");
      await wall("the marks on the radar");
    }
  }
  await presenter.step("Volgende: het slot");
  await expect(projector.headline).toHaveText("Bedankt voor het meedenken.");
  await wall("closing");
  await expect(narrow.title).toHaveText("Bedankt voor het meedenken.");
  await narrow.page.getByText("Dit heb jij vandaag ingevuld").click();
  await hand("end");
  for (const [button, name] of [["Menu", "menu"], ["Wat wordt er van mij bewaard?", "stored"]] as const) {
    await narrow.page.getByRole("button", { name: button }).click();
    await hand(name);
  }
  await narrow.page.getByRole("button", { name: "Terug" }).click();
  await narrow.page.getByRole("button", { name: "Menu" }).click();
  await narrow.page.getByRole("button", { name: "Geef de telefoon door" }).click();
  await hand("pass");
  expect(found).toEqual([]);
});
