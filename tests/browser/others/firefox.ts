// The Firefox that people have: Playwright speaks WebDriver BiDi with it, and needs no build of its own.
import { type BrowserContext, firefox, type Page } from "@playwright/test";
import type { Make, Screen } from "./screen.ts";

const BINARY = process.env["PEIL_FIREFOX"] ?? "/usr/bin/firefox-esr";
/** What it calls an error of the page when a server is gone. */
const GONE = /establish a connection to the server|was interrupted while the page was loading/;

/** Starts Firefox. */
export async function startFirefox(): Promise<Make> {
  const browser = await firefox.launch({ channel: "moz-firefox", executablePath: BINARY });
  const context: BrowserContext = await browser.newContext({ locale: "nl-NL", viewport: { width: 500, height: 900 }, reducedMotion: "reduce" });
  const troubles: string[] = [];
  context.on("page", (page) =>
    page.on("pageerror", ({ message }) => {
      if (!GONE.test(message)) troubles.push(`${page.url()}: ${message}`);
    }),
  );
  return {
    window: async () => screenOf(await context.newPage()),
    troubles,
    quit: () => browser.close(),
  };
}

function screenOf(page: Page): Screen {
  page.setDefaultTimeout(10_000);
  return {
    goto: async (url) => void (await page.goto(url)),
    read: async (css) => {
      const first = page.locator(css).first();
      return (await first.count()) ? (await first.innerText()).trim() : "";
    },
    press: async (css, words) => {
      for (const each of await page.locator(css).all()) {
        if ((await each.innerText()).trim() !== words) continue;
        await each.click();
        return true;
      }
      return false;
    },
    type: async (css, text) => {
      const first = page.locator(css).first();
      if (!(await first.count())) return false;
      await first.fill(text);
      return true;
    },
    close: () => page.close(),
  };
}
