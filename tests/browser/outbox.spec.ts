// Saved is saved: what becomes of answers when the server, the network or the tab goes away.
import type { Page } from "@playwright/test";
import { expect, GONE, test, type Hall } from "./support/hall.ts";
import { startDrowsy } from "./support/drowsy.ts";
import { Phone } from "./support/phone.ts";
import type { Presenter } from "./support/presenter.ts";
import type { Server } from "./support/server.ts";
import { DECKS } from "./support/workshop.ts";

/** What a browser says of requests that a test cuts. */
const CUT = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|ERR_NETWORK_CHANGED|ERR_INCOMPLETE_CHUNKED|503|WebSocket/;

async function open(hall: Hall, server: Server): Promise<{ code: string; presenter: Presenter }> {
  hall.tolerate(GONE);
  hall.tolerate(CUT);
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  await presenter.step("Open vraag 1");
  return { code, presenter };
}

/** What this browser keeps of the room in its database. */
const vault = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ entries: Record<string, { sent: string; revision: number }> } | null>((resolve, reject) => {
        const opening = indexedDB.open("peil", 1);
        // Looking must not make it.
        opening.onupgradeneeded = () => opening.transaction?.abort();
        opening.onerror = () => resolve(null);
        opening.onsuccess = () => {
          const all = opening.result.transaction("rooms").objectStore("rooms").getAll();
          all.onsuccess = () => resolve(all.result[0] ?? null);
          all.onerror = () => reject(all.error);
        };
      }),
  );

/** Makes sockets fail as a network does that knows only web pages. */
async function cutSockets(page: Page, how: "refuse" | "swallow"): Promise<void> {
  await page.addInitScript((how) => {
    class Cut extends EventTarget {
      static readonly CONNECTING = 0;
      static readonly OPEN = 1;
      readyState = 0;
      onopen = null;
      onmessage = null;
      onclose: ((event: CloseEvent) => void) | null = null;
      constructor() {
        super();
        if (how === "refuse") setTimeout(() => this.onclose?.(new CloseEvent("close", { code: 1006 })));
      }
      send() {}
      close() {}
    }
    Object.assign(window, { WebSocket: Cut });
  }, how);
}

test("the server is killed while answers are being sent: all are saved, each once", async ({ hall, server }) => {
  const { code, presenter } = await open(hall, server);
  const phones = await hall.phones(code, 6);
  for (const [at, phone] of phones.entries()) await phone.grade(at + 4);
  const sending = phones.map((phone) => phone.sendButton.click());
  await server.kill();
  await Promise.all(sending);
  await server.revive();
  await Promise.all(phones.map((phone) => expect(phone.title).toHaveText("Opgeslagen ✓", { timeout: 30_000 })));
  await presenter.step("Sluit en toon");
  const projector = await hall.projector(code);
  await projector.expectRows([["4", 1], ["5", 1], ["6", 1], ["7", 1], ["8", 1], ["9", 1]]);
});

test("accident 22: the network goes and comes back: the answer says so, and is saved by itself", async ({ hall, server }) => {
  const { code } = await open(hall, server);
  const [phone] = (await hall.phones(code, 1)) as [Phone];
  await phone.grade(7);
  await expect.poll(() => vault(phone.page)).not.toBeNull();
  await phone.page.context().setOffline(true);
  // Chromium leaves open sockets alone when it goes offline: the probe of a waking page finds out.
  await server.kill();
  await expect(phone.page.getByText("Even geen verbinding")).toBeVisible({ timeout: 20_000 });
  await phone.sendButton.click();
  await expect(phone.title).toContainText("Nog niet verstuurd");
  expect(Object.values((await vault(phone.page))!.entries)[0]).toMatchObject({ sent: "waiting", revision: 1 });
  await server.revive();
  await phone.page.context().setOffline(false);
  await expect(phone.title).toHaveText("Opgeslagen ✓", { timeout: 20_000 });
  await expect.poll(async () => Object.values((await vault(phone.page))!.entries)[0]).toMatchObject({ sent: "saved" });
});

