import { expect, test } from "vitest";
import example from "../../../server/src/deck/decks/example.md?raw";
import opleidingsschool from "../../../server/src/deck/decks/opleidingsschool.md?raw";
import { Block, blockOf, comments, list, move, put, text } from "./block";
import { idOf, withCopy, withMoved, withoutSlide, withSlide } from "./order";
import { told, withBody, withFence, withTitle } from "./slide";
import { fenceOf, lineAt, placeAt, slideAt, takeApart, textOf } from "./source";

const DECK = `---
title: Proef
---

# Een

\`\`\`notes
---
\`\`\`

---

# Twee

---

# Drie
`;

const BUILTIN = [opleidingsschool, example];

const sectionOf = (text: string, slide: number) => takeApart(text)!.sections[slide]!;

test("a place in the text belongs to its slide, and the head to none", () => {
  const at = (words: string) => slideAt(takeApart(DECK), DECK.indexOf(words));
  expect(["title", "# Een", "```notes", "# Twee", "# Drie"].map(at)).toEqual([-1, 0, 0, 1, 2]);
  expect(slideAt(takeApart(DECK), DECK.indexOf("```notes") + 14)).toBe(0);
  expect(slideAt(takeApart(DECK), DECK.length)).toBe(2);
});

test("a text without a head has no slides", () => {
  for (const text of ["", "# Een", "---\ntitle: x", "\n\n"]) expect(takeApart(text)).toBeNull();
});

test("a place is found by line and character, an emoji being one", () => {
  expect(lineAt(DECK, 2)).toBe(DECK.indexOf("title"));
  expect(lineAt(DECK, 999)).toBe(DECK.length);
  expect(placeAt("a\n🙂🙂b", 2, 3)).toBe("a\n🙂🙂".length);
});

test("nothing of the decks that ship changes when everything in them is written as it is", () => {
  for (const deck of BUILTIN) {
    const { sections } = takeApart(deck)!;
    expect(sections.length).toBeGreaterThan(10);
    for (const section of sections) {
      const { title, body } = told(deck, section);
      expect(withTitle(deck, section, title)).toBe(deck);
      expect(withBody(deck, section, body)).toBe(deck);
      for (const fence of section.fences) {
        const inside = textOf(deck, fence.inside);
        expect(withFence(deck, section, fence.name, inside)).toBe(deck);
        if (fence.name === "notes") continue;
        const block = new Block(inside);
        expect(block.broken).toBe(false);
        const id = block.text(["id"]);
        if (id) expect(block.with(["id"], id)).toBe(inside);
      }
    }
  }
});

test("a slide that goes away and comes back leaves the deck as it was", () => {
  for (const deck of BUILTIN) {
    const { sections } = takeApart(deck)!;
    sections.forEach((section, at) => {
      expect(withSlide(withoutSlide(deck, at), at, textOf(deck, section))).toBe(deck);
      const to = (at * 7) % sections.length;
      const moved = withMoved(deck, at, to);
      expect(idOf(moved, sectionOf(moved, to))).toBe(idOf(deck, section));
      expect(withMoved(moved, to, at)).toBe(deck);
    });
  }
});

test("a copy has names of its own", () => {
  const deck = BUILTIN[0]!;
  const copied = withCopy(deck, 3);
  expect(idOf(copied, sectionOf(copied, 4))).toBe("plg-2");
  expect(blockOf(textOf(copied, fenceOf(sectionOf(copied, 4), "question")!.inside)).text(["id"])).toBe("plg-2");
  expect(withoutSlide(copied, 4)).toBe(deck);
});

test("a title may hold any sign, and is read as it was written", () => {
  for (const title of ["*a* _b_", "C #", "# x", "[x](y) <b> `z` \\", "a &amp; b & c", "1. Een", " spaties "]) {
    const next = withTitle(DECK, sectionOf(DECK, 1), title);
    expect(told(next, sectionOf(next, 1))).toEqual({ title, body: "" });
    expect(takeApart(next)!.sections).toHaveLength(3);
  }
  expect(told(withTitle(DECK, sectionOf(DECK, 1), ""), sectionOf(DECK, 1)).title).toBe("");
});

test("a title that is emptied does not make another heading the title", () => {
  const deck = withBody(DECK, sectionOf(DECK, 0), "## Kopje\n\nTekst");
  const emptied = withTitle(deck, sectionOf(deck, 0), "");
  expect(told(emptied, sectionOf(emptied, 0))).toEqual({ title: "", body: "## Kopje\n\nTekst" });
  expect(withTitle(emptied, sectionOf(emptied, 0), "Een")).toBe(deck);
  const bare = withTitle(DECK, sectionOf(DECK, 1), "");
  expect(bare).not.toContain("#  ");
  expect(textOf(bare, sectionOf(bare, 1)).trim()).toBe("");
});

test("what would part slides or open a block in a slide's text stays text", () => {
  const body = "boven\n---\n```question\nonder";
  const next = withBody(DECK, sectionOf(DECK, 0), body);
  expect(takeApart(next)!.sections).toHaveLength(3);
  expect(told(next, sectionOf(next, 0))).toEqual({ title: "Een", body });
  expect(withBody(next, sectionOf(next, 0), "")).toContain("# Een\n");
});

