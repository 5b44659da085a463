// The evening before: a workshop of one's own, written by forms.
import type { Locator, Page } from "@playwright/test";
import { shoot } from "./support/artefacts.ts";
import { COLOUR, violations } from "./support/axe.ts";
import { expect, type Hall, test } from "./support/hall.ts";
import { pressOn, typeInto, walkTo } from "./support/keyboard.ts";
import { KEY } from "./support/server.ts";
import { DUTCH } from "./support/workshop.ts";

/** A deck that is being written by forms. */
class Bench {
  constructor(readonly page: Page) {}

  get list() {
    return this.page.getByRole("listbox");
  }
  get slides() {
    return this.page.getByRole("option", { name: /^(Dia|Slide) \d+:/ });
  }
  get kept() {
    return this.page.getByRole("status").filter({ hasText: /^(Bewaard|Saved)$/ });
  }
  get form() {
    return this.page.locator(".slide-form");
  }
  get beamer() {
    return this.page.getByRole("img", { name: /^(Op de beamer|On the projector)/ });
  }
  get phone() {
    return this.page.frameLocator("iframe[title='Op de telefoon'], iframe[title='On the phone']");
  }

  box(name: string | RegExp): Locator {
    return this.form.getByRole("textbox", { name, exact: true });
  }

  async choose(slide: number): Promise<void> {
    await this.slides.nth(slide - 1).click();
    await expect(this.slides.nth(slide - 1)).toHaveAttribute("aria-selected", "true");
  }

  /** What is wrong with a box, as a screen reader is told. */
  async wrongOf(box: Locator): Promise<string> {
    await expect(box).toHaveAttribute("aria-invalid", "true");
    const ids = (await box.getAttribute("aria-describedby")) ?? "";
    const wrong = ids.split(" ").find((id) => id.endsWith("-wrong"));
    return this.page.locator(`[id="${wrong}"]`).innerText();
  }

  /** The deck as the server keeps it. */
  async deck(): Promise<{ source: string; mistakes: unknown[]; pictures: { view: { slide: { title: string } | null; question: { asked: Asked } | null } }[] }> {
    const name = new URL(this.page.url()).pathname.split("/").at(-1);
    return this.page.evaluate(async ([name, key]) => (await fetch(`/api/decks/${name}`, { headers: { authorization: `Bearer ${key}` } })).json(), [name, KEY]);
  }
}

interface Asked {
  prompt: string;
  short: string | null;
  perGroup: boolean;
  fields: { id: string; label: string | null; when: { field: string; choice: string } | null; input: { choices?: { label: string }[] } }[];
}

/** A question with its fields numbered rather than named: names are nobody's business on a screen. */
const told = (asked: Asked | undefined) => {
  const number = (id: string) => asked?.fields.findIndex((field) => field.id === id);
  return { ...asked, fields: asked?.fields.map((field) => ({ ...field, id: number(field.id), when: field.when && { ...field.when, field: number(field.when.field) } })) };
};

async function fresh(hall: Hall): Promise<Bench> {
  const presenter = await hall.presenter();
  await presenter.arrive();
  await presenter.page.getByRole("button", { name: "Schrijf een nieuwe" }).click();
  const bench = new Bench(presenter.page);
  await expect(bench.slides).toHaveCount(2);
  return bench;
}

async function copyOf(hall: Hall, title: string): Promise<Bench> {
  const presenter = await hall.presenter();
  await presenter.arrive();
  await presenter.page.getByRole("button", { name: `Maak een kopie: ${title}` }).first().click();
  const bench = new Bench(presenter.page);
  await expect(bench.list).toBeVisible();
  return bench;
}

test.afterAll(({ server }) => server.forgetDecks());

