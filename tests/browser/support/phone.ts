// A participant's phone, answered by the words on it.
import { expect, type Locator, type Page } from "@playwright/test";

/** Low or high, by the name of the element. */
export type Marks = Record<string, "laag" | "hoog">;

export class Phone {
  constructor(
    readonly page: Page,
    private readonly url: string,
  ) {}

  /** Comes in with the QR code. */
  async scan(code: string): Promise<void> {
    await this.page.goto(`${this.url}/${code}`);
    await expect(this.title).toBeVisible();
  }

  /** Comes in by typing the code. */
  async type(code: string): Promise<void> {
    await this.page.goto(this.url);
    await this.page.getByLabel("Code op de beamer").fill(code);
    await this.page.getByRole("button", { name: "Doe mee" }).click();
    await this.page.waitForURL(new RegExp(`/${code.replace(/\s/g, "")}$`, "i"));
    await expect(this.title).toBeVisible();
  }

  /** Another tab of the same browser. */
  async secondTab(): Promise<Phone> {
    return new Phone(await this.page.context().newPage(), this.url);
  }

  get title(): Locator {
    return this.page.getByRole("heading", { level: 1 });
  }

  /** What a screen reader is told. */
  get told(): Locator {
    return this.page.getByRole("status").last();
  }

  async chooseGroup(name: string): Promise<void> {
    await this.page.getByRole("radio", { name, exact: true }).check();
    await this.page.getByRole("button", { name: "Verder" }).click();
    await expect(this.page.getByRole("button", { name: "Verder" })).toBeHidden();
  }

  async grade(value: number): Promise<void> {
    await this.page.getByRole("radio", { name: String(Math.floor(value)), exact: true }).check();
    const half = this.page.getByRole("checkbox", { name: /en een half/ });
    if (value < 10) await half.setChecked(value % 1 !== 0);
  }

  choose(label: string): Promise<void> {
    return this.page.getByRole("radio", { name: label, exact: true }).check();
  }

  /** Fills the text boxes from the top; an empty text leaves its box alone. */
  async write(...texts: string[]): Promise<void> {
    for (const [at, text] of texts.entries()) {
      if (text) await this.page.getByRole("textbox").nth(at).fill(text);
    }
  }

  async mark(marks: Marks): Promise<void> {
    for (const [element, side] of Object.entries(marks)) {
      await this.page.getByRole("group", { name: element }).getByRole("button", { name: side }).click();
    }
  }

  /** Puts something into each kind of input there is, in any language. */
  async answerSomething(): Promise<void> {
    const form = this.page.locator("form");
    for (const name of new Set(await form.getByRole("radio").evaluateAll((all) => all.map((radio) => (radio as HTMLInputElement).name)))) {
      await form.locator(`input[type=radio][name="${name}"]`).first().check();
    }
    const boxes = form.getByRole("checkbox");
    if ((await boxes.count()) > 0 && (await boxes.first().isEnabled())) await boxes.first().check();
    for (const mark of await form.locator("button.mark:enabled").all()) {
      if (await mark.isEnabled()) await mark.click();
      break;
    }
    for (const more of await form.locator(".stepper button:last-of-type").all()) await more.click();
    for (const [at, box] of (await form.getByRole("textbox").all()).entries()) await box.fill(`words ${at + 1}`);
  }

  get sendButton(): Locator {
    return this.page.getByRole("button", { name: /^Verstuur/ });
  }

  /** Sends, and waits until the server says that it stored it. */
  async send(): Promise<void> {
    await this.sendButton.click();
    await this.saved();
  }

  async saved(): Promise<void> {
    await expect(this.title).toHaveText("Opgeslagen ✓");
  }

  change(): Promise<void> {
    return this.page.getByRole("button", { name: "Verander mijn antwoord" }).click();
  }

  /** The text of the revealed result, opened. */
  async result(): Promise<string> {
    const summary = this.page.getByText("Bekijk de uitslag");
    await expect(summary).toBeVisible({ timeout: 15_000 });
    await summary.click();
    return this.page.locator("details").filter({ has: summary }).innerText();
  }
}
