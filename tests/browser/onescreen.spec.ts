// A school hall with a mirrored laptop: one screen, a clicker, and nothing private on the wall.
import { expect, test } from "./support/hall.ts";
import { notesOf } from "./support/notes.ts";
import { Projector } from "./support/projector.ts";
import { DECKS, fill, PEOPLE, PLACES, spaced } from "./support/workshop.ts";

test("the whole workshop on one mirrored screen with the clicker alone", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const [phone] = await hall.phones(code, 1);
  const notes = notesOf(DECKS.nl);
  const { page } = presenter;
  const wall = new Projector(page);

  await presenter.button("Eén scherm (gespiegeld)").click();
  await expect(presenter.next).toBeHidden();
  await expect(page.getByText(spaced(code), { exact: true })).toBeVisible();

  /** Nothing to press, no note, nothing that only she may know. */
  const expectPublic = async () => {
    await expect(page.getByRole("button")).toHaveCount(0);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    const text = await wall.text();
    expect(notes.filter((line) => text.includes(line))).toEqual([]);
    expect(text).not.toMatch(/Gluur|Notities|afgedekt|Straks:/);
  };
  /** One press of the clicker, again if it came too soon after the last. */
  const click = (there: () => Promise<void>) =>
    expect(async () => {
      if (await there().then(() => true, () => false)) return;
      await page.keyboard.press("PageDown");
      await there();
    }).toPass({ intervals: [50], timeout: 10_000 });
  const brief = { timeout: 1_500 };

  await expectPublic();
  for (const place of PLACES) {
    if (place.kind === "content") {
      // Two slides bear one title: what else stands on them tells them apart.
      const before = await wall.text();
      await click(async () => {
        await expect(wall.headline).toContainText(place.title, brief);
        expect(await wall.text()).not.toBe(before);
      });
    } else {
      await click(() => expect(wall.headline).toContainText(place.prompt, brief));
      await fill(phone!, PEOPLE[0]!, place.slide);
      await phone!.send();
      await expect(wall.foot).toContainText("1 heeft geantwoord");
      await expect(wall.tables).toHaveCount(0);
      // Keys that would show her what the hall may not see do nothing here.
      for (const key of ["p", "g", "?"]) await page.keyboard.press(key);
      await expectPublic();
      await click(() => expect(wall.headline).not.toContainText(place.prompt, brief));
      await expect(wall.foot).not.toContainText("geantwoord");
    }
    await expectPublic();
  }
  await click(() => expect(wall.headline).toHaveText("Bedankt voor het meedenken.", brief));
  await page.keyboard.press("PageDown");
  await expectPublic();

  // Back, black, and back from black.
  await page.keyboard.press("PageUp");
  await expect(wall.foot).toContainText("16 van 16");
  await page.keyboard.press(".");
  await expect.poll(async () => (await wall.text()).trim()).toBe("De opleidingsschool als leergemeenschap");
  await page.keyboard.press(".");
  await expect(wall.foot).toContainText("16 van 16");

  // The clicker's fullscreen key must not reload the page; a single Escape must not end the show.
  await page.evaluate(() => Object.assign(window, { kept: true }));
  await page.keyboard.press("F5");
  expect(await page.evaluate(() => "kept" in window)).toBe(true);
  await page.keyboard.press("Escape");
  await expect(wall.foot).toContainText("16 van 16");
  await expectPublic();
});

test("a moving mouse brings one small bar, and Escape twice brings her page back", async ({ hall, server }) => {
  const presenter = await hall.presenter();
  await presenter.enter(await server.room(DECKS.nl));
  const { page } = presenter;
  await presenter.button("Eén scherm (gespiegeld)").click();
  await expect(page.getByRole("button")).toHaveCount(0);
  await page.mouse.move(300, 300);
  await page.mouse.move(340, 320);
  await expect(page.getByRole("toolbar").getByRole("button")).toHaveCount(5);
  await expect(page.getByRole("toolbar")).toBeHidden();
  await expect(async () => {
    await page.keyboard.press("Escape");
    await expect(presenter.next).toBeVisible({ timeout: 400 });
  }).toPass({ timeout: 5_000 });
});
