// Images in the text of a slide: given other words, another image, taken out, dropped and pasted.
import type { Locator, Page } from "@playwright/test";
import { shoot } from "./support/artefacts.ts";
import { violations } from "./support/axe.ts";
import { expect, test, type Hall } from "./support/hall.ts";
import { KEY } from "./support/server.ts";

test.afterAll(({ server }) => server.forgetDecks());

/** The text of the deck that is being written, as the server keeps it. */
async function sourceOf(page: Page): Promise<string> {
  await expect(page.getByRole("status").filter({ hasText: /^(Bewaard|Saved)$/ })).toBeVisible();
  const name = new URL(page.url()).pathname.split("/").at(-1);
  return page.evaluate(async ([name, key]) => (await (await fetch(`/api/decks/${name}`, { headers: { authorization: `Bearer ${key}` } })).json()).source, [name, KEY]);
}

/** An image that is no other's: a page of that colour. */
async function painted(hall: Hall, colour: string): Promise<Buffer> {
  const page = await (await hall.device({})).newPage();
  await page.setContent(`<body style="background: ${colour}">`);
  const image = await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 240 } });
  await page.close();
  return image;
}

const png = (name: string, buffer: Buffer) => ({ name, mimeType: "image/png", buffer });

/** Lets a file fall onto a box, or pastes it there. */
function hand(box: Locator, way: "drop" | "paste", name: string, image: Buffer): Promise<void> {
  return box.evaluate(
    (element, { way, name, base64 }) => {
      const data = new DataTransfer();
      data.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name, { type: "image/png" }));
      const told = { bubbles: true, cancelable: true };
      element.dispatchEvent(way === "drop" ? new DragEvent("drop", { ...told, dataTransfer: data }) : new ClipboardEvent("paste", { ...told, clipboardData: data }));
    },
    { way, name, base64: image.toString("base64") },
  );
}

test("an image gets other words, another image takes its place, it goes, and undoing brings it back", async ({ hall }) => {
  const presenter = await hall.presenter();
  const { page } = presenter;
  await presenter.arrive();
  await page.getByRole("button", { name: "Schrijf een nieuwe" }).click();
  const body = page.getByRole("textbox", { name: "Tekst", exact: true });
  const dialog = page.getByRole("dialog", { name: "Een afbeelding bij de tekst" });
  const [teal, copper] = [await painted(hall, "teal"), await painted(hall, "chocolate")];

  // Closing the dialog leads back to the button.
  await page.getByRole("button", { name: "Afbeelding", exact: true }).focus();
  await page.keyboard.press("Enter");
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Afbeelding", exact: true })).toBeFocused();

  await hand(body, "drop", "sleep.png", teal);
  await expect(dialog.getByText("sleep.png")).toBeVisible();
  await dialog.getByLabel("Wat staat erop?").fill("Een tafel");
  await dialog.getByRole("button", { name: "Zet in de tekst" }).click();
  await expect(dialog).toBeHidden();
  await hand(body, "paste", "plak.png", copper);
  await dialog.getByLabel("Wat staat erop?").fill("Een raam");
  await dialog.getByRole("button", { name: "Zet in de tekst" }).click();
  await expect(dialog).toBeHidden();
  const rows = page.locator(".image-list > li");
  await expect(rows).toHaveCount(2);
  const first = await sourceOf(page);
  const [table, window] = [...first.matchAll(/!\[(.*)\]\((images\/\S+)\)/g)].map((found) => [found[1], found[2]]);
  expect([table?.[0], window?.[0]]).toEqual(["Een tafel", "Een raam"]);
  await expect.poll(() => rows.first().locator("img").evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(320);
  await shoot(page, "images/two");
  expect(await violations(page)).toEqual([]);

  // Other words, signs and all; without any, it is said at the text.
  const words = rows.first().getByLabel("Wat staat erop?");
  await words.fill("Een [ronde] tafel");
  expect(await sourceOf(page)).toContain(`![Een \\[ronde\\] tafel](${table?.[1]})`);
  await words.fill("");
  await expect(body).toHaveAttribute("aria-invalid", "true");
  await shoot(page, "images/wordless");
  await words.fill("Een tafel");
  await expect(body).toHaveAttribute("aria-invalid", "false");

  // What is no image is told; the image stays.
  await rows.first().locator("input[type=file]").setInputFiles({ name: "brief.txt", mimeType: "text/plain", buffer: Buffer.from("geen beeld") });
  await expect(rows.first().getByRole("alert")).toContainText("brief.txt kan ik niet lezen");
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), rows.first().getByRole("button", { name: "Vervang: Een tafel" }).click()]);
  await chooser.setFiles(png("ander.png", copper));
  await expect(rows.first().getByRole("alert")).toBeHidden();
  await expect.poll(() => sourceOf(page)).toContain(`![Een tafel](${window?.[1]})`);
  await expect(words).toBeFocused();

  await rows.nth(1).getByRole("button", { name: "Haal weg: Een raam" }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByRole("button", { name: "Haal weg: Een tafel" })).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(rows).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Afbeelding", exact: true })).toBeFocused();
  expect(await sourceOf(page)).not.toContain("![");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await expect(rows).toHaveCount(2);
  expect(await sourceOf(page)).toContain(`![Een tafel](${window?.[1]})\n\n![Een raam](${window?.[1]})`);
});
