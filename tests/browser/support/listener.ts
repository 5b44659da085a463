// What a screen reader would say of a page by itself: every change of a live region.
import type { Page } from "@playwright/test";

declare global {
  interface Window {
    announced?: string[];
  }
}

/** Starts listening: the texts of live regions are kept as they change. Regions in what is inert are not heard. */
export async function listen(page: Page): Promise<void> {
  await page.evaluate(() => {
    const announced: string[] = (window.announced = []);
    const before = new Map<Element, string>();
    const regions = () => [...document.querySelectorAll("[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]")].filter((region) => !region.closest("[inert]"));
    const heard = (region: Element) => {
      const quiet = [...region.querySelectorAll("[aria-live=off]")].map((part) => part.textContent ?? "");
      return quiet.reduce((text, part) => text.replace(part, ""), region.textContent ?? "").trim();
    };
    for (const region of regions()) before.set(region, heard(region));
    new MutationObserver(() => {
      for (const region of regions()) {
        const now = heard(region);
        if (now !== (before.get(region) ?? "") && now) announced.push(now);
        before.set(region, now);
      }
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

/** What was said since it began. */
export const announced = (page: Page): Promise<string[]> => page.evaluate(() => window.announced ?? []);
