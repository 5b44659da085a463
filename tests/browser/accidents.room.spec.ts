// What goes wrong around a room: two of them, one that is ended by mistake, screens that nobody meant to open or to close.
import { expect, LAPTOP, PHONE, test } from "./support/hall.ts";
import type { Phone } from "./support/phone.ts";
import { KEY, type Server } from "./support/server.ts";
import { DECKS, spaced } from "./support/workshop.ts";

/** Phones that say hello by POST and leave: the room counts them for a quarter of an hour. */
async function seen(server: Server, code: string, phones: number): Promise<void> {
  for (let phone = 0; phone < phones; phone++) {
    const name = (Date.now() * 100 + phone).toString(16).padStart(32, "0");
    const response = await fetch(`${server.url}/api/rooms/${code}/say?phone=${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ type: "hello", role: "participant", secret: null, phone: name, holds: [] }),
    });
    expect(response.status).toBe(200);
  }
}

test("accident 10: the beamer window is closed: she is told, and opening it again shows the same picture", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await presenter.openProjector();
  await presenter.step("Open vraag 1");
  await expect(projector.headline).toContainText("Welk cijfer geef jij");
  await projector.page.close();
  await expect(presenter.page.getByText("Beamerscherm is dicht.")).toBeVisible();
  const popup = presenter.page.waitForEvent("popup");
  await presenter.page.getByRole("status").getByRole("button", { name: "Open opnieuw" }).click();
  await expect((await popup).getByRole("heading", { level: 1 })).toContainText("Welk cijfer geef jij");
  await expect(presenter.page.getByText("Beamerscherm is dicht.")).toBeHidden();
});

test("accidents 11 and 27: a laptop that is mirrored by surprise shows no hidden figure and no key, and of one answer no mean", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const [phone] = await hall.phones(code, 1);
  await presenter.step("Open vraag 1");
  await phone!.grade(8.5);
  await phone!.send();
  await expect(presenter.page.locator(".counts", { hasText: "1 van 1 geantwoord" })).toBeVisible();
  const seen = async () => presenter.page.evaluate(() => document.body.innerText);
  expect(await seen()).not.toContain("8,5");
  expect(await presenter.page.content()).not.toContain(KEY);
  await presenter.press("p");
  await expect(presenter.page.locator(".peek")).toContainText("8,5");
  await presenter.press("p");
  expect(await seen()).not.toContain("8,5");

  await expect(presenter.page.getByText("1 antwoord: de zaal kan raden wie dat gaf.")).toBeVisible();
  await presenter.step("Sluit en toon");
  await projector.expectRows([["8,5", 1]]);
  expect(await projector.text()).not.toMatch(/gemiddeld/i);
});

test("accident 16: the lid of the laptop is shut while phones send: nothing is called saved, and all heals when it wakes", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const [phone] = await hall.phones(code, 1);
  await presenter.step("Open vraag 1");
  await phone!.grade(7);
  await expect(projector.foot).toContainText("Nog geen antwoorden");
  server.stall();
  try {
    await phone!.sendButton.click();
    await expect(phone!.title).toHaveText("Versturen…");
  } finally {
    server.wake();
  }
  await phone!.saved();
  await expect(projector.foot).toContainText("1 heeft geantwoord");
  await presenter.step("Sluit en toon");
  await projector.expectRows([["7", 1]]);
});

test("accidents 29 and 31: another browser, or a private window opened anew, is another phone; what it sent before stays, and nobody is accused", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const [once] = await hall.phones(code, 1);
  await presenter.step("Open vraag 1");
  await once!.grade(6);
  await once!.send();
  await once!.page.context().close();
  const [again] = await hall.phones(code, 1);
  await again!.grade(9);
  await again!.send();
  await expect(presenter.page.locator(".counts", { hasText: "2 van 2 geantwoord" })).toBeVisible();
  await presenter.step("Sluit en toon");
  await projector.expectRows([["6", 1], ["9", 1]]);
});

test("accident 14: somebody opens the beamer's page at home: it shows what the hall sees and steers nothing, and she sees two", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await presenter.openProjector();
  await expect(presenter.page.getByText("2 beamers")).toBeHidden();
  const home = await hall.projector(code);
  await expect(presenter.page.getByText("2 beamers")).toBeVisible();
  await presenter.step("Open vraag 1");
  for (const each of [projector, home]) await expect(each.headline).toContainText("Welk cijfer geef jij");
  for (const key of ["PageDown", "PageUp", "b", "j", "h", "Enter", " "]) await home.page.keyboard.press(key);
  await presenter.press("j");
  await expect(presenter.button(/^Code klein/)).toBeVisible();
  await presenter.press("j");
  await expect(presenter.status).toContainText("Vraag 1 · open");
  await home.page.close();
  await expect(presenter.page.getByText("2 beamers")).toBeHidden();
});

test("accident 18: eight phones for a minute and nobody more: she reads that a laptop's hotspot may be full", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.page.clock.install();
  await presenter.enter(code);
  await presenter.openProjector();
  await seen(server, code, 8);
  await expect(presenter.page.getByText("8 telefoons").first()).toBeVisible();
  const told = presenter.page.getByText("8 telefoons, en er komt niemand bij? Een hotspot van de laptop kan er vaak niet meer aan.");
  await presenter.page.clock.runFor(20_000);
  await expect(told).toBeHidden();
  // Longer than the server keeps silent: the page connects anew meanwhile, and nobody left.
  await presenter.page.clock.runFor(45_000);
  await expect(async () => {
    await presenter.page.clock.runFor(1_000);
    await expect(told).toBeVisible({ timeout: 500 });
  }).toPass();
  await seen(server, code, 1);
  await expect(presenter.page.getByText("9 telefoons").first()).toBeVisible();
  await presenter.page.clock.runFor(1_000);
  await expect(told).toBeHidden();
});

test("accident 36: two rooms are started: the one with people in it comes first, and she is warned before a third", async ({ hall, server }) => {
  const meant = await server.room(DECKS.nl);
  await seen(server, meant, 9);
  const mistaken = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.arrive();
  const rooms = presenter.page.locator(".rooms a");
  await expect(rooms.first()).toContainText(`Ga verder met ${spaced(meant)}`);
  await expect(rooms.first()).toContainText("9 telefoons");
  await expect(rooms.filter({ hasText: spaced(mistaken) })).toContainText("0 telefoons");
  await expect(presenter.page.getByText("Er loopt al een workshop met 9 telefoons.")).toBeVisible();
  await rooms.first().click();
  await expect(presenter.next).toBeVisible();
  expect(presenter.code).toBe(meant);
});

test("accident 37: a workshop ends only where a button is held for two seconds and the code is typed", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  await presenter.button(/^Meer/).click();
  const hold = presenter.button("Houd 2 seconden ingedrukt om te beëindigen");
  await hold.click();
  await expect(hold).toBeVisible();
  const typed = presenter.page.getByLabel(`Typ ${spaced(code)} om het zeker te weten`);
  await expect(typed).toBeHidden();
  await hold.hover();
  await presenter.page.mouse.down();
  await expect(typed).toBeVisible({ timeout: 5_000 });
  await presenter.page.mouse.up();
  const end = presenter.page.getByRole("button", { name: "Beëindig", exact: true });
  await expect(end).toBeDisabled();
  await typed.fill("ZZZ ZZZ");
  await expect(end).toBeDisabled();
  await typed.press("Enter");
  await expect(presenter.page.getByText("De workshop is beëindigd")).toBeHidden();
  await typed.fill(spaced(code).toLowerCase());
  await end.click();
  await expect(presenter.page.getByText(/De workshop is beëindigd/)).toBeVisible();
  await presenter.button(/^Draai dat terug/).click();
  await expect(presenter.page.getByText(/De workshop is beëindigd/)).toBeHidden();
});

test("accidents 6 and 37: next stops at the closing screen, and neither the clicker nor a remote ends a workshop", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  await presenter.jump(/Betrokkenen/);
  await presenter.step("Volgende: het slot");
  for (let press = 0; press < 4; press++) await presenter.press("PageDown");
  await expect(presenter.next).toBeDisabled();
  await expect(presenter.page.getByText("alles opgeslagen")).toBeVisible();
  await expect(presenter.page.getByText(/De workshop is beëindigd/)).toBeHidden();

  const minted = await fetch(`${server.url}/api/rooms/${code}/tickets`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${KEY}` },
    body: "{}",
  });
  const { url } = (await minted.json()) as { url: string };
  const device = await hall.device({ viewport: PHONE });
  const remote = await device.newPage();
  await remote.goto(`${server.url}/present#${new URL(url).hash.slice(1)}`);
  await expect(remote.getByRole("button", { name: "Links" })).toBeVisible();
  await remote.getByRole("button", { name: "Links" }).click();
  for (const viewport of [PHONE, LAPTOP]) {
    await remote.setViewportSize(viewport);
    await remote.getByRole("button", { name: /^Meer/ }).click();
    await expect(remote.getByRole("dialog")).toBeVisible();
    await expect(remote.getByText(/beëindig/i)).toHaveCount(0);
    await remote.keyboard.press("Escape");
    await expect(remote.getByRole("dialog")).toBeHidden();
  }
});

