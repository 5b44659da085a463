// Somebody without a mouse: everything is reached with Tab and the arrows, and the focus can be seen on the way.
import { expect, type Locator, type Page } from "@playwright/test";

/** More stops than any page has. */
const STOPS = 120;

/** Whether something shows where the focus is: the control, or the label that is drawn for it. */
const focusSeen = (page: Page) =>
  page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused) return false;
    const drawn = [focused, focused.nextElementSibling, focused.closest("label")].filter((one) => one instanceof HTMLElement);
    return drawn.some((one) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== "none" && parseFloat(outlineWidth) > 0) || boxShadow !== "none";
    });
  });

/** Presses Tab until that control has the focus. */
export async function walkTo(page: Page, control: Locator): Promise<void> {
  await expect(control).toBeAttached();
  for (let stop = 0; stop < STOPS; stop++) {
    if (await control.evaluate((element) => element === document.activeElement)) {
      expect(await focusSeen(page), "where the focus is can be seen").toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`${control} cannot be reached with Tab`);
}

/** Walks to a button and presses it. */
export async function pressOn(page: Page, button: Locator): Promise<void> {
  await walkTo(page, button);
  await page.keyboard.press("Enter");
}

/** Walks to a group of radio buttons and goes with the arrows to one of them. */
export async function pick(page: Page, radio: Locator): Promise<void> {
  const name = await radio.getAttribute("name");
  const inGroup = () => page.evaluate((name) => document.activeElement instanceof HTMLInputElement && document.activeElement.name === name, name);
  for (let stop = 0; !(await inGroup()); stop++) {
    if (stop === STOPS) throw new Error(`${radio} cannot be reached with Tab`);
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Space");
  for (let step = 0; step < STOPS && !(await radio.isChecked()); step++) await page.keyboard.press("ArrowDown");
  await expect(radio).toBeChecked();
  expect(await focusSeen(page), "where the focus is can be seen").toBe(true);
}

/** Walks to a box and types into it, in place of what was there. */
export async function typeInto(page: Page, box: Locator, text: string): Promise<void> {
  await walkTo(page, box);
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.type(text);
}
