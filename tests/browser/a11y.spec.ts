// No state of any screen breaks a rule that axe can check, in either language, light and dark.
import type { Page } from "@playwright/test";
import { COLOUR, violations } from "./support/axe.ts";
import { expect, PHONE, test } from "./support/hall.ts";
import type { Phone } from "./support/phone.ts";
import type { Presenter } from "./support/presenter.ts";
import type { Projector } from "./support/projector.ts";
import { DECKS, fill, PEOPLE, PLACES } from "./support/workshop.ts";

/** Collects what axe finds on the screens of one test, under a name for each state. */
function survey() {
  const found = new Map<string, Set<string>>();
  const look = async (name: string, page: Page, only?: string[]) => {
    for (const what of await violations(page, only)) {
      found.set(what, (found.get(what) ?? new Set()).add(name));
    }
  };
  return {
    /** Looks at a page that follows the browser's wish for light or dark. */
    async both(name: string, page: Page) {
      await page.emulateMedia({ colorScheme: "light" });
      await look(name, page);
      await page.emulateMedia({ colorScheme: "dark" });
      await look(`${name}, dark`, page, COLOUR);
      await page.emulateMedia({ colorScheme: "light" });
    },
    look,
    /** Each finding with the states it was found in. */
    found: () => [...found].map(([what, names]) => `${[...names].join(" | ")}\n  ${what}`),
  };
}

/** The presenter's `t` makes the wall dark and light again. */
async function lookAtWall(see: ReturnType<typeof survey>, name: string, presenter: Presenter, projector: Projector) {
  await projector.settled();
  await see.look(`wall: ${name}`, projector.page);
  await presenter.press("t");
  await expect(projector.page.locator(".pj")).toHaveAttribute("data-theme", "dark");
  await see.look(`wall: ${name}, dark`, projector.page, COLOUR);
  await presenter.press("t");
  await expect(projector.page.locator(".pj")).toHaveAttribute("data-theme", "light");
}

test("axe finds what is wrong", async ({ hall, server }) => {
  const phone = await hall.phone();
  await phone.page.goto(server.url);
  await expect(phone.title).toHaveText("Doe mee");
  await phone.page.evaluate(() => {
    document.querySelector("label")?.remove();
    document.querySelector<HTMLElement>("h1")!.style.color = "#ddd";
  });
  const found = (await violations(phone.page)).join();
  expect(found).toContain("label: ");
  expect((await violations(phone.page, COLOUR)).join()).toContain("color-contrast: ");
});

