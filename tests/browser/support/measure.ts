// What an eye would see at once: text too small, and things that hang over an edge.
import type { Page } from "@playwright/test";

/** Visible texts that are smaller than a share of the window's height, in hundredths of it. */
export function tooSmall(page: Page, floor = 4.5): Promise<string[]> {
  return page.evaluate((floor) => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || ["SCRIPT", "STYLE"].includes(parent.tagName)) continue;
      // Clipped to a pixel: read aloud, never seen.
      if (parent.closest(".sr-only") || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const size = (100 * parseFloat(getComputedStyle(parent).fontSize)) / innerHeight;
      if (size < floor - 0.02) found.add(`${size.toFixed(2)} vh: ${node.textContent.trim().slice(0, 40)}`);
    }
    for (const text of document.querySelectorAll("svg text")) {
      const size = (100 * (text as SVGTextElement).getBBox().height * ((text as SVGTextElement).getScreenCTM()?.a ?? 1)) / innerHeight;
      if (size > 0 && size < floor - 0.02) found.add(`svg ${size.toFixed(2)} vh: ${text.textContent}`);
    }
    return [...found];
  }, floor);
}

/** Visible texts that a window cuts off or that hang over its edge. */
export function cutOff(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const parent = node.parentElement;
      if (!parent || !node.textContent?.trim() || ["SCRIPT", "STYLE"].includes(parent.tagName)) continue;
      if (parent.closest(".sr-only") || !parent.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom, width } of range.getClientRects()) {
        if (width > 0 && (left < -1 || top < -1 || right > innerWidth + 1 || bottom > innerHeight + 1)) {
          found.add(`${node.textContent.trim().slice(0, 40)} at ${[left, top, right, bottom].map(Math.round).join(" ")}`);
        }
      }
    }
    return [...found];
  });
}

/** How far the page can be scrolled sideways, in pixels; and what makes it so wide. */
export function sideways(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll("body *")]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName} ${element.className} reaches ${Math.round(element.getBoundingClientRect().right)} of ${clientWidth}`);
  });
}
