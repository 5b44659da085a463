// What a workshop came to: read on a laptop and on a phone, printed, kept as files, and shared by a link.
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Download, Page } from "@playwright/test";
import { shoot } from "./support/artefacts.ts";
import { violations } from "./support/axe.ts";
import { expect, type Hall, PHONE, SMALL_PHONE, test } from "./support/hall.ts";
import { sideways } from "./support/measure.ts";
import { converted } from "./support/office.ts";
import type { Presenter } from "./support/presenter.ts";
import type { Server } from "./support/server.ts";
import { DECKS, fill, PEOPLE } from "./support/workshop.ts";

/** A word that is hidden and must be in nothing that leaves the server. */
const HIDDEN = "er is geen gedeelde visie";

/** LibreOffice's filter for text: every sheet to a file of its own, with semicolons, in UTF-8, cells as they are shown. */
const EVERY_SHEET = "csv:Text - txt - csv (StarCalc):59,34,76,1,,0,false,true,false,false,false,-1";

/** A workshop of five people as far as its seventh slide. */
async function workshop(hall: Hall, server: Server): Promise<{ code: string; presenter: Presenter }> {
  const code = await server.room(DECKS.nl, { groups: ["Noord", "Midden"] });
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const phones = await hall.phones(code, 5);
  await Promise.all(phones.map((phone) => phone.chooseGroup("Noord")));
  const ask = async (slide: number, number: number) => {
    await presenter.step(`Open vraag ${number}`);
    const seats = phones.map((phone, at) => ({ phone, person: PEOPLE[at + 1]! }));
    await Promise.all(
      seats.map(async ({ phone, person }) => {
        await expect(phone.sendButton).toBeVisible();
        await fill(phone, person, slide);
        await phone.send();
      }),
    );
    await presenter.step("Sluit en toon");
  };
  await ask(1, 1);
  await ask(2, 2);
  const hide = presenter.page.locator(".cards-list li").filter({ hasText: "op de opleiding" }).getByRole("button", { name: /^Verberg/ });
  await hide.first().click();
  await presenter.step(/^Volgende: /);
  await ask(4, 3);
  await presenter.step(/^Volgende: /);
  await presenter.step(/^Volgende: /);
  await ask(7, 4);
  return { code, presenter };
}

interface Sum {
  kind: string;
  bins?: number[];
  high?: number[];
  low?: number[];
}

/** The sums of every field of the first rounds, out of a room as JSON. */
function sumsOf(whole: { slides: { question?: { rounds: { tally: { fields: { sum: Sum }[] } }[] } }[] }): Sum[] {
  return whole.slides.flatMap(({ question }) => question?.rounds[0]!.tally.fields.map(({ sum }) => sum) ?? []);
}

async function openReport(presenter: Presenter): Promise<Page> {
  await presenter.button(/^Meer/).click();
  const popup = presenter.page.waitForEvent("popup");
  await presenter.page.getByRole("link", { name: "Open het verslag" }).click();
  const page = await popup;
  await expect(page.getByRole("heading", { level: 1 })).toContainText("leergemeenschap");
  return page;
}

async function saved(page: Page, press: () => Promise<void>): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent("download"), press()]);
  return { name: (download as Download).suggestedFilename(), bytes: readFileSync(await download.path()) };
}