test("the tab is closed with an unsent answer: opened again, it is sent, once", async ({ hall, server }) => {
  const { code, presenter } = await open(hall, server);
  const [phone] = (await hall.phones(code, 1)) as [Phone];
  await phone.grade(8);
  await expect.poll(() => vault(phone.page)).not.toBeNull();
  await server.kill();
  await phone.sendButton.click();
  await expect(phone.title).toContainText("Nog niet verstuurd");
  const next = await phone.secondTab();
  await phone.page.close();
  await server.revive();
  await next.scan(code);
  await expect(next.title).toHaveText("Opgeslagen ✓", { timeout: 20_000 });
  await presenter.step("Sluit en toon");
  const projector = await hall.projector(code);
  await projector.expectRows([["8", 1]]);
});

test("accident 20: the tab is hidden and frozen twice: each time it wakes up where the room is, and the answer in between counts once", async ({ hall, server }) => {
  const { code, presenter } = await open(hall, server);
  const drowsy = await startDrowsy();
  try {
    const phone = new Phone(drowsy.page, server.url);
    await drowsy.page.addInitScript(() => {
      const lived: string[] = [];
      Object.assign(window, { lived });
      for (const name of ["visibilitychange", "freeze", "resume"]) {
        document.addEventListener(name, () => lived.push(name === "visibilitychange" ? document.visibilityState : name));
      }
    });
    await phone.scan(code);
    await phone.grade(6);

    await drowsy.freeze();
    // Its socket ends without its knowing.
    await server.kill();
    await server.revive();
    await drowsy.thaw();
    await phone.send();

    await drowsy.freeze();
    await presenter.step("Sluit en toon");
    await presenter.step("Open vraag 2");
    await drowsy.thaw();
    await expect(phone.title).toContainText("Waar, door wie");
    await phone.write("op tijd wakker");
    await phone.send();

    const lived = await drowsy.page.evaluate(() => (window as unknown as { lived: string[] }).lived);
    for (const what of ["hidden", "freeze", "resume", "visible"]) {
      expect(lived.filter((one) => one === what), `${what} in ${lived.join(", ")}`).toHaveLength(2);
    }
    await presenter.step("Sluit en toon");
    const projector = await hall.projector(code);
    await expect(projector.page.getByRole("main")).toContainText("op tijd wakker");
    await expect(projector.headline).toHaveText("1 antwoord");
  } finally {
    await drowsy.quit();
  }
});

test("a browser that lost its local storage finds the unsent answer in its database", async ({ hall, server }) => {
  const { code } = await open(hall, server);
  const [phone] = (await hall.phones(code, 1)) as [Phone];
  await phone.grade(8);
  await expect.poll(() => vault(phone.page)).not.toBeNull();
  await server.kill();
  await phone.sendButton.click();
  await expect(phone.title).toContainText("Nog niet verstuurd");
  await phone.page.evaluate(() => localStorage.clear());
  await server.revive();
  const next = await phone.secondTab();
  await phone.page.close();
  await next.scan(code);
  await expect(next.title).toHaveText("Opgeslagen ✓", { timeout: 20_000 });
});

test("two tabs of one phone with different answers: one answer stands, and both tabs show that one", async ({ hall, server }) => {
  const { code, presenter } = await open(hall, server);
  const [one] = (await hall.phones(code, 1)) as [Phone];
  const other = await one.secondTab();
  await other.scan(code);
  await one.grade(6);
  await other.grade(9);
  await expect.poll(() => vault(one.page)).not.toBeNull();
  // Held beforehand: the quicker tab's answer takes the other's button away, and that too is a way this can go.
  const buttons = await Promise.all([one, other].map((tab) => tab.sendButton.elementHandle()));
  await Promise.all(buttons.map((button) => button!.evaluate((it) => (it as HTMLElement).click())));
  for (const tab of [one, other]) await expect(tab.title).toHaveText("Opgeslagen ✓", { timeout: 20_000 });
  const shown = await Promise.all([one, other].map((tab) => tab.page.locator("section.own").innerText()));
  expect(shown[0]).toBe(shown[1]);
  await presenter.step("Sluit en toon");
  const projector = await hall.projector(code);
  await projector.expectRows([[/9/.test(shown[0]!) ? "9" : "6", 1]]);
});

