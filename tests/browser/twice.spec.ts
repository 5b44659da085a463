// The same grade twice: the phone says what it gave first, and the wall how people moved.
import { expect, test } from "./support/hall.ts";
import { cutOff, tooSmall } from "./support/measure.ts";
import { DECKS } from "./support/workshop.ts";

test("after the second round the hall sees how many gave a higher grade, the same and a lower one", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl, { groups: ["Noord"], minimum: 3 });
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const wall = await hall.projector(code, { viewport: { width: 1024, height: 768 } });
  const phones = await hall.phones(code, 6);
  await Promise.all(phones.map((phone) => phone.chooseGroup("Noord")));
  await presenter.jump(/Openingsvraag/);
  await presenter.step(/^Open vraag 1/);
  await Promise.all(phones.map(async (phone) => {
    await phone.grade(6);
    await phone.send();
  }));
  await presenter.step(/^Sluit en toon/);
  await presenter.button("Vraag opnieuw (ronde 2)").click();
  for (const [at, phone] of phones.entries()) {
    await expect(phone.page.getByText("Eerst gaf je een 6.")).toBeVisible();
    await expect(phone.page.getByRole("radio", { checked: true })).toHaveCount(0);
    await phone.grade(at < 3 ? 7.5 : 6);
    await phone.send();
  }
  await presenter.step(/^Sluit en toon/);
  await expect.poll(() => wall.text()).toContain("6 antwoorden");
  // Stragglers count for ten seconds: till then three counts could become four.
  expect(await wall.text()).not.toContain("hoger");
  const told = "6 mensen: 3 hoger, 3 gelijk, 0 lager";
  await expect.poll(() => wall.text(), { timeout: 15_000 }).toContain(told);
  await expect(wall.headline).toHaveText("Eerst 6,0 · nu 6,8");
  await wall.settled();
  expect(await tooSmall(wall.page)).toEqual([]);
  expect(await cutOff(wall.page)).toEqual([]);
  expect(await phones[0]!.result()).toContain("6 mensen antwoordden twee keer: 3 hoger, 3 gelijk, 0 lager.");
});
