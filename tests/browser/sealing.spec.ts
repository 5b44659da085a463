// After the end: what the presenter and the phones read of what is kept, and a workshop that is deleted by its code.
import type { Page } from "@playwright/test";
import { expect, LAPTOP, test } from "./support/hall.ts";
import { KEY } from "./support/server.ts";
import { DECKS, fill, PEOPLE } from "./support/workshop.ts";
import { sideways } from "./support/measure.ts";

test("what is kept is said before and after the end, and a workshop goes when its code is typed", async ({ hall, server }, info) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter({ viewport: LAPTOP });
  await presenter.enter(code);
  const [phone] = await hall.phones(code, 1);
  await presenter.step("Open vraag 1");
  await fill(phone!, PEOPLE[0]!, 1);
  await phone!.send();

  await presenter.end(code);
  await expect(presenter.page.getByText(/Straks wordt hij verzegeld/)).toBeVisible();
  await expect(presenter.button(/^Draai dat terug/)).toBeVisible();
  await presenter.page.screenshot({ path: info.outputPath("ended.png") });
  await expect(phone!.page.getByText(/Antwoorden worden na 30 dagen verwijderd\. Aantallen blijven/)).toBeVisible();

  await presenter.page.goto(`${server.url}/present#key=${KEY}`);
  await presenter.page.getByText("Afgelopen workshops").click();
  const remove = presenter.button(`Verwijder ${code.slice(0, 3)} ${code.slice(3)}`);
  await presenter.page.screenshot({ path: info.outputPath("finished.png"), fullPage: true });
  await remove.click();
  const dialog = presenter.page.getByRole("dialog");
  const sure = dialog.getByRole("button", { name: "Verwijder", exact: true });
  await expect(sure).toBeDisabled();
  await dialog.getByRole("textbox").fill("K7M4PQ");
  await expect(sure).toBeDisabled();
  await dialog.getByRole("button", { name: "Toch niet" }).click();
  await expect(dialog).toBeHidden();

  await remove.click();
  await dialog.getByRole("textbox").fill(code.toLowerCase());
  await presenter.page.screenshot({ path: info.outputPath("deleting.png") });
  expect(await sideways(presenter.page)).toEqual([]);
  await presenter.page.keyboard.press("Enter");
  await expect(dialog).toBeHidden();
  await expect(remove).toHaveCount(0);

  // Browsers tell of a page that is gone.
  hall.tolerate(/status of (410|403)/);
  await phone!.page.goto(`${server.url}/${code}`);
  await expect(phone!.page.getByRole("heading", { name: "Deze workshop is afgelopen." })).toBeVisible();
  await phone!.page.goto(server.url);
  await phone!.page.getByLabel("Code op de beamer").fill(code);
  await phone!.page.getByRole("button", { name: "Doe mee" }).click();
  await expect(phone!.page.getByText("Deze workshop is afgelopen.")).toBeVisible();
});
