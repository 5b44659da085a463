// What a phone pays to come in.
import { expect, test } from "./support/hall.ts";
import { DECKS } from "./support/workshop.ts";

/** For a hall of people on one access point, and for who pays by the megabyte; bytes over the wire, headers included. */
const MOST = 20_000;

for (const locale of ["nl-NL", "en-GB"]) {
  test(`the phone page costs less than 20 kB over the wire, with the question in it, for ${locale}`, async ({ hall, server }) => {
    const code = await server.room(DECKS.nl);
    const presenter = await hall.presenter();
    await presenter.enter(code);
    await presenter.jump("Scan School als Professionele Leergemeenschap");
    await presenter.step("Open vraag 4");

    const phone = await hall.phone({ locale });
    const wire = await phone.page.context().newCDPSession(phone.page);
    const urls = new Map<string, string>();
    const sizes = new Map<string, number>();
    /** What was asked for before any script ran. */
    const atOnce: string[] = [];
    wire.on("Network.requestWillBeSent", ({ requestId, request, initiator }) => {
      urls.set(requestId, request.url);
      if (initiator.type !== "script") atOnce.push(request.url);
    });
    wire.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => sizes.set(urls.get(requestId) ?? requestId, encodedDataLength));
    await wire.send("Network.enable");
    await phone.scan(code);
    await expect(phone.title).toContainText("Op welke elementen uit de scan");
    await expect(phone.page.getByRole("group", { name: "Professionele ruimte" })).toBeVisible();
    // All that was begun has come: the sum is not taken too early.
    await phone.page.waitForLoadState("networkidle");
    const came = Object.fromEntries(sizes);
    const total = Object.values(came).reduce((sum, size) => sum + size, 0);
    console.log(`the phone page, ${locale}: ${total} bytes over the wire`, came);
    expect(Object.keys(came).sort(), "one round trip after the page, everything is there").toEqual(atOnce.sort());
    const parts = locale === "nl-NL" ? ["phone"] : ["phone", "phone.en"];
    const scripts = Object.keys(came).map((url) => /assets\/([a-z.]+)-[^/]+\.js$/.exec(url)?.[1]);
    expect(scripts.filter(Boolean).sort(), "one script with all that it needs, and its words where they are not Dutch").toEqual(parts);
    expect(Object.keys(came).length, "that, and the page").toBe(parts.length + 1);
    expect(total).toBeLessThan(MOST);
    if (locale !== "nl-NL") return;

    await phone.mark({ "Professionele ruimte": "hoog" });
    await phone.send();
    const paths = [...urls.values()].map((url) => new URL(url).pathname);
    expect(new Set(paths).size, "each thing is fetched once").toBe(paths.length);
    const unexpected = paths.filter((path) => path !== `/${code}` && !/\.(js|css|svg|ico|webmanifest)$/.test(path));
    expect(unexpected).toEqual([]);
  });
}

test("what never changes is compressed and kept, what changes is not kept", async ({ hall, server }) => {
  const code = await server.room(DECKS.nl);
  const phone = await hall.phone();
  const answers: { path: string; encoding: string | undefined; cache: string }[] = [];
  phone.page.on("response", (response) => {
    const headers = response.headers();
    answers.push({ path: new URL(response.url()).pathname, encoding: headers["content-encoding"], cache: headers["cache-control"] ?? "" });
  });
  await phone.scan(code);
  const assets = answers.filter(({ path }) => /\.(js|css)$/.test(path));
  expect(assets.length).toBeGreaterThanOrEqual(1);
  for (const { path, encoding, cache } of assets) {
    expect(encoding, path).toMatch(/^(br|gzip)$/);
    expect(cache, path).toContain("immutable");
  }
  expect(answers.find(({ path }) => path === `/${code}`)?.cache).toContain("no-store");
});
