// The screen that everybody sees, read as somebody reads it who does not see it.
import { expect, type Locator, type Page } from "@playwright/test";

export class Projector {
  constructor(readonly page: Page) {}

  get headline(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  get foot(): Locator {
    return this.page.getByRole("contentinfo");
  }

  /** The tables that say what the drawings show. */
  get tables(): Locator {
    return this.page.getByRole("table");
  }

  /** The rows of a table as text, head left out. */
  async rows(table: Locator = this.tables.first()): Promise<string[][]> {
    return table.evaluate((element) =>
      [...element.querySelectorAll("tbody tr")].map((row) => [...row.children].map((cell) => (cell.textContent ?? "").trim())),
    );
  }

  async expectRows(expected: (string | number)[][], table: Locator = this.tables.first()): Promise<void> {
    const wanted = expected.map((row) => row.map(String));
    const sorted = (rows: string[][]) => rows.map((row) => row.join("\t")).sort();
    await expect.poll(async () => sorted(await this.rows(table))).toEqual(sorted(wanted));
  }

  /** Waits until the faces are there and the picture was painted twice: texts fit themselves in between. */
  async settled(): Promise<void> {
    await this.page.evaluate(async () => {
      await document.fonts.ready;
      for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    });
  }

  /** All that can be read on it, drawn or in tables; what a screen reader is told of it besides says the same again. */
  text(): Promise<string> {
    return this.page.evaluate(() => {
      const told = [...document.querySelectorAll<HTMLElement>(".sr-only[role=status]")];
      for (const region of told) region.hidden = true;
      const text = document.body.innerText;
      for (const region of told) region.hidden = false;
      return text;
    });
  }
}
