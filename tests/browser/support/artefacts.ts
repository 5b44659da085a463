// Pictures for people to look at; no test compares them.
import { join } from "node:path";
import type { Page } from "@playwright/test";

const FOLDER = join(import.meta.dirname, "../../artefacts");

/** Takes a picture of a screen under a name such as `workshop/03-samen-beamer`. */
export async function shoot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(FOLDER, `${name}.png`), animations: "disabled" });
}