test("the workshop's fourth slide is built from nothing with the keyboard alone", async ({ hall }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await pressOn(page, page.getByRole("button", { name: "Schrijf een nieuwe" }));
  const bench = new Bench(page);
  await expect(bench.slides).toHaveCount(2);
  await walkTo(page, bench.list);
  await page.keyboard.press("End");
  await walkTo(page, page.locator("summary", { hasText: "Dia erbij" }));
  await page.keyboard.press("Enter");
  await pressOn(page, page.getByRole("group", { name: "Wat voor dia komt hierachter?" }).getByRole("button", { name: "keuze", exact: true }));
  // The words that stand there are selected: she writes over them.
  await expect(bench.box("De vraag")).toBeFocused();
  await page.keyboard.type("Zou je jouw partnerschap een professionele leergemeenschap kunnen noemen?");
  await typeInto(page, bench.box("In een paar woorden"), "Is jouw partnerschap een PLG?");
  // Ja and nee in place of the three that came along.
  for (const [label, next] of [["Het eerste", "Het tweede"], ["Het tweede", "Het derde"], ["Het derde", ""]] as const) {
    await pressOn(page, bench.form.getByRole("button", { name: `Haal weg: ${label}` }));
    await expect(page.locator("input:focus"), "the focus goes to what comes next").toHaveValue(next);
  }
  await walkTo(page, bench.box("Keuzes: nog een"));
  await page.keyboard.type("Ja");
  await page.keyboard.press("Enter");
  await expect(bench.box("Keuzes: nog een")).toBeFocused();
  await page.keyboard.type("Nee");
  await walkTo(page, bench.form.getByRole("checkbox", { name: "Moet ingevuld worden" }));
  await page.keyboard.press("Space");

  const add = async (kind: string, label: string, hint: string, when: string) => {
    const card = bench.form.getByRole("group", { name: new RegExp(`\\d\\. ${kind}`) });
    await walkTo(page, page.locator("summary", { hasText: "Nog een veld" }));
    await page.keyboard.press("Enter");
    await pressOn(page, page.getByRole("group", { name: "Wat voor veld?" }).getByRole("button", { name: kind, exact: true }));
    await expect(card.getByRole("textbox", { name: "Wat erboven staat" })).toBeFocused();
    await page.keyboard.type(label);
    await typeInto(page, card.getByRole("textbox", { name: "Uitleg eronder" }), hint);
    const shown = card.getByRole("combobox", { name: "Tonen" });
    await shown.focus();
    for (let step = 0; step < 3 && (await shown.locator("option:checked").innerText()) !== when; step++) await page.keyboard.press("ArrowDown");
    await expect(shown.locator("option:checked")).toHaveText(when);
    await expect(card.locator("legend").first()).toContainText(`tonen ${when}`);
    return card;
  };
  const words = await add("sleutelwoorden", "Op basis waarvan?", "Eén tot drie sleutelwoorden", "als “Ja”");
  await typeInto(page, words.getByRole("textbox", { name: "Hoogstens tekens" }), "40");
  await add("tekst", "Waarom niet?", "Noem wat er nog mist, geen namen", "als “Nee”");
  await typeInto(page, bench.box("Notities"), "Ja en nee zijn allebei bruikbaar.");
  await expect(bench.kept).toBeVisible();

  const made = await bench.deck();
  expect(made.mistakes).toEqual([]);
  const ships = await page.evaluate(async (key) => (await fetch("/api/decks/opleidingsschool", { headers: { authorization: `Bearer ${key}` } })).json(), KEY);
  expect(told(made.pictures[2]!.view.question!.asked)).toEqual(told(ships.pictures[3].view.question.asked));
  expect(made.source).toContain("```notes\nJa en nee zijn allebei bruikbaar.\n```");
  // And it is seen on both screens; the phone can be tried.
  await expect(bench.beamer.getByText("kunnen noemen?")).toBeVisible();
  await bench.phone.getByRole("radio", { name: "Nee" }).check();
  await bench.phone.getByRole("textbox", { name: "Waarom niet?" }).fill("Er is geen tijd");
  await bench.phone.getByRole("button", { name: "Verstuur" }).click();
  await expect(bench.phone.getByText("Opgeslagen ✓").first()).toBeVisible();
  await shoot(page, "forms/question-4");
  expect(await violations(page)).toEqual([]);
});