test("accident 41: who does not see the beamer is told politely, and reads all that it shows on the phone", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const phones = await hall.phones(code, 2);
  const [reader, other] = phones as [Phone, Phone];
  await presenter.step("Open vraag 1");
  await expect(reader.told).toContainText("Vraag 1. Welk cijfer geef jij");
  for (const [phone, grade] of [[reader, 6], [other, 8.5]] as const) {
    await phone.grade(grade);
    await phone.send();
  }
  await expect(reader.told).toHaveText("Opgeslagen ✓");
  await presenter.step("Sluit en toon");
  await expect(reader.told).toHaveText("De uitslag is er.");
  const grades = await reader.result();
  for (const said of ["2 antwoorden", "6", "8,5"]) expect(grades).toContain(said);

  await presenter.step("Open vraag 2");
  await expect(reader.told).toContainText("Vraag 2. Waar, door wie");
  await reader.write("op de werkplek", "werkplekbegeleiders", "studenten");
  await reader.send();
  await other.write("overal", "iedereen");
  await other.send();
  await presenter.step("Sluit en toon");
  const cards = await reader.result();
  for (const said of ["op de werkplek", "overal", "werkplekbegeleiders", "iedereen", "studenten"]) expect(cards).toContain(said);
  expect(await reader.page.locator("[aria-live=assertive], [role=alert]").count(), "nothing interrupts").toBe(0);
});

test("the laptop dies: her link, opened elsewhere, goes on where the hall is", async ({ hall, server }) => {
  const first = await hall.presenter();
  const code = await server.room(DECKS.nl);
  await first.enter(code);
  const projector = await hall.projector(code);
  const [phone] = await hall.phones(code, 1);
  await first.step("Open vraag 1");
  await phone!.grade(7);
  await phone!.send();
  // No goodbye: the browser with its page and its beamer window is gone.
  await first.page.context().close();
  await expect(projector.headline).toContainText("Welk cijfer geef jij");

  const second = await hall.presenter();
  await second.arrive();
  await second.page.getByRole("link", { name: new RegExp(`Ga verder met ${spaced(code)}`) }).click();
  await expect(second.status).toContainText("Vraag 1 · open · verborgen");
  await expect(second.page.locator(".counts", { hasText: "1 van 1 geantwoord" })).toBeVisible();
  await expect(second.page.getByRole("table"), "what is hidden is covered").toHaveCount(0);
  await phone!.saved();
  await second.step("Sluit en toon");
  await projector.expectRows([["7", 1]]);
  await second.step("Open vraag 2");
  await expect(phone!.title).toContainText("Waar, door wie");
});