for (const how of ["refuse", "swallow"] as const) {
  test(`the network cuts WebSockets (${how}): answers go by POST, and the view follows`, async ({ hall, server }) => {
    const { code, presenter } = await open(hall, server);
    const phone = await hall.phone();
    await cutSockets(phone.page, how);
    await phone.scan(code);
    await phone.grade(7);
    await phone.sendButton.click();
    await expect(phone.title).toHaveText("Opgeslagen ✓", { timeout: 20_000 });
    await presenter.step("Sluit en toon");
    await expect(phone.page.getByText("Deze vraag is gesloten.")).toBeVisible({ timeout: 20_000 });
    await presenter.step("Open vraag 2");
    await phone.write("langs een omweg");
    await phone.send();
    // The second time it does not wait for a socket first.
    await phone.page.reload();
    await expect(phone.title).toHaveText("Opgeslagen ✓", { timeout: 3_000 });
    await presenter.step("Sluit en toon");
    await expect(phone.page.getByText("Deze vraag is gesloten.")).toBeVisible({ timeout: 8_000 });
  });
}

test("the network cuts WebSockets: presenter and beamer cannot do without, and say so", async ({ hall, server }) => {
  const { code } = await open(hall, server);
  const presenter = await hall.presenter();
  await presenter.arrive();
  await cutSockets(presenter.page, "refuse");
  await presenter.page.goto(`${server.url}/present/${code}`);
  await expect(presenter.page.getByText("Dit netwerk houdt WebSockets tegen")).toBeVisible();
  const projector = await hall.projector(code);
  await cutSockets(projector.page, "refuse");
  await projector.page.reload();
  await expect(projector.headline).toHaveText("Dit netwerk houdt WebSockets tegen");
  await expect(projector.page.getByText(`${new URL(server.url).host}/test`)).toBeVisible();
});

test("a proxy holds streams back as well: the phone asks every few seconds", async ({ hall, server }) => {
  const { code, presenter } = await open(hall, server);
  const phone = await hall.phone();
  await cutSockets(phone.page, "refuse");
  // Never answered, as by a proxy that waits for the end.
  await phone.page.route(/\/stream\?/, () => {});
  const polled = phone.page.waitForRequest(/\/view\?/, { timeout: 30_000 });
  await phone.scan(code);
  await polled;
  await phone.grade(7);
  await phone.send();
  await presenter.step("Sluit en toon");
  await expect(phone.page.getByText("Deze vraag is gesloten.")).toBeVisible({ timeout: 15_000 });
});

test("acknowledgements are lost on the way: after four seconds the same answer goes by POST, and counts once", async ({ hall, server }) => {
  const { code, presenter } = await open(hall, server);
  const phone = await hall.phone();
  await phone.page.routeWebSocket(/\/ws\//, (socket) => {
    const upstream = socket.connectToServer();
    upstream.onMessage((message) => {
      if (!/"type":"(saved|kept)"/.test(String(message))) socket.send(message);
    });
  });
  const posted = phone.page.waitForRequest(/\/say\?/, { timeout: 30_000 });
  await phone.scan(code);
  await phone.grade(7);
  await phone.sendButton.click();
  await posted;
  await expect(phone.title).toHaveText("Opgeslagen ✓");
  await presenter.step("Sluit en toon");
  const projector = await hall.projector(code);
  await projector.expectRows([["7", 1]]);
});

test("the diagnosis tells what the network lets through, as text to copy", async ({ hall, server }) => {
  const context = await hall.device({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${server.url}/test`);
  await expect(page.getByText("Alles wat Peil gebruikt, komt door.")).toBeVisible({ timeout: 60_000 });
  const text = await page.getByLabel("Uitslag als tekst").inputValue();
  for (const line of [/WebSocket: werkt/, /Stream: werkt/, /POST: werkt/, /Klok: de server loopt \d+ ms/]) expect(text).toMatch(line);
});