test("ten things that are wrong are each told at their own box, and the list leads there", async ({ hall }) => {
  test.setTimeout(240_000);
  const bench = await copyOf(hall, "De opleidingsschool als leergemeenschap");
  const { page } = bench;
  const told = page.locator("#deck-mistakes li");
  const broken = async (slide: number, box: Locator, wrong: string, words: RegExp) => {
    if (slide > 0) await bench.choose(slide);
    else await page.getByRole("option", { name: /Over de workshop/ }).click();
    await expect(box).toBeVisible();
    const right = await box.inputValue();
    await box.fill(wrong);
    await expect(box).toHaveAttribute("aria-invalid", "true");
    expect(await bench.wrongOf(box)).toMatch(words);
    await expect(page.getByRole("option", { selected: true, name: /, (1 ding klopt|\d+ dingen kloppen) niet$/ })).toBeVisible();
    // From another slide, the list of what is wrong leads to that box.
    await bench.choose(8);
    await told.getByRole("button").first().click();
    await expect(box).toBeFocused();
    await box.fill(right);
    await expect(told).toHaveCount(0);
    await expect(box).toHaveAttribute("aria-invalid", "false");
  };
  await broken(0, bench.box("Titel van de workshop"), "", /./);
  await broken(0, bench.box("Groepen om mee te beginnen"), `Noord\n${"x".repeat(61)}`, /61/);
  await broken(1, bench.box("De vraag"), "", /./);
  await broken(1, bench.box("Hoogste"), "0", /./);
  await broken(1, bench.box("Voldoende vanaf"), "11", /11/);
  await broken(1, bench.box("Stap"), "0,7", /./);
  await broken(4, bench.box("Keuzes 2"), "", /./);
  await broken(4, bench.box("Hoeveel woorden"), "99", /99/);
  await broken(4, bench.box("Hoogstens tekens").last(), "veel", /veel/);
  await broken(10, bench.box("Titel"), "", /./);
  await broken(5, bench.box("Tekst"), "Een <b>woord</b>", /HTML/);
  await broken(12, bench.box("Kolommen"), "", /./);
  await broken(1, bench.box("In een paar woorden"), "x".repeat(121), /121/);

  // A condition on a choice that is gone stands wrong, and says so.
  await bench.choose(4);
  await bench.form.getByRole("button", { name: "Haal weg: Nee" }).click();
  const when = bench.form.getByRole("combobox", { name: "Tonen" }).last();
  await expect(when.locator("option:checked")).toHaveText("als “nee” (bestaat niet meer)");
  expect(await bench.wrongOf(when)).toMatch(/nee/);
  await shoot(page, "forms/mistake");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("ControlOrMeta+z");
  await expect(told).toHaveCount(0);
});

test("while one slide is wrong the others are seen as they are written", async ({ hall }) => {
  const bench = await copyOf(hall, "De opleidingsschool als leergemeenschap");
  const older = bench.page.getByText("Nog zoals het was voordat er iets niet klopte.");
  await bench.choose(4);
  await bench.box("De vraag").fill("");
  await expect(older).toBeVisible();
  await expect(bench.beamer.getByText("kunnen noemen?")).toBeVisible();
  await bench.choose(9);
  await expect(older).toBeHidden();
  await bench.box("Titel").fill("Iedereen doet mee");
  await expect(bench.beamer.getByText("Iedereen doet mee")).toBeVisible();
  await expect(bench.phone.getByRole("heading", { name: "Iedereen doet mee" })).toBeVisible();
  await expect(bench.page.getByRole("heading", { level: 1, name: "De opleidingsschool als leergemeenschap" })).toBeVisible();
});