test("blocks come where they usually stand, and go without a trace", () => {
  const section = sectionOf(DECK, 1);
  const noted = withFence(DECK, section, "notes", "Zeg dit\n```\nen dat");
  expect(textOf(noted, sectionOf(noted, 1))).toBe("\n# Twee\n\n````notes\nZeg dit\n```\nen dat\n````\n\n");
  const asked = withFence(noted, sectionOf(noted, 1), "question", "id: q\n");
  expect(textOf(asked, sectionOf(asked, 1))).toMatch(/^\n# Twee\n\n```question\nid: q\n```\n\n````notes\n/);
  const settled = withFence(asked, sectionOf(asked, 1), "slide", "id: s\n");
  expect(textOf(settled, sectionOf(settled, 1))).toMatch(/^\n```slide\nid: s\n```\n\n# Twee\n/);
  let back = settled;
  for (const name of ["slide", "question", "notes"]) back = withFence(back, sectionOf(back, 1), name, null);
  expect(told(back, sectionOf(back, 1))).toEqual({ title: "Twee", body: "" });
  expect(sectionOf(back, 1).fences).toEqual([]);
});

const QUESTION = `# boven
id: plg # de naam
short: "Is het: een PLG?"
prompt: >
  Zou je
  het zeggen?
fields:
  # het eerste
  - id: plg
    kind: choice # één
    choices: {ja: Ja, nee: "Nee, nooit"}

  # het tweede
  - {id: waarom, kind: text, when: {plg: nee}}
`;

test("a text that is replaced leaves all else as it was written", () => {
  const block = new Block(QUESTION);
  expect(block.with(["short"], "Kort # maar: krachtig")).toBe(QUESTION.replace('"Is het: een PLG?"', '"Kort # maar: krachtig"'));
  expect(block.with(["fields", 0, "choices", "ja"], "Ja, hoor")).toBe(QUESTION.replace("ja: Ja", 'ja: "Ja, hoor"'));
  expect(new Block(block.with(["prompt"], "Wel?")).text(["prompt"])).toBe("Wel?");
  expect(new Block(block.with(["fields", 1, "label"], "Waarom, dan?")).text(["fields", 1, "label"])).toBe("Waarom, dan?");
});

test("comments stay through every change of the tree", () => {
  const all = ["boven", "de naam", "het eerste", "één", "het tweede"];
  expect(comments(QUESTION)).toEqual(all);
  const block = new Block(QUESTION);
  const changes = [
    block.edit((doc) => move(doc, ["fields"], 1, 0)),
    block.edit((doc) => put(doc, ["open"], text("by hand"))),
    block.edit((doc) => put(doc, ["fields", 0, "kind"], text("text"))),
    block.with(["short"], null),
    block.with(["prompt"], "Anders"),
  ];
  for (const changed of changes) {
    expect(new Block(changed).broken, changed).toBe(false);
    expect(comments(changed).sort()).toEqual([...all].sort());
  }
  expect(comments('a: "# niet"\nb: x#y\nc: |\n  # ook niet\n')).toEqual([]);
});

test("a text that is emptied keeps its key where something is written beside it", () => {
  const block = new Block(QUESTION);
  expect(block.with(["fields", 0, "kind"], null)).toBe(QUESTION.replace("kind: choice # één", "kind:  # één"));
  const emptied = new Block(block.with(["id"], null));
  expect(emptied.has(["id"])).toBe(false);
  expect(comments(emptied.source)).toEqual(comments(QUESTION));
  expect(emptied.with(["id"], "plg").replace(/ +/g, " ")).toContain("id: plg # de naam");
});

test("new keys stand where they usually do, and an empty block is nothing", () => {
  expect(new Block("id: q\nfields:\n  - id: f\n").with(["short"], "Kort")).toBe("id: q\nshort: Kort\nfields:\n  - id: f\n");
  expect(new Block("").with(["title"], "T")).toBe("title: T\n");
  expect(new Block("extra: yes\n").with(["extra"], null)).toBe("");
  expect(new Block("groups: a\n").texts(["groups"])).toEqual(["a"]);
  expect(new Block("a: []\n").edit((doc) => put(doc, ["a"], list([text("x: y")])))).toBe('a:\n  - "x: y"\n');
});

/** What people type that means something to YAML or Markdown, or that looks as if it did. */
const HOSTILE = ["a: b # c", "- x", '"q" \\ \'s', "é\u202f🙂", "---", "```notes", "{a: b}", "[", "~", "null", "yes", " x ", "", "#", "1.50", "&x", "*x", "!x", "%", "@", "a:", "|", ">"];

/** The paths of all texts in a block. */
function textsOf(block: Block, path: (string | number)[] = []): (string | number)[][] {
  const under = block.under(path);
  return under.length ? under.flatMap((step) => textsOf(block, [...path, step])) : block.text(path) ? [path] : [];
}

test("whatever is typed into any box of the decks that ship is read back, and changes nothing else", () => {
  let written = 0;
  for (const deck of BUILTIN) {
    takeApart(deck)!.sections.forEach((section, slide) => {
      for (const fence of section.fences.filter(({ name }) => name !== "notes")) {
        const block = blockOf(textOf(deck, fence.inside));
        for (const path of textsOf(block)) {
          const value = HOSTILE[written++ % HOSTILE.length]!;
          const next = withFence(deck, section, fence.name, block.with(path, value));
          const again = fenceOf(sectionOf(next, slide), fence.name)!;
          expect(blockOf(textOf(next, again.inside)).text(path), `${slide} ${path.join("/")}`).toBe(value);
          expect(next.slice(0, fence.inside.from)).toBe(deck.slice(0, fence.inside.from));
          expect(next.slice(again.inside.to)).toBe(deck.slice(fence.inside.to));
          // All that differs is on the lines of the one text.
          const lines = (text: string) => text.split("\n").length;
          expect(lines(next)).toBe(lines(deck));
        }
      }
    });
  }
  expect(written).toBeGreaterThan(200);
});
