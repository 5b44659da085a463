// Saved is saved in browsers of other makes too: one story, told once in each.
import { expect, test } from "../support/hall.ts";
import { KEY } from "../support/server.ts";
import { DECKS } from "../support/workshop.ts";
import { startFirefox } from "./firefox.ts";
import type { Make, Screen } from "./screen.ts";
import { startWebKitGtk } from "./webkitgtk.ts";

const MAKES: Record<string, (home: string) => Promise<Make>> = { Firefox: startFirefox, WebKitGTK: startWebKitGtk };
/** Longer than a phone waits at most before it comes back. */
const BACK_MS = 30_000;

/** What is read, without the places where a long word may break. */
const reads = (screen: Screen, css: string, words: string | RegExp, timeout = BACK_MS) =>
  expect.poll(async () => (await screen.read(css)).replaceAll("\u00ad", ""), { timeout }).toMatch(words);

const press = (screen: Screen, css: string, words: string) =>
  expect.poll(() => screen.press(css, words), { message: `press "${words}"`, timeout: BACK_MS }).toBe(true);

const type = (screen: Screen, css: string, text: string) =>
  expect.poll(() => screen.type(css, text), { message: `type into ${css}`, timeout: BACK_MS }).toBe(true);

/** Presses the great button until it did what it said: a press too soon after the last is rightly ignored. */
async function step(presenter: Screen, says: string): Promise<void> {
  await reads(presenter, ".next-words", says);
  await expect(async () => {
    await presenter.press(".next-words", says);
    await expect.poll(() => presenter.read(".next-words"), { timeout: 1_500 }).not.toBe(says);
  }).toPass({ timeout: BACK_MS });
}

for (const [name, start] of Object.entries(MAKES)) {
  test(`${name}: join, answer while the server is killed, close the tab on an unsent answer, read the result`, async ({ server }) => {
    const code = await server.room(DECKS.nl);
    const browser = await start(server.url);
    try {
      const presenter = await browser.window();
      await presenter.goto(`${server.url}/present#key=${KEY}`);
      await reads(presenter, "h1", /Je workshops/);
      await presenter.goto(`${server.url}/present/${code}`);
      const beamer = await browser.window();
      await beamer.goto(`${server.url}/projector/${code}`);
      await reads(beamer, ".pj-lobby-code", `${code.slice(0, 3)} ${code.slice(3)}`);

      const phone = await browser.window();
      await phone.goto(server.url);
      await type(phone, "#code", code.toLowerCase());
      await press(phone, "button", "Doe mee");
      await reads(phone, "main", /Je bent binnen/);

      await step(presenter, "Open vraag 1");
      await press(phone, "label", "7");
      // It takes what is sent and says nothing: then it is gone.
      server.stall();
      await press(phone, "button", "Verstuur 7");
      await reads(phone, "h1", "Versturen…");
      await server.kill();
      await reads(phone, "h1", /^Nog niet verstuurd/);
      await reads(beamer, ".pj-offline", "even geen verbinding");
      await server.revive();
      await reads(phone, "h1", "Opgeslagen ✓");
      await step(presenter, "Sluit en toon");
      await reads(beamer, "table", /^7\s+1$/m);

      await step(presenter, "Open vraag 2");
      await type(phone, "textarea, input[type=text]", "in het leerteam");
      await server.kill();
      await press(phone, "button", "Verstuur");
      await reads(phone, "h1", /^Nog niet verstuurd/);
      await phone.close();
      await server.revive();
      const again = await browser.window();
      await again.goto(`${server.url}/${code}`);
      await reads(again, "h1", "Opgeslagen ✓");
      await step(presenter, "Sluit en toon");
      await reads(beamer, "main", /in het leerteam/);
      await reads(beamer, "h1", "1 antwoord");
      await press(again, "summary", "Bekijk de uitslag");
      await reads(again, "details", /in het leerteam/);
      expect(browser.troubles).toEqual([]);
    } finally {
      await browser.quit();
    }
  });
}