test("what is typed means itself, whatever signs are in it", async ({ hall }) => {
  const bench = await copyOf(hall, "De opleidingsschool als leergemeenschap");
  await bench.choose(4);
  for (const words of ["a: b # c", "- x", '"q" \\ \'s', "{a: [b]}", "~", "null", "yes", "1.50", "| x", "&a *b !c", "<b>&amp;"]) {
    await bench.box("De vraag").fill(words);
    await bench.box("Keuzes 2").fill(`${words}!`);
    await bench.form.getByText("Titel en tekst bij de vraag").click();
    await bench.box("Titel").fill(`${words}?`);
    await bench.form.getByText("Titel en tekst bij de vraag").click();
    await expect
      .poll(async () => {
        const { mistakes, pictures } = await bench.deck();
        const { slide, question } = pictures[3]!.view;
        return [mistakes.length, question?.asked.prompt, question?.asked.fields[0]?.input.choices?.[1]?.label, slide?.title];
      })
      .toEqual([0, words, `${words}!`, `${words}?`]);
  }
});

test("a deck that came along is looked at, and copied to be changed", async ({ hall }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await page.getByRole("link", { name: /^Bekijk: De opleidingsschool/ }).click();
  const bench = new Bench(page);
  await bench.choose(4);
  await expect(bench.box("De vraag")).toBeDisabled();
  await bench.list.focus();
  await page.keyboard.press("Delete");
  await expect(bench.slides).toHaveCount(18);
  expect(await violations(page)).toEqual([]);
  const copied = page.url();
  await page.getByRole("button", { name: "Maak een kopie" }).click();
  await expect(page).not.toHaveURL(copied);
  await bench.choose(4);
  await expect(bench.box("De vraag")).toBeEnabled();
  // It has the title of what it was copied from.
  await page.getByRole("link", { name: "Klaar" }).click();
  await expect(page.getByRole("radio", { name: /^De opleidingsschool.* vragen · van jou, veranderd op \d+ \w+ om \d\d:\d\d$/ }).first()).toBeVisible();
  await shoot(page, "forms/decks");
});

test("slides are put in order with keys and by dragging, copied and taken out, and all of it is undone", async ({ hall }) => {
  const bench = await copyOf(hall, "De opleidingsschool als leergemeenschap");
  const { page, slides } = bench;
  const before = (await bench.deck()).source;
  const count = await slides.count();
  const titles = async () => (await slides.evaluateAll((all) => all.slice(0, 4).map((one) => one.querySelector(".sr-only")?.textContent?.replace(/^Dia \d+: /, "").slice(0, 8))));
  const first = await titles();
  const said = (words: string) => expect(page.getByRole("status").filter({ hasText: words })).toBeAttached();

  await bench.choose(1);
  await bench.list.focus();
  await page.keyboard.press("Alt+ArrowDown");
  await said(`Nu dia 2 van ${count}.`);
  expect(await titles()).toEqual([first[1], first[0], first[2], first[3]]);
  await page.keyboard.press("Alt+ArrowUp");
  await said(`Nu dia 1 van ${count}.`);
  expect(await titles()).toEqual(first);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(slides.nth(2)).toHaveAttribute("aria-selected", "true");
  await expect(bench.box("Titel")).toHaveValue("Samen");

  // Dragged above the first; with Escape it stays.
  const drag = async (from: number, to: number, end: () => Promise<void>) => {
    const [held, onto] = [await slides.nth(from).boundingBox(), await slides.nth(to).boundingBox()];
    await page.mouse.move(held!.x + 60, held!.y + held!.height / 2);
    await page.mouse.down();
    await page.mouse.move(held!.x + 60, held!.y + held!.height / 2 - 20, { steps: 3 });
    await page.mouse.move(onto!.x + 60, onto!.y + 5, { steps: 5 });
    await expect(page.locator(".slides.dragging .gap, .slides.dragging .gap-last")).toHaveCount(1);
    await end();
  };
  await drag(2, 0, () => page.keyboard.press("Escape"));
  await page.mouse.up();
  expect(await titles()).toEqual(first);
  await drag(2, 0, () => page.mouse.up());
  await expect.poll(titles).toEqual([first[2], first[0], first[1], first[3]]);
  await said(`Nu dia 1 van ${count}.`);

  await page.getByRole("button", { name: "Kopieer" }).click();
  await expect(slides).toHaveCount(count + 1);
  await bench.list.focus();
  await page.keyboard.press("Delete");
  await expect(slides).toHaveCount(count);
  await said("Met Ctrl+Z komt hij terug.");
  await expect(bench.kept).toBeVisible();
  expect((await bench.deck()).mistakes).toEqual([]);
  for (let step = 0; step < 5; step++) await page.keyboard.press("ControlOrMeta+z");
  await expect(page.getByRole("button", { name: "Ongedaan maken" })).toBeDisabled();
  expect(await titles()).toEqual(first);
  await expect(bench.kept).toBeVisible();
  expect((await bench.deck()).source).toBe(before);
  for (let step = 0; step < 5; step++) await page.keyboard.press("ControlOrMeta+Shift+z");
  expect(await titles()).toEqual([first[2], first[0], first[1], first[3]]);
});