test("a report is read, printed, taken as files and shared, and holds nothing that was hidden", async ({ hall, server }) => {
  test.setTimeout(240_000);
  hall.tolerate(/status of 401/);
  const { code, presenter } = await workshop(hall, server);
  const page = await openReport(presenter);

  await test.step("every question that was asked, with its chart and its table", async () => {
    await expect(page.getByRole("heading", { level: 2 }).first()).toContainText("Welk cijfer geef jij");
    await expect(page.getByText("Jullie geven gemiddeld een 6,6")).toBeVisible();
    const charts = page.getByRole("img", { name: /^Grafiek: / });
    expect(await charts.count()).toBeGreaterThanOrEqual(3);
    const grades = page.getByRole("table").first();
    await expect(grades.getByRole("row").filter({ hasText: "6,5" })).toContainText("1");
    const text = await page.locator("body").innerText();
    expect(text).toContain("in het leerteam");
    expect(text).not.toContain("op de opleiding");
    expect(text).not.toContain(HIDDEN);
    expect(text).not.toContain("Welke formele zaken");
    expect(await violations(page)).toEqual([]);
    expect(await sideways(page)).toEqual([]);
    await shoot(page, "report/laptop");
  });

  await test.step("on paper: vectors, on more than one page", async () => {
    const pdf = await page.pdf({ preferCSSPageSize: true });
    mkdirSync(join(import.meta.dirname, "../artefacts/report"), { recursive: true });
    writeFileSync(join(import.meta.dirname, "../artefacts/report/report.pdf"), pdf);
    const raw = pdf.toString("latin1");
    expect(raw.startsWith("%PDF-")).toBe(true);
    expect(raw.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(2);
    expect(raw).not.toMatch(/\/Subtype\s*\/Image/);
    const told = spawnSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" });
    if (!told.error) {
      expect(told.stdout).toContain("Jullie geven gemiddeld een 6,6");
      expect(told.stdout).toContain("in het leerteam");
      expect(told.stdout).not.toContain("op de opleiding");
      expect(told.stdout).not.toContain("Druk af");
    }
  });

  await test.step("a chart as a file", async () => {
    const svg = await saved(page, () => page.getByRole("button", { name: /^Bewaar als SVG/ }).first().click());
    expect(svg.name).toMatch(new RegExp(`^peil-${code}-.+\\.svg$`));
    expect(svg.bytes.toString()).toMatch(/^<svg xmlns=.*<style>@font-face.*<rect/s);
    const png = await saved(page, () => page.getByRole("button", { name: /^Bewaar als PNG/ }).first().click());
    expect(png.name.endsWith(".png")).toBe(true);
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    expect(png.bytes.readUInt32BE(16)).toBe(1600);
    writeFileSync(join(import.meta.dirname, "../artefacts/report/chart.png"), png.bytes);
  });

  await test.step("files for a spreadsheet and for programs", async () => {
    await page.getByText("Bestanden", { exact: true }).click();
    const csv = await saved(page, () => page.getByRole("button", { name: /Nederlandse Excel/ }).first().click());
    expect(csv.name).toBe(`peil-${code}-cijfer.csv`);
    expect(csv.bytes.toString()).toMatch(/^\uFEFFRonde;Veld;Groep;/);
    const workbook = await saved(page, () => page.getByRole("button", { name: "Excel", exact: true }).click());
    expect(workbook.bytes.subarray(0, 2).toString()).toBe("PK");
    const sheets = converted(workbook.name, workbook.bytes, EVERY_SHEET);
    const names = Object.keys(sheets).map((file) => file.replace(/^peil-.{6}-(.*)\.csv$/, "$1"));
    expect(names).toHaveLength(5);
    expect(names).toContain("Overzicht");
    const rowsOf = (start: string) => {
      const file = Object.keys(sheets).find((each) => each.includes(`-${start}`))!;
      return sheets[file]!.toString().trim().split("\n").map((row) => row.split(";"));
    };
    const counted = rowsOf("1 Cijfer").filter(([first, second]) => /^\d+(\.\d)?$/.test(first!) && second !== undefined);
    const marked = rowsOf("4 Waar verwacht").filter((row) => /^\d+$/.test(row[1] ?? "") && /^\d+$/.test(row[2] ?? ""));
    const whole = await saved(page, () => page.getByRole("button", { name: "JSON", exact: true }).click());
    expect(JSON.parse(whole.bytes.toString())).toMatchObject({ version: 1, code });
    const sums = sumsOf(JSON.parse(whole.bytes.toString()));
    const grade = sums.find(({ kind }) => kind === "grade")!;
    expect(counted.map(([, n]) => Number(n)), "the workbook, as LibreOffice opens it").toEqual(grade.bins);
    const marks = sums.find(({ kind }) => kind === "marks")!;
    expect(marked.map(([, high, low]) => [Number(high), Number(low)])).toEqual(marks.high!.map((high, at) => [high, marks.low![at]]));
    expect(whole.bytes.toString()).not.toContain("op de opleiding");
    await shoot(page, "report/files");
  });

  await test.step("by a link, on a phone, until it is withdrawn", async () => {
    await page.getByText("Deel dit verslag").click();
    await page.getByRole("button", { name: "Maak een link" }).click();
    const url = await page.getByLabel(/Deze link werkt tot en met/).inputValue();
    expect(await violations(page)).toEqual([]);
    const device = await hall.device({ viewport: PHONE, hasTouch: true, isMobile: true });
    const phone = await device.newPage();
    await phone.goto(`${server.url}/report/${code}${new URL(url).hash}`);
    await expect(phone.getByRole("heading", { level: 1 })).toContainText("leergemeenschap");
    expect(phone.url()).toBe(`${server.url}/report/${code}`);
    await expect(phone.getByText("Bestanden", { exact: true })).toHaveCount(0);
    for (const viewport of [PHONE, SMALL_PHONE]) {
      await phone.setViewportSize(viewport);
      expect(await sideways(phone)).toEqual([]);
      await phone.screenshot({ path: join(import.meta.dirname, `../artefacts/report/phone-${viewport.width}.png`), fullPage: true });
    }
    expect(await violations(phone)).toEqual([]);
    await page.getByRole("button", { name: "Trek in" }).click();
    await expect(page.getByRole("button", { name: "Trek in" })).toHaveCount(0);
    await phone.reload();
    await expect(phone.getByRole("heading", { level: 1 })).toHaveText("Deze link werkt niet meer");
  });
});

test("without a key a report stays shut", async ({ hall, server }) => {
  const code = await server.room(DECKS.en);
  const device = await hall.device({ viewport: PHONE });
  const page = await device.newPage();
  await page.goto(`${server.url}/report/${code}`);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit verslag is op slot");
});