test("axe finds nothing on any screen of the Dutch workshop", async ({ hall, server }) => {
  test.setTimeout(240_000);
  const see = survey();
  const code = await server.room(DECKS.nl, { groups: ["Noord", "Midden"] });
  const presenter = await hall.presenter();
  await presenter.arrive();
  await see.look("presenter: start", presenter.page);
  await presenter.enter(code);
  const projector = await presenter.openProjector();
  await projector.page.setViewportSize({ width: 1280, height: 720 });
  const door = await hall.phone();
  await door.page.goto(server.url);
  await see.both("phone: join", door.page);
  const phones = await hall.phones(code, 4);
  const [phone] = phones as [Phone];
  await see.both("phone: group", phone.page);
  for (const each of phones) await each.chooseGroup("Noord");
  await see.both("phone: lobby", phone.page);
  await see.look("presenter: lobby", presenter.page);
  await lookAtWall(see, "lobby", presenter, projector);

  for (const place of PLACES) {
    const name = `slide ${place.slide}`;
    if (place.kind === "content") {
      await presenter.step(/^Volgende: /);
      await expect(presenter.status).toHaveText(`Dia ${place.slide} van 16`);
      await expect(projector.headline).toContainText(place.title);
      await lookAtWall(see, name, presenter, projector);
      if (place.slide === 3) {
        await phone.page.getByText("Lees de dia hier").click();
        await see.both(`phone: ${name}`, phone.page);
        await see.look(`presenter: ${name}`, presenter.page);
      }
      continue;
    }
    await presenter.step(`Open vraag ${place.number}`);
    await expect(projector.headline).toContainText(place.prompt);
    await see.both(`phone: ${name}, empty`, phone.page);
    await Promise.all(
      phones.map(async (each, at) => {
        await fill(each, PEOPLE[at]!, place.slide);
        if (each === phone) await see.both(`phone: ${name}, filled in`, phone.page);
        await each.send();
      }),
    );
    await see.both(`phone: ${name}, sent`, phone.page);
    if (place.slide === 1) await lookAtWall(see, `${name}, open`, presenter, projector);
    await presenter.press("p");
    await see.look(`presenter: ${name}, peeked`, presenter.page);
    await presenter.step("Sluit en toon");
    await expect(projector.foot).not.toContainText("geantwoord");
    await lookAtWall(see, `${name}, shown`, presenter, projector);
    if (place.slide === 4) {
      await phone.result();
      await see.both(`phone: ${name}, result`, phone.page);
    }
  }

  for (const [key, name] of [["g", "outline"], ["?", "help"]] as const) {
    await presenter.press(key);
    await expect(presenter.page.getByRole("dialog")).toBeVisible();
    await see.look(`presenter: ${name}`, presenter.page);
    await presenter.press("Escape");
    await expect(presenter.page.getByRole("dialog")).toBeHidden();
  }
  await presenter.button(/^Meer/).click();
  await expect(presenter.page.getByRole("dialog")).toBeVisible();
  await see.look("presenter: more", presenter.page);
  await presenter.page.getByRole("radio", { name: "Donker" }).check();
  await see.look("presenter: more, dark", presenter.page, COLOUR);
  await presenter.press("Escape");
  await see.look("presenter: slide, dark", presenter.page, COLOUR);

  await presenter.step("Volgende: het slot");
  await expect(projector.headline).toHaveText("Bedankt voor het meedenken.");
  await lookAtWall(see, "closing", presenter, projector);
  await expect(phone.title).toHaveText("Bedankt voor het meedenken.");
  await phone.page.getByText("Dit heb jij vandaag ingevuld").click();
  await see.both("phone: end", phone.page);
  for (const name of ["Wat wordt er van mij bewaard?", "Geef de telefoon door"]) {
    await phone.page.getByRole("button", { name: "Menu" }).click();
    await see.both("phone: menu", phone.page);
    await phone.page.getByRole("button", { name }).click();
    await see.both(`phone: ${name}`, phone.page);
    await phone.page.getByRole("button", { name: "Terug" }).click();
  }
  expect(see.found()).toEqual([]);
});

test("axe finds nothing on any screen of the English example", async ({ hall, server }) => {
  test.setTimeout(240_000);
  const see = survey();
  const code = await server.room(DECKS.en, { groups: ["Languages", "Sciences"], extras: true });
  const presenter = await hall.presenter({ locale: "en-GB" });
  await presenter.enter(code);
  const projector = await presenter.openProjector();
  await projector.page.setViewportSize({ width: 1024, height: 768 });
  const phone = await hall.phone({ locale: "en-GB" });
  await phone.scan(code);
  await see.both("phone: group", phone.page);
  await phone.page.getByRole("radio", { name: "Sciences" }).check();
  await phone.page.getByRole("button", { name: "Continue" }).click();
  await lookAtWall(see, "lobby", presenter, projector);
  await see.look("presenter: lobby", presenter.page);
  for (let step = 0; step < 60; step++) {
    const said = await presenter.says();
    await presenter.step(said);
    const name = `after “${said}”`;
    await lookAtWall(see, name, presenter, projector);
    await see.both(`phone: ${name}`, phone.page);
    await see.look(`presenter: ${name}`, presenter.page);
    if (await phone.page.getByRole("button", { name: /^Send/ }).isVisible()) {
      await phone.answerSomething();
      await see.both(`phone: ${name}, filled in`, phone.page);
      await phone.page.getByRole("button", { name: /^Send/ }).click();
      await expect(phone.title).toHaveText("Saved ✓");
    }
    if (await presenter.next.isDisabled()) break;
  }
  await expect(presenter.next).toBeDisabled();

  const remote = await hall.device({ locale: "en-GB", viewport: PHONE });
  const hand = await remote.newPage();
  await hand.goto(`${presenter.link}`);
  await hand.goto(`${server.url}/present/${code}`);
  await expect(hand.getByRole("button", { name: "Left" })).toBeVisible();
  await see.look("remote", hand);
  expect(see.found()).toEqual([]);
});
