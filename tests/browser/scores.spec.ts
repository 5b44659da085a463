// What the room expected, beside what was really scored; and the scan that the room fills in itself.
import { violations } from "./support/axe.ts";
import { expect, test } from "./support/hall.ts";
import { cutOff, tooSmall } from "./support/measure.ts";
import { DECKS } from "./support/workshop.ts";

test("a pasted column of scores lies beside what a group expected", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl, { groups: ["Noord", "Zuid"], minimum: 3 });
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const walls = await Promise.all([
    hall.projector(code, { viewport: { width: 1024, height: 768 } }),
    hall.projector(code, { viewport: { width: 1920, height: 1080 } }),
  ]);
  const phones = await hall.phones(code, 4);
  await Promise.all(phones.map((phone) => phone.chooseGroup("Noord")));
  await presenter.jump(/Waar verwacht je hoog/);
  await presenter.step(/^Open vraag/);
  for (const phone of phones) {
    await phone.mark({ "Leren van en met elkaar": "hoog", "Collegiale ondersteuning": "laag", "Professionele ruimte": "hoog" });
    await phone.send();
  }
  await presenter.step(/^Sluit en toon/);
  const { page } = presenter;
  await presenter.button("Scores van de scan…").click();
  const dialog = page.getByRole("dialog");
  const first = dialog.getByRole("textbox", { name: "Leren van en met elkaar" });
  await first.focus();
  // As Excel puts it on the clipboard, in Dutch.
  await first.evaluate((box, text) => {
    const data = new DataTransfer();
    data.setData("text", text);
    box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, ["1,2", "3,5", "3", "3,1", "2,4", "4,4", "2,8", "3,3", "3,6", "2,9", "3,2", "4,8"].join("\r\n") + "\r\n");
  await expect(dialog.getByRole("textbox", { name: "Collegiale ondersteuning" })).toHaveValue("4,8");
  await first.fill("11");
  await expect(dialog.getByText("Een score ligt tussen 1 en 5.")).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await first.fill("1,2");
  await dialog.getByRole("button", { name: "Bewaar de scores" }).click();
  await expect(dialog.getByText("Bewaard.")).toBeVisible();
  const lay = dialog.getByRole("button", { name: "Noord", exact: true });
  // Stragglers of the group count for ten seconds: till then it cannot be laid there.
  await expect(lay).toBeEnabled({ timeout: 15_000 });
  await lay.click();
  await expect(lay).toHaveAttribute("aria-pressed", "true");
  for (const wall of walls) {
    await expect(wall.headline).toHaveText("Verwacht naast gescoord: Noord");
    const rows = await wall.rows();
    expect(rows.slice(0, 3)).toEqual([
      ["Leren van en met elkaar", "1,2", "hoog, verrassing"],
      ["Collegiale ondersteuning", "4,8", "laag, verrassing"],
      ["Professionele ruimte", "4,4", "hoog"],
    ]);
    await wall.settled();
    expect(await violations(wall.page)).toEqual([]);
    expect(await tooSmall(wall.page)).toEqual([]);
    expect(await cutOff(wall.page)).toEqual([]);
  }
  const read = await phones[0]!.result();
  expect(read).toContain("Verwacht naast gescoord: Noord");
  expect(read).toContain("hoog, verrassing");
  await lay.click();
  await expect(walls[0]!.headline).not.toHaveText(/gescoord/);
});

test("the scan that the room fills in draws the next slide, with its gaps beside it", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl, { extras: true });
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const wide = await hall.projector(code, { viewport: { width: 1920, height: 1080 } });
  const old = await hall.projector(code, { viewport: { width: 1024, height: 768 } });
  const phones = await hall.phones(code, 5);
  await presenter.jump(/De scan, door de zaal ingevuld/);
  await presenter.step(/^Open vraag/);
  for (const phone of phones) {
    // Two of the twelve: what is rated of the others stays unsaid.
    for (const [now, wanted] of [[2, 5], [3, 4]] as const) {
      await phone.page.getByRole("group", { name: /^Huidige situatie/ }).getByRole("radio", { name: String(now) }).check();
      await phone.page.getByRole("group", { name: /^Wenselijk over een jaar/ }).getByRole("radio", { name: String(wanted) }).check();
      await phone.page.getByRole("button", { name: "Volgende" }).click();
    }
    await phone.sendButton.click();
    await phone.saved();
  }
  await presenter.step(/^Sluit en toon/);
  await presenter.step(/^Volgende: Scan/);
  for (const wall of [wide, old]) {
    await expect(wall.headline).toHaveText(/Scan School als/);
    await expect.poll(() => wall.text()).toContain("Grootste wens: leren van elkaar");
    await expect.poll(() => wall.text()).toContain("+3,0");
    const rows = await wall.rows();
    expect(rows[0]).toEqual(["Leren van en met elkaar", "2,0", "5,0"]);
    expect(rows[1]).toEqual(["Externe professionalisering", "3,0", "4,0"]);
    await wall.settled();
    expect(await tooSmall(wall.page)).toEqual([]);
    expect(await cutOff(wall.page)).toEqual([]);
  }
  // The list stands beside the radar where there is room, and is all that is shown first at 4:3.
  await expect(wide.page.locator(".pj-radar")).toBeVisible();
  await expect(old.page.locator(".pj-radar")).toBeHidden();
});
