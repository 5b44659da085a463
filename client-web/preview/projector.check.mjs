// Looks at every fixture at three sizes: no text below the floor, none cut, none over another. With --shots DIR it keeps pictures,
// with --axe it asks axe-core too. Needs `npx vite --port 5173` running (PORT=…).
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../tests/package.json", import.meta.url));
const { chromium } = require("playwright-core");
const port = process.env.PORT ?? 5173;
const args = process.argv.slice(2);
const option = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
const shots = option("--shots");
const only = option("--only");
const sizes = (option("--sizes") ?? "1920x1080,1280x720,1024x768").split(",").map((size) => size.split("x").map(Number));
const axe = args.includes("--axe") ? readFileSync(require.resolve("axe-core/axe.min.js"), "utf8") : null;

const counts = [0, 1, 5, 30, 300, 3000];
const asked = ["cijfer", "leren", "plg", "scan", "hooglaag", "verbeteren", "formeel", "meerkeuze", "punten", "woorden", "vrij"];
const names = [
  "lobby/0", "lobby/1", "lobby/17", "lobby/17?lang=en", "lobby/300?theme=dark", "join", "join?lang=en", "blank", "closing", "closing?theme=dark",
  ...["samen", "bouwen", "scan", "chapter", "praktijkgericht", "meerwaarde", "tips", "organisatie", "opleiders", "betrokkenen", "lang"].map((each) => `slide/${each}`),
  "slide/scan?theme=dark", "figure/30", "figure/30?page=1", "figure/3",
  "waiting/cijfer", "open/cijfer/0/23", "open/cijfer/14/23", "open/cijfer/3/7", "open/formeel/14/23?lang=en", "open/hooglaag/290/300?theme=dark",
  "grace/cijfer/14/23", "closed/cijfer/14/23", "talk/cijfer/14/23", "talk/formeel/14/23", "open/cijfer/14/23?offline",
  ...asked.flatMap((each) => counts.map((n) => `tally/${each}/${n}`)),
  ...asked.map((each) => `tally/${each}/30?theme=dark&lang=en`),
  "tally/hooglaag/30?page=1", "tally/hooglaaglang/30", "tally/hooglaaglang/30?page=1", "tally/scan/30?page=1", "tally/leren/300?page=1", "tally/vrij/300?page=1",
  ...asked.map((each) => `live/${each}/0`),
  ...asked.flatMap((each) => [2, 5, 10].map((n) => `split/${each}/${n}`)),
  ...asked.flatMap((each) => [0, 1, 2].map((page) => `split/${each}/8/long?lang=en&page=${page}`)),
  "split/cijfer/5/few", "split/plg/5/large", "split/meerkeuze/5/large?theme=dark",
  "tally/cijferlang/0", "tally/cijferlang/3", "tally/schaal/30", "tally/schaal/3000", "open/cijferlang/14/23",
  "twice/cijfer/30", "twice/cijfer/300", "twice/plg/30",
].filter((name) => !only || new RegExp(only).test(name));

const browser = await chromium.launch({
  executablePath: "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
});
let faults = 0;
for (const [width, height] of sizes) {
  const page = await browser.newPage({ viewport: { width, height }, reducedMotion: "reduce" });
  page.on("pageerror", (error) => { faults += 1; console.log(`${width}x${height}: ${error}`); });
  for (const name of names) {
    await page.goto(`http://127.0.0.1:${port}/preview/projector.html#${encodeURIComponent(name)}`);
    await page.waitForFunction((hash) => document.documentElement.dataset.shown === hash, `#${encodeURIComponent(name)}`);
    await page.evaluate(() => document.fonts.ready.then(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))));
    const found = await page.evaluate(look);
    if (axe) {
      await page.evaluate(axe);
      const { violations } = await page.evaluate(() => globalThis.axe.run());
      found.push(...violations.map((each) => `axe ${each.id}: ${each.nodes.map((node) => node.html.slice(0, 90)).slice(0, 2).join(" | ")}`));
    }
    for (const fault of found) console.log(`${width}x${height} ${name}: ${fault}`);
    faults += found.length;
    if (shots) {
      mkdirSync(shots, { recursive: true });
      await page.screenshot({ path: `${shots}/${name.replace(/[^a-z0-9]+/gi, "-")}-${width}.png` });
    }
  }
  await page.close();
}
await browser.close();
console.log(`${names.length} pictures at ${sizes.length} sizes, ${faults} faults`);
process.exitCode = faults ? 1 : 0;

/** Runs in the page: what is wrong with the texts that are to be seen. */
function look() {
  const faults = [];
  const { innerWidth: width, innerHeight: height } = window;
  const floor = height * 0.045 - 0.6;
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent.trim();
    const element = node.parentElement;
    if (!text || element.closest(".sr-only, script, style")) continue;
    const style = getComputedStyle(element);
    if (style.visibility === "hidden" || style.display === "none") continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const all = [...range.getClientRects()].filter((rect) => rect.width > 0.5);
    if (all.length === 0) continue;
    const size = parseFloat(style.fontSize);
    if (size < floor) faults.push(`"${text.slice(0, 40)}" is ${((100 * size) / height).toFixed(2)} of the height`);
    const clamped = element.closest(".card .text");
    const turned = element.closest(".pj-body");
    for (const rect of all) {
      // What stands on another page of a long text is not to be seen.
      if (turned && (rect.left > turned.getBoundingClientRect().right - 2 || rect.right < turned.getBoundingClientRect().left + 2)) continue;
      if (rect.left < -1 || rect.top < -1 || rect.right > width + 1 || rect.bottom > height + 1) {
        if (!clamped) faults.push(`"${text.slice(0, 40)}" leaves the screen`);
        break;
      }
      for (let up = element; up && up !== document.body; up = up.parentElement) {
        const flow = getComputedStyle(up);
        if (flow.overflow === "visible" || up.closest(".card .text") === up) continue;
        const outer = up.getBoundingClientRect();
        // The line box of a tight heading is higher than its letters: a fifth of a line may stick out.
        const slack = size * 0.2 + 1;
        if (!clamped && (rect.bottom > outer.bottom + slack || rect.right > outer.right + 2 || rect.top < outer.top - slack || rect.left < outer.left - 2)) {
          faults.push(`"${text.slice(0, 40)}" is cut by .${up.className || up.tagName}`);
          break;
        }
      }
      if (clamped) {
        const outer = clamped.getBoundingClientRect();
        if (rect.top > outer.bottom - size * 0.6) continue;
      }
      // Letters fill the middle of their line box.
      const trim = Math.max(0, (rect.height - size * 0.72) / 2);
      boxes.push({ text, element, left: rect.left + 1, right: rect.right - 1, top: rect.top + trim, bottom: rect.bottom - trim });
    }
  }
  for (let a = 0; a < boxes.length; a += 1) {
    for (let b = a + 1; b < boxes.length; b += 1) {
      const [one, other] = [boxes[a], boxes[b]];
      if (one.element === other.element) continue;
      if (one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom) {
        faults.push(`"${one.text.slice(0, 30)}" lies over "${other.text.slice(0, 30)}"`);
      }
    }
  }
  return [...new Set(faults)];
}
