// The acceptance story: the whole built-in workshop, with one presenter, one beamer and six phones.
import { shoot } from "./support/artefacts.ts";
import { expect, test } from "./support/hall.ts";
import type { Phone } from "./support/phone.ts";
import { DUTCH, fill, PEOPLE, PLACES, spaced } from "./support/workshop.ts";

/** Somebody on a phone, and what they answer. */
const seats = (phones: Phone[]) => phones.map((phone, at) => ({ phone, person: PEOPLE[at]! }));

test("a workshop of sixteen slides from the lobby to the closing screen", async ({ hall }) => {
  test.setTimeout(240_000);
  const presenter = await hall.presenter();
  const code = await presenter.start({ deck: DUTCH, groups: ["Noord", "Midden"] });
  const projector = await hall.projector(code);
  const phones: Phone[] = [];
  const picture = async (name: string) => {
    await shoot(projector.page, `workshop/${name}-beamer`);
    await shoot(presenter.page, `workshop/${name}-begeleider`);
    if (phones[0]) await shoot(phones[0].page, `workshop/${name}-telefoon`);
  };
  /** No figure, table or text of anybody may be on the wall while a question is open. */
  const expectHidden = async (...texts: string[]) => {
    await expect(projector.tables).toHaveCount(0);
    const text = await projector.text();
    for (const said of texts) expect(text).not.toContain(said);
  };
  const open = async (slide: number) => {
    const place = PLACES[slide - 1]!;
    if (place.kind !== "question") throw new Error(`slide ${slide} asks nothing`);
    await presenter.step(`Open vraag ${place.number}`);
    await expect(projector.headline).toContainText(place.prompt);
    for (const { title } of phones) await expect(title).toContainText(place.prompt);
    await expect(presenter.status).toContainText("open");
    await picture(`${String(slide).padStart(2, "0")}a-open`);
  };
  const reveal = async (slide: number, headline: string | RegExp) => {
    await presenter.step("Sluit en toon");
    await expect(projector.headline).toHaveText(headline);
    await expect(presenter.status).toContainText("getoond");
    await picture(`${String(slide).padStart(2, "0")}b-getoond`);
  };
  const show = async (slide: number) => {
    const place = PLACES[slide - 1]!;
    if (place.kind !== "content") throw new Error(`slide ${slide} asks something`);
    await presenter.step(/^Volgende: /);
    await expect(presenter.status).toContainText(`Dia ${slide} van`);
    await expect(projector.headline).toContainText(place.title);
    for (const { title } of phones) await expect(title).toContainText(place.title);
    await picture(String(slide).padStart(2, "0"));
  };

  await test.step("lobby: people come in with the code", async () => {
    await expect(projector.page.getByText(spaced(code), { exact: true })).toBeVisible();
    for (let seat = 0; seat < 4; seat++) phones.push(await hall.phone());
    await phones[0]!.type(spaced(code).toLowerCase());
    await Promise.all(phones.slice(1).map((phone) => phone.scan(code)));
    for (const [at, phone] of phones.entries()) {
      await expect(phone.title).toHaveText("Wat is jouw partnerschap?");
      await phone.chooseGroup(["Noord", "Midden", "Zeg ik liever niet"][at % 3]!);
      await expect(phone.page.getByText("Je bent binnen.")).toBeVisible();
    }
    await expect(projector.page.getByText("4 telefoons binnen")).toBeVisible();
    await expect(presenter.page.getByText("4 telefoons").first()).toBeVisible();
    await picture("00-lobby");
  });

  await test.step("1: a grade, changed by one of them, with somebody who comes late", async () => {
    await open(1);
    const late = await hall.phone();
    await late.scan(code);
    await late.chooseGroup("Midden");
    phones.push(late);
    await expect(late.title).toContainText(/Welk cijfer/);
    await Promise.all(
      seats(phones).map(async ({ phone, person }) => {
        await phone.grade(phone === late ? 4 : person.grade!);
        await phone.send();
      }),
    );
    await expect(projector.foot).toContainText("5 hebben geantwoord");
    await late.change();
    await late.grade(PEOPLE[4]!.grade!);
    await late.send();
    await expect(late.page.getByText("5,5")).toBeVisible();
    await expectHidden("6,6");
    await expect(presenter.page.getByText("5 van 5 geantwoord")).toBeVisible();
    await reveal(1, "Jullie geven gemiddeld een 6,6");
    await projector.expectRows([["5,5", 1], ["6", 1], ["6,5", 1], ["7", 1], ["8", 1]]);
    await expect(projector.tables.locator("caption")).toContainText("5 antwoorden");
  });

  await test.step("2: three short texts; one phone is reloaded half way, and somebody comes in last", async () => {
    await open(2);
    const last = await hall.phone();
    await last.scan(code);
    await last.chooseGroup("Zeg ik liever niet");
    phones.push(last);
    const [first, , third] = phones;
    await third!.write(PEOPLE[2]!.where![0], PEOPLE[2]!.where![1]);
    await third!.page.reload();
    await expect(third!.page.getByRole("textbox").first()).toHaveValue(PEOPLE[2]!.where![0]);
    await expect(third!.page.getByRole("textbox").nth(1)).toHaveValue(PEOPLE[2]!.where![1]);
    await third!.write("", "", PEOPLE[2]!.where![2]);
    await third!.send();
    await Promise.all(
      seats(phones).map(async ({ phone, person }) => {
        if (phone === third || !person.where) return;
        await phone.write(...person.where);
        await phone.send();
      }),
    );
    await expect(presenter.page.getByRole("region", { name: "Kaarten" })).toContainText("op de werkplek");
    await expectHidden("op de werkplek", "studenten");
    await reveal(2, "5 antwoorden");
    const wall = projector.page.getByRole("main");
    for (const { where } of PEOPLE) for (const text of where ?? []) await expect(wall).toContainText(text);
    await expect(wall.getByRole("listitem").filter({ hasText: "studenten" }).first()).toBeVisible();
    await expect(wall.getByRole("listitem").filter({ hasText: /elkaar.*×2/s })).toHaveCount(1);
    // Grace has to pass before a phone that sent shows the result.
    expect(await first!.result()).toContain("vakcoaches");
  });

  await test.step("3: what a PLG is, readable on the phone", async () => {
    await show(3);
    await phones[0]!.page.getByText("Lees de dia hier").click();
    await expect(phones[0]!.page.getByText(/een groep professionals die samenkomt/)).toBeVisible();
  });

  await test.step("4: yes with keywords, no with a reason", async () => {
    await open(4);
    await Promise.all(
      seats(phones).map(async ({ phone, person }) => {
        await fill(phone, person, 4);
        await phone.send();
      }),
    );
    await expect(projector.foot).toContainText("6 hebben geantwoord");
    await expectHidden("vertrouwen", "we zien elkaar te weinig");
    await reveal(4, "4 van de 6 zeggen ja");
    const [choice, words] = [projector.tables.first(), projector.tables.nth(1)];
    await projector.expectRows([["Ja", 4], ["Nee", 2]], choice);
    await projector.expectRows(
      [["vertrouwen", 3], ["samenwerking", 1], ["openheid", 1], ["onderzoek", 1], ["samen leren", 1], ["ritme", 1]],
      words,
    );
    // Two reasons would tell who said no.
    await expect(projector.page.getByText("2 antwoorden: pas te lezen vanaf drie")).toBeVisible();
    expect(await projector.text()).not.toContain("we zien elkaar te weinig");
  });

  await test.step("5 and 6: how to build, and the scan without made-up numbers", async () => {
    await show(5);
    await show(6);
    await expect(projector.page.getByText(/Gespreid leiderschap/).first()).toBeAttached();
  });

  await test.step("7: which elements are expected high and low", async () => {
    await open(7);
    await Promise.all(
      seats(phones).map(async ({ phone, person }) => {
        await fill(phone, person, 7);
        await phone.send();
      }),
    );
    await expect(projector.foot).toContainText("6 hebben geantwoord");
    await expectHidden();
    await reveal(7, /^Meest verdeeld: gespreid leiderschap/);
    const rows = new Map((await projector.rows()).map(([name = "", low, high]) => [name, `${low} ${high}`]));
    expect(rows.size).toBe(12);
    expect(rows.get("Leren van en met elkaar")).toBe("0 6");
    expect(rows.get("Gespreid leiderschap t.b.v. PLG")).toBe("3 3");
    expect(rows.get("Externe professionalisering")).toBe("2 0");
    expect(rows.get("Delen van kennis en ervaring")).toBe("1 1");
    expect(rows.get("Professionele ruimte")).toBe("0 0");
  });

  await test.step("8 and 9: everybody learns", async () => {
    await show(8);
    await show(9);
    await expect(projector.page.getByText("Praktijkgericht")).toBeVisible();
  });

  await test.step("10: how to improve, and for whom: spellings of one role fold", async () => {
    await open(10);
    await Promise.all(
      seats(phones).map(async ({ phone, person }) => {
        await fill(phone, person, 10);
        await phone.send();
      }),
    );
    await expectHidden("samen lessen ontwerpen");
    await reveal(10, "6 antwoorden");
    const wall = projector.page.getByRole("main");
    for (const { improve } of PEOPLE) await expect(wall).toContainText(improve[0]);
    const roles = await wall.getByRole("heading", { level: 2 }).allInnerTexts();
    // Long words may be broken between syllables.
    const plain = (role: string) => role.replaceAll("\u00ad", "").toLowerCase().replace(/\W*\d+$/, "").trim();
    expect(roles.map(plain).sort()).toEqual(["besturen", "schoolleiders", "studenten"]);
  });

  await test.step("11 and 12: what it brings, tips and tools", async () => {
    await show(11);
    await expect(projector.page.getByText("Toegang tot expertise")).toBeVisible();
    await show(12);
    for (const tip of ["Informeer", "Ondersteun", "Aan de slag", "Bemoedig", "Integreer"]) {
      await expect(projector.page.getByText(tip).first()).toBeVisible();
    }
  });

  await test.step("13: formal and informal, either of them left empty", async () => {
    await open(13);
    await Promise.all(
      seats(phones).map(async ({ phone, person }) => {
        await fill(phone, person, 13);
        await phone.send();
      }),
    );
    await expectHidden("humor", "een appgroep");
    await reveal(13, "6 antwoorden");
    const wall = projector.page.getByRole("main");
    for (const text of PEOPLE.flatMap(({ matters }) => matters)) await expect(wall).toContainText(text);
  });

  await test.step("14, 15 and 16: the organisation, and what makes it last", async () => {
    await show(14);
    await expect(projector.page.getByText(/Waarborg 4/).first()).toBeVisible();
    await show(15);
    await expect(projector.page.getByText(/Kwartet 4/).first()).toBeVisible();
    await show(16);
    await expect(projector.page.getByText("Duurzame implementatie")).toBeVisible();
  });

  await test.step("the closing screen, where next stops", async () => {
    await presenter.step("Volgende: het slot");
    await expect(projector.page.getByText("Bedankt voor het meedenken.")).toBeVisible();
    await expect(presenter.next).toBeDisabled();
    await presenter.press("PageDown");
    for (const phone of phones) await expect(phone.title).toHaveText("Bedankt voor het meedenken.");
    await phones[0]!.page.getByText("Dit heb jij vandaag ingevuld").click();
    await expect(phones[0]!.page.getByText("een vast overlegrooster")).toBeVisible();
    await expect(projector.page.getByText("Bedankt voor het meedenken.")).toBeVisible();
    await picture("17-slot");
  });
});
