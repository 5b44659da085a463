// Keys of her own, and her last command taken back.
import { expect, test } from "./support/hall.ts";
import { shoot } from "./support/artefacts.ts";
import { violations } from "./support/axe.ts";
import { DECKS } from "./support/workshop.ts";

test("a key that she changes steers from the laptop and the projector window, and stays in this browser", async ({ hall, server }) => {
  const presenter = await hall.presenter();
  await presenter.enter(await server.room(DECKS.nl));
  const { page } = presenter;
  const freeze = page.locator("button[aria-pressed]", { hasText: /^(Bevries|Laat los)/ });
  const change = page.getByRole("button", { name: "Verander: bevries de beamer, of laat los" });
  const told = page.getByRole("dialog").getByRole("status");
  await presenter.press("?");
  await change.focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("j");
  await expect(told).toHaveText("j is al in gebruik: code groot. Geef dat eerst een andere toets.");
  await page.keyboard.press("Enter");
  await page.keyboard.press("b");
  await expect(told).toHaveText(/^b blijft zoals het is/);
  await page.keyboard.press("Enter");
  await page.keyboard.press("x");
  await expect(told).toHaveText("x is nu: bevries de beamer, of laat los.");
  await expect(change, "the focus stays where it was").toBeFocused();
  await shoot(page, "hand/keys");
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press("Escape");

  await page.reload();
  await expect(freeze).toContainText("x");
  const projector = await presenter.openProjector();
  await expect(projector.page.getByRole("main")).toBeVisible();
  await projector.page.keyboard.press("x");
  await expect(freeze).toHaveAttribute("aria-pressed", "true");
  await presenter.press("i");
  await presenter.press("x");
  await expect(freeze, "the old key does nothing").toHaveAttribute("aria-pressed", "false");
  await presenter.press("?");
  await page.getByRole("button", { name: "Zet alle toetsen terug" }).click();
  await page.keyboard.press("Escape");
  await expect(freeze).toContainText("i");
});

test("her last command is taken back by a key or its button, and only that one", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const presenter = await hall.presenter();
  await presenter.enter(code);
  const projector = await hall.projector(code);
  const { page } = presenter;
  const undo = page.getByRole("button", { name: "Maak ongedaan" });
  await presenter.jump("Hoe kun je bouwen");
  await expect(projector.headline).toContainText("Hoe kun je bouwen");
  await presenter.press(".");
  await expect(page.getByText("Het beeld op de beamer is afgedekt of weer vrij.")).toBeVisible();
  await expect(projector.page.getByText("Hoe kun je bouwen").first()).toBeHidden();
  await shoot(page, "hand/undo");
  await presenter.press("u");
  await expect(projector.headline).toContainText("Hoe kun je bouwen");
  await expect(undo, "one step back, and no chain of them").toBeHidden();

  await presenter.jump("Scan School");
  await expect(projector.headline).toContainText("Scan School");
  await undo.click();
  await expect(projector.headline).toContainText("Hoe kun je bouwen");
});
