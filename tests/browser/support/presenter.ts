// The presenter's page, steered as she steers it.
import { expect, type Locator, type Page } from "@playwright/test";
import { Projector } from "./projector.ts";

export class Presenter {
  constructor(
    readonly page: Page,
    private readonly url: string,
    private readonly key: string,
  ) {}

  /** The link that the server printed. */
  get link(): string {
    return `${this.url}/present#key=${this.key}`;
  }

  /** Opens the link. */
  async arrive(): Promise<void> {
    await this.page.goto(this.link);
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(/Je workshops|Your workshops/);
  }

  /** Starts a room through the start page; returns its code. */
  async start({ deck, groups }: { deck: RegExp; groups?: string[] }): Promise<string> {
    await this.arrive();
    await this.page.getByRole("radio", { name: deck }).check();
    if (groups) await this.page.getByRole("textbox", { name: /de groepen/ }).fill(groups.join("\n"));
    await this.page.getByRole("button", { name: "Start de workshop" }).click();
    await expect(this.next).toBeVisible();
    return this.code;
  }

  /** Goes to a room that runs already. */
  async enter(code: string): Promise<void> {
    await this.arrive();
    await this.page.goto(`${this.url}/present/${code}`);
    await expect(this.next).toBeVisible();
  }

  get code(): string {
    return /\/present\/([^/#?]+)/.exec(this.page.url())?.[1] ?? "";
  }

  /** The great button, whatever it says. */
  get next(): Locator {
    return this.page.locator("button.next");
  }

  /** What the great button says it will do. */
  says(): Promise<string> {
    return this.page.locator(".next-words").innerText();
  }

  /** What she is told of a press that came too soon after the last. */
  get ignored(): Locator {
    return this.page.locator(".next-ignored");
  }

  get status(): Locator {
    return this.page.locator(".desk-status h2");
  }

  /** Presses the great button until it did what it said: a press too soon after the last is rightly ignored. */
  async step(said: string | RegExp): Promise<void> {
    await expect(this.page.locator(".next-words")).toHaveText(said);
    await this.until(() => this.next.click());
  }

  /** Presses a clicker's key until the show moved. */
  async click(key: "PageDown" | "PageUp"): Promise<void> {
    await this.until(() => this.page.keyboard.press(key));
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  /** Goes to another slide through the outline; this opens no question. What she presses before it is there is rightly ignored. */
  async jump(title: string | RegExp): Promise<void> {
    const before = await this.place();
    await this.button(/^Dia's/).click();
    await this.page.getByRole("dialog").getByRole("button", { name: title }).first().click();
    await expect(this.page.getByRole("dialog")).toBeHidden();
    await expect.poll(() => this.place()).not.toBe(before);
  }

  /** Ends the workshop as she does: held for two seconds, then the code. */
  async end(code: string): Promise<void> {
    await this.button(/^Meer/).click();
    const hold = this.button("Houd 2 seconden ingedrukt om te beëindigen");
    await hold.focus();
    await this.page.keyboard.down("Enter");
    const typed = this.page.getByRole("textbox", { name: /om het zeker te weten/ });
    await expect(typed).toBeVisible();
    await this.page.keyboard.up("Enter");
    await typed.fill(code);
    await this.page.getByRole("button", { name: "Beëindig", exact: true }).click();
  }

  /** Opens the projector window from this page. */
  async openProjector(): Promise<Projector> {
    const popup = this.page.waitForEvent("popup");
    await this.button(/^Open (beamerscherm|projector)/).click();
    return new Projector(await popup);
  }

  /** Where the show stands, in words that stay the same until it moves. */
  private async place(): Promise<string> {
    const heads = await this.page.locator(".desk-status h2, .desk-next h2").allInnerTexts();
    // In the lobby, what it says of the hall changes as people come in. Seconds of grace count down by themselves.
    const lobby = await this.page.locator(".ready").count();
    const stage = heads.join("|").replace(/sluit, nog \d+ s/, "gesloten").replace(/closing, \d+ s left/, "closed");
    return `${await this.says()}|${lobby}|${stage}`;
  }

  /** Presses until the show moved. */
  async until(press: () => Promise<void>): Promise<void> {
    const before = await this.place();
    await expect(async () => {
      await expect(this.ignored).toBeHidden();
      if ((await this.place()) !== before) return;
      await press();
      await expect.poll(async () => (await this.place()) !== before || (await this.ignored.isVisible())).toBe(true);
      expect(await this.place()).not.toBe(before);
    }).toPass({ intervals: [50], timeout: 15_000 });
  }
}
