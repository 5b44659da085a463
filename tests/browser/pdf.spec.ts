// Own slides: a PDF becomes a workshop in the organiser's browser, and a phone sees no more of it than it asks for.
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { shoot } from "./support/artefacts.ts";
import { violations } from "./support/axe.ts";
import { expect, test, type Hall } from "./support/hall.ts";
import { empty, exported, locked, printed, type Said, scanned } from "./support/pdf.ts";
import type { Presenter } from "./support/presenter.ts";
import { KEY } from "./support/server.ts";

const PAGES: Said[] = [
  { title: "Waar staan we?", lines: ["Halverwege het jaar", "Twaalf elementen & één gesprek"] },
  { title: "Wat gaan we doen?", lines: ["Eerst kijken: wat valt op?", "Dan <samen> kiezen"] },
  { title: "Tot slot", lines: ["Een afspraak per school"] },
];

/** Brings a file on the start page. */
function bring(presenter: Presenter, name: string, buffer: Buffer): Promise<void> {
  return presenter.page.locator("input[type=file]").setInputFiles({ name, mimeType: "application/pdf", buffer });
}

interface Kept {
  name: string;
  source: string;
  version: string;
  mistakes: unknown[];
}

/** The deck that an address of the writing page is about. */
async function deckOf(page: Page): Promise<Kept> {
  await expect(page).toHaveURL(/\/present\/deck\//);
  const { origin, pathname } = new URL(page.url());
  const name = pathname.split("/").at(-1) ?? "";
  return (await (await fetch(`${origin}/api/decks/${name}`, { headers: { authorization: `Bearer ${KEY}` } })).json()) as Kept;
}

/** A printer's page that no screen of the test is. */
async function desk(hall: Hall): Promise<Page> {
  return (await hall.device({})).newPage();
}

test("a PDF that a browser printed is shown on the projector, and a phone fetches its image only when asked to", async ({ hall, server }) => {
  const presenter = await hall.presenter();
  await presenter.arrive();
  await bring(presenter, "avond.pdf", await printed(await desk(hall), PAGES));
  const deck = await deckOf(presenter.page);
  expect(deck.mistakes).toEqual([]);
  expect(deck.source).toContain("# Wat gaan we doen?\n\nEerst kijken: wat valt op?\n\nDan \\<samen\\> kiezen\n");
  await expect(presenter.page.locator(".mini img").first()).toHaveJSProperty("complete", true);
  await shoot(presenter.page, "pdf/writing");

  // A question between the first page and the second.
  const question = '---\n\n```question\nid: cijfer\nprompt: "Welk cijfer geef je?"\nfields:\n  - id: cijfer\n    kind: grade\n```\n\n';
  const second = deck.source.indexOf("---\n\n```slide\nid: pagina-2");
  const changed = await fetch(`${server.url}/api/decks/${deck.name}`, {
    method: "PUT",
    headers: { authorization: `Bearer ${KEY}`, "content-type": "application/json" },
    body: JSON.stringify({ version: deck.version, source: deck.source.slice(0, second) + question + deck.source.slice(second) }),
  });
  expect(((await changed.json()) as Kept).mistakes).toEqual([]);
  const code = await server.room(deck.name);
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const phone = await hall.phone();
  const asked: string[] = [];
  phone.page.on("request", (request) => asked.push(new URL(request.url()).pathname));
  await phone.scan(code);
  await presenter.step("Volgende: Waar staan we?");
  const wall = projector.page.locator(".pj-whole img");
  await expect(wall).toBeVisible();
  await expect.poll(() => wall.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([1920, 1080]);
  await expect(projector.page.getByRole("heading", { name: "Waar staan we?" })).toBeAttached();
  await shoot(projector.page, "pdf/projector");
  await shoot(presenter.page, "pdf/presenter");
  expect(await violations(projector.page)).toEqual([]);

  await expect(phone.title).toContainText("Waar staan we?");
  await phone.page.getByText("Lees de dia hier").click();
  await expect(phone.page.getByText("Twaalf elementen & één gesprek")).toBeVisible();
  expect(asked.filter((path) => path.startsWith("/images/"))).toEqual([]);
  await phone.page.getByText("Toon de dia").click();
  const image = phone.page.getByRole("img", { name: "Waar staan we?" });
  await expect.poll(() => image.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1920);
  expect(asked.filter((path) => path.startsWith(`/images/${code}/`))).toHaveLength(1);
  await shoot(phone.page, "pdf/phone");
  expect(await violations(phone.page)).toEqual([]);
  // The next slide's image is another, and is not fetched because the last one was.
  await presenter.step("Open vraag 1");
  await expect(phone.title).toContainText("Welk cijfer geef je?");
  await presenter.step("Sluit en toon");
  await presenter.step("Volgende: Wat gaan we doen?");
  await expect(phone.title).toContainText("Wat gaan we doen?");
  await expect(phone.page.getByText("Toon de dia")).toBeVisible();
  expect(asked.filter((path) => path.startsWith("/images/"))).toHaveLength(1);
});

test("a presentation that LibreOffice exported becomes slides with their titles and lists", async ({ hall }) => {
  test.setTimeout(180_000);
  const presenter = await hall.presenter({ locale: "en-GB" });
  await presenter.arrive();
  await bring(presenter, "evening.pdf", exported(PAGES));
  const deck = await deckOf(presenter.page);
  expect(deck.mistakes).toEqual([]);
  for (const { title } of PAGES) expect(deck.source).toContain(`# ${title}\n`);
  expect(deck.source).toContain("- Halverwege het jaar\n- Twaalf elementen \\& één gesprek\n");
  expect(deck.source.match(/^image: images\/[0-9a-f]{32}\.(webp|jpg)$/gm)).toHaveLength(3);
});

test("scanned pages become slides, and their text is asked for", async ({ hall }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await bring(presenter, "scan van papier.pdf", await scanned(await desk(hall), PAGES.slice(0, 2)));
  await expect(page.getByText("Op 2 pagina's staat geen tekst")).toBeVisible();
  await shoot(page, "pdf/scanned");
  expect(await violations(page)).toEqual([]);
  await page.getByRole("button", { name: "Open de workshop" }).click();
  const deck = await deckOf(page);
  expect(deck.source).toContain('title: "scan van papier"');
  expect(deck.source).toContain("# Pagina 2\n");
  expect(deck.mistakes).toEqual([]);
});

test("a PDF of which no slides come is refused in words, and leaves nothing", async ({ hall, server }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  const own = async () => ((await (await fetch(`${server.url}/api/decks`, { headers: { authorization: `Bearer ${KEY}` } })).json()) as { own: boolean }[]).filter((deck) => deck.own).length;
  const before = await own();
  const refused = page.getByRole("dialog", { name: "Dia's uit een PDF" }).getByRole("alert");
  for (const [name, bytes, said] of [
    ["stuk.pdf", Buffer.from("%PDF-1.7\nhier stond een PDF"), "stuk.pdf kan ik niet lezen"],
    ["geheim.pdf", locked(), "geheim.pdf is beveiligd met een wachtwoord"],
    ["boek.pdf", empty(201), "hoogstens 200 worden dia's"],
  ] as const) {
    await bring(presenter, name, bytes);
    await expect(refused).toContainText(said);
    await shoot(page, `pdf/${name}`);
    await page.getByRole("dialog").getByRole("button", { name: "Sluit" }).last().click();
    await expect(page.getByRole("dialog")).toBeHidden();
  }
  const folder = mkdtempSync(join(tmpdir(), "peil-large-"));
  const large = join(folder, "groot.pdf");
  writeFileSync(large, "%PDF-1.7\n");
  truncateSync(large, 150_000_001);
  await page.locator("input[type=file]").setInputFiles(large);
  await expect(refused).toContainText("hoogstens 150 MB");
  rmSync(folder, { recursive: true });
  expect(await own()).toBe(before);
});

test("whoever cancels has no half workshop", async ({ hall, server }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  const names = async () => ((await (await fetch(`${server.url}/api/decks`, { headers: { authorization: `Bearer ${KEY}` } })).json()) as { name: string }[]).map((deck) => deck.name);
  const before = await names();
  // The second image does not arrive before she has had enough.
  let brought = 0;
  await page.route("**/api/decks/*/images", (route) => (++brought < 2 ? route.continue() : new Promise(() => {})));
  await bring(presenter, "avond.pdf", await printed(await desk(hall), PAGES));
  await expect(page.getByText("Dia 2 van 3 wordt bewaard")).toBeVisible();
  await shoot(page, "pdf/progress");
  await page.getByRole("button", { name: "Annuleer" }).click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect.poll(names).toEqual(before);
});

test("an image beside the text is asked what it shows, goes out with its deck as a file, and comes back", async ({ hall, server }) => {
  // The last file is none.
  hall.tolerate(/status of 400/);
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await page.getByRole("button", { name: "Schrijf een nieuwe" }).click();
  await page.getByRole("button", { name: "Afbeelding" }).click();
  const dialog = page.getByRole("dialog", { name: "Een afbeelding bij de tekst" });
  await dialog.getByRole("button", { name: "Zet in de tekst" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Kies eerst een afbeelding.");
  await dialog.getByLabel("Kies een afbeelding").setInputFiles({ name: "brief.txt", mimeType: "text/plain", buffer: Buffer.from("geen beeld") });
  await expect(dialog.getByRole("alert")).toContainText("brief.txt kan ik niet lezen");
  const photo = await (await desk(hall)).screenshot({ clip: { x: 0, y: 0, width: 640, height: 480 } });
  await dialog.getByLabel("Kies een afbeelding").setInputFiles({ name: "foto.png", mimeType: "image/png", buffer: photo });
  await dialog.getByRole("button", { name: "Zet in de tekst" }).click();
  await expect(dialog.getByRole("alert")).toHaveText("Schrijf er eerst bij wat erop staat.");
  await dialog.getByLabel("Wat staat erop?").fill("Twee [leraren] aan een tafel");
  await shoot(page, "pdf/image");
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Zet in de tekst" }).click();
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("status").filter({ hasText: /^Bewaard$/ })).toBeVisible();
  const deck = await deckOf(page);
  expect(deck.mistakes).toEqual([]);
  expect(deck.source).toMatch(/\n\n!\[Twee \\\[leraren\\\] aan een tafel\]\(images\/[0-9a-f]{32}\.webp\)\n/);
  await shoot(page, "pdf/image-written");

  const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Download" }).click()]);
  expect(download.suggestedFilename()).toBe(`${deck.name}.zip`);
  const file = readFileSync(await download.path());
  await page.getByRole("link", { name: "Klaar" }).click();
  await page.locator("input[type=file]").setInputFiles({ name: "terug.zip", mimeType: "application/zip", buffer: file });
  await expect(page).toHaveURL(/\/present\/deck\/mijn-workshop-2$/);
  const back = await deckOf(page);
  expect([back.source, back.mistakes]).toEqual([deck.source, []]);

  const code = await server.room(back.name);
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const phone = await hall.phone();
  await phone.scan(code);
  await presenter.step("Volgende: Titel van de dia");
  await expect(projector.page.getByRole("img", { name: "Twee [leraren] aan een tafel" })).toBeVisible();
  await shoot(projector.page, "pdf/image-projector");
  await phone.page.getByText("Toon de afbeelding: Twee [leraren] aan een tafel").click();
  await expect(phone.page.getByRole("img", { name: "Twee [leraren] aan een tafel" })).toBeVisible();
  await shoot(phone.page, "pdf/image-phone");

  // What is no deck is told in words.
  await presenter.arrive();
  await page.locator("input[type=file]").setInputFiles({ name: "vakantie.zip", mimeType: "application/zip", buffer: Buffer.from("PK, maar geen zip") });
  await expect(page.getByRole("alert")).toContainText("In vakantie.zip vind ik geen workshop");
});