test("a question that is taken out leaves the focus in the form, and is brought back by keys", async ({ hall }) => {
  const bench = await fresh(hall);
  await bench.choose(2);
  const out = bench.form.getByRole("button", { name: "Haal de vraag weg" });
  await out.focus();
  await bench.page.keyboard.press("Enter");
  await expect(bench.box("Titel")).toBeFocused();
  await bench.page.keyboard.press("Control+z");
  await expect(out).toBeVisible();
  await bench.page.keyboard.press("Control+Shift+z");
  await expect(out).toBeHidden();
});

test("only the slides that are seen are drawn", async ({ hall }) => {
  const bench = await copyOf(hall, "De opleidingsschool als leergemeenschap");
  await expect(bench.list.locator(".pj").first()).toBeVisible();
  const drawn = await bench.list.locator(".pj").count();
  expect(drawn).toBeLessThan(await bench.slides.count());
  await bench.slides.last().scrollIntoViewIfNeeded();
  await expect(bench.slides.last().locator(".pj")).toBeVisible();
});

test("what was not kept is there again after a crash", async ({ hall }) => {
  const bench = await fresh(hall);
  const { page } = bench;
  hall.tolerate(/ERR_FAILED|Failed to load/);
  const url = page.url();
  await page.route("**/api/decks/*", (route) => (route.request().method() === "PUT" ? route.abort() : route.continue()));
  await bench.choose(2);
  await bench.box("De vraag").fill("Blijft dit staan?");
  await expect(page.getByRole("status").filter({ hasText: "Nog niet bewaard" })).toBeVisible();
  const context = page.context();
  await page.close();
  const again = new Bench(await context.newPage());
  await again.page.goto(url);
  await expect(again.page.getByText("Wat je het laatst schreef en nog niet bewaard was, staat er weer.")).toBeVisible();
  await again.choose(2);
  await expect(again.box("De vraag")).toHaveValue("Blijft dit staan?");
  await expect(again.kept).toBeVisible();
  expect((await again.deck()).source).toContain("Blijft dit staan?");
  await again.page.reload();
  await again.choose(2);
  await expect(again.box("De vraag")).toHaveValue("Blijft dit staan?");
  await expect(again.page.getByText("nog niet bewaard was")).toBeHidden();
});

