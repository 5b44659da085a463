// A Chromium that puts pages away and freezes them as phones do: else Playwright makes every page believe it is looked at.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Page } from "@playwright/test";

const BINARY = process.env["PEIL_CHROMIUM"] ?? "/usr/bin/chromium";
const ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--remote-debugging-port=0", "about:blank"];

export interface Drowsy {
  page: Page;
  /** Puts the page away and freezes it. */
  freeze(): Promise<void>;
  /** Wakes the page and brings it back into view. */
  thaw(): Promise<void>;
  quit(): Promise<void>;
}

/** Starts it with one page, in Dutch. */
export async function startDrowsy(): Promise<Drowsy> {
  const folder = mkdtempSync(join(tmpdir(), "peil-chromium-"));
  const child = spawn(BINARY, [`--user-data-dir=${folder}`, ...ARGUMENTS], { stdio: ["ignore", "ignore", "pipe"] });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const address = await new Promise<string>((resolve, reject) => {
    let said = "";
    child.once("exit", () => reject(new Error(said)));
    child.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const found = /DevTools listening on (\S+)/.exec(said);
      if (found?.[1]) resolve(found[1]);
    });
  });
  const browser = await chromium.connectOverCDP(address, { noDefaults: true });
  const page = browser.contexts()[0]?.pages()[0];
  if (!page) throw new Error("it has no page");
  await page.addInitScript(() => localStorage.setItem("peil.language", '"nl"'));
  // To be put away, there must be another tab that is looked at instead.
  const other = await page.context().newPage();
  await page.bringToFront();
  const session = await page.context().newCDPSession(page);
  const live = (state: "frozen" | "active") => session.send("Page.setWebLifecycleState", { state });
  return {
    page,
    freeze: async () => {
      await other.bringToFront();
      await live("frozen");
    },
    thaw: async () => {
      await live("active");
      await page.bringToFront();
    },
    quit: async () => {
      await browser.close();
      child.kill();
      await ended;
      // Its other processes may still be writing for a moment.
      rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
    },
  };
}