test("what she wrote into the text for herself stays, and is asked about before it goes", async ({ hall }) => {
  const bench = await copyOf(hall, "De opleidingsschool als leergemeenschap");
  const { page } = bench;
  await page.getByRole("button", { name: "Tekst", exact: true }).first().click();
  const text = page.getByRole("textbox", { name: "De tekst van de workshop" });
  await expect(text).toHaveValue(/leercultuur/);
  const before = await text.inputValue();
  const mine = before
    .replace("language: nl\n", "language: nl # zoals vorig jaar\n")
    .replace("fields:\n  - id: plg", "fields:\n  # vraag Sara\n  - id: plg")
    .replace("label: Waarom niet?", "label: Waarom niet? # of: waarom nog niet");
  await text.fill(mine);
  await expect(bench.kept).toBeVisible();
  await page.getByRole("button", { name: "Formulier" }).click();
  // Looking at every slide changes nothing.
  for (let slide = 1; slide <= (await bench.slides.count()); slide++) await bench.choose(slide);
  expect((await bench.deck()).source).toBe(mine);
  await bench.choose(4);
  await bench.form.getByRole("textbox", { name: "Wat erboven staat" }).last().fill("Waarom nog niet?");
  await bench.form.getByRole("button", { name: /^Veld naar boven: 2/ }).click();
  await bench.form.getByRole("combobox", { name: "Soort" }).last().selectOption("sleutelwoorden");
  await expect(bench.kept).toBeVisible();
  for (const comment of ["# zoals vorig jaar", "# vraag Sara", "# of: waarom nog niet"]) expect((await bench.deck()).source).toContain(comment);
  // Taken out with its field, it is shown first.
  await bench.form.getByRole("button", { name: /^Haal dit veld weg: 3/ }).click();
  const dialog = page.getByRole("dialog", { name: "Er gaat een opmerking verloren" });
  await expect(dialog).toContainText("of: waarom nog niet");
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Laat het staan" }).last().click();
  await expect(bench.form.getByRole("group", { name: /3\. / })).toBeVisible();
  await bench.form.getByRole("button", { name: /^Haal dit veld weg: 3/ }).click();
  await dialog.getByRole("button", { name: "Haal het toch weg" }).click();
  await expect(bench.form.getByRole("group", { name: /3\. / })).toBeHidden();
  await expect(bench.kept).toBeVisible();
  expect((await bench.deck()).source).not.toContain("# of: waarom nog niet");
});

for (const locale of ["nl-NL", "en-GB"]) {
  test(`every form of the decks that ship is whole, at any width, light and dark, for ${locale}`, async ({ hall }) => {
    test.setTimeout(300_000);
    const presenter = await hall.presenter({ locale });
    const { page } = presenter;
    await presenter.arrive();
    const [deck, name] = locale === "nl-NL" ? [DUTCH, "Maak een kopie"] : [/How shall we run/, "Make a copy"];
    await page.getByRole("button", { name: new RegExp(`^${name}: .*${deck.source}`) }).first().click();
    const bench = new Bench(page);
    await expect(bench.slides.first()).toBeVisible();
    const found: string[] = [];
    for (let slide = 0; slide <= (await bench.slides.count()); slide++) {
      await page.getByRole("option").nth(slide).click();
      await expect(bench.form).toBeVisible();
      const where = `${locale} ${slide}`;
      found.push(...(await violations(page)).map((what) => `${where} ${what}`));
      if (![0, 1, 4, 7, 11, 14].includes(slide)) continue;
      for (const [width, height] of [[1920, 1080], [1366, 768], [800, 900], [390, 844]] as const) {
        await page.setViewportSize({ width, height });
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(wide, `${where} at ${width}`).toBeLessThanOrEqual(0);
        const cut = await page.locator(".form-scroll").evaluate((form) => form.scrollWidth - form.clientWidth);
        expect(cut, `${where}: nothing runs out of the form at ${width}`).toBeLessThanOrEqual(0);
        await shoot(page, `forms/${locale.slice(0, 2)}-${String(slide).padStart(2, "0")}-${width}`);
      }
      await page.setViewportSize({ width: 1366, height: 768 });
      await page.evaluate(() => (document.documentElement.dataset.theme = "dark"));
      found.push(...(await violations(page, COLOUR)).map((what) => `${where} dark ${what}`));
      await shoot(page, `forms/${locale.slice(0, 2)}-${String(slide).padStart(2, "0")}-dark`);
      await page.evaluate(() => (document.documentElement.dataset.theme = "light"));
    }
    expect([...new Set(found)]).toEqual([]);
  });
}
