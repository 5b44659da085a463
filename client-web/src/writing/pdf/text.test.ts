import { expect, test } from "vitest";
import { coming, deckOf, titleOf } from "./deck";
import { escaped, read, type Run } from "./text";

/** A line of text on a page, from its left edge. */
const line = (text: string, y: number, size: number, x = 50): Run => ({ text, x, y, width: text.length * size * 0.5, size, ends: true });

test("the largest line is the title and the others are the text", () => {
  const runs = [line("Halverwege het jaar", 300, 20), line("Waar staan we?", 400, 44), line("School de Brug", 20, 10), line("3", 20, 10, 900)];
  expect(read(runs, 3)).toEqual({ title: "Waar staan we?", text: "Halverwege het jaar\n\nSchool de Brug" });
});

test("a title may take two lines", () => {
  const runs = [line("De opleidingsschool als", 400, 40), line("leergemeenschap", 352, 40), line("Voor wie er werkt", 250, 20)];
  expect(read(runs, 1)).toEqual({ title: "De opleidingsschool als leergemeenschap", text: "Voor wie er werkt" });
});

test("what a program wrote in pieces is one line, with the spaces that it left out", () => {
  const piece = (text: string, x: number, width: number): Run => ({ text, x, y: 100, width, size: 20, ends: false });
  const runs = [line("Titel", 300, 40), piece("Wat", 0, 30), piece("doen", 36, 40), piece("we", 76, 20), piece(" nu?", 96, 30)];
  expect(read(runs, 1).text).toBe("Wat doenwe nu?");
});

test("signs before lines are a list, and what follows them goes on with its item", () => {
  const runs = [
    line("Titel", 300, 40),
    line("• een", 240, 20),
    line("– twee, die", 215, 20),
    line("verder gaat", 190, 20, 70),
    line("\uf0a7 drie", 165, 20),
    line("Slot", 80, 20),
  ];
  expect(read(runs, 1).text).toBe("- een\n- twee, die verder gaat\n- drie\n\nSlot");
});

test("short lines under one another are lines of their own, and full ones go on", () => {
  const runs = [
    line("Titel", 300, 40),
    line("Kort", 240, 20),
    line("Een zin die de hele regel vult en", 215, 20),
    line("daaronder verder gaat tot zijn punt.", 190, 20),
    line("Nog een zin", 165, 20),
  ];
  expect(read(runs, 1).text).toBe("Kort\n\nEen zin die de hele regel vult en daaronder verder gaat tot zijn punt.\n\nNog een zin");
});

test("a page where all is of one size has its first line for a title", () => {
  expect(read([line("Een", 300, 20), line("Twee", 275, 20)], 1)).toEqual({ title: "Een", text: "Twee" });
});

test("a page without letters has no title", () => {
  expect(read([], 1)).toEqual({ title: "", text: "" });
  expect(read([line("2026", 300, 40)], 1)).toEqual({ title: "", text: "2026" });
});

test("nothing that a page says is markup", () => {
  expect(escaped("- *a* <b> [c](d) `e` # 1. f")).toBe("\\- \\*a\\* \\<b\\> \\[c\\](d) \\`e\\` \\# 1. f");
  expect(escaped("2026. a year")).toBe("2026\\. a year");
  expect(read([line("Titel\u202e\u0007", 300, 40), line("a\u00adb", 200, 20)], 1)).toEqual({ title: "Titel", text: "ab" });
});

test("a text that is too long is cut at a word", () => {
  const { title, text } = read([line("lang ".repeat(60), 300, 40), line("woord ".repeat(2_000), 200, 20)], 1);
  expect(title.endsWith("lang…") && [...title].length <= 120).toBe(true);
  expect(text.endsWith("woord…") && [...text].length <= 4_000).toBe(true);
});

test("each page is a slide with an id, and one without a title is named by its number", () => {
  const pages = [
    { title: "Eén: \"waar\"", text: "- a\n- b", image: "images/1.webp" },
    { title: "", text: "", image: "images/2.webp" },
  ];
  const deck = deckOf("Eén: \"waar\"", pages, "nl", (number) => `Pagina ${number}`);
  expect(deck).toBe(
    '---\ntitle: "Eén: \\"waar\\""\nlanguage: nl\n' +
      "---\n\n```slide\nid: pagina-1\nimage: images/1.webp\n```\n\n# Eén: \"waar\"\n\n- a\n- b\n\n" +
      "---\n\n```slide\nid: pagina-2\nimage: images/2.webp\n```\n\n# Pagina 2\n",
  );
  expect(coming("Avond", "en", "On its way")).toContain("# On its way");
});

test("a deck is called after its first page, else after its file", () => {
  expect(titleOf([{ title: "Welkom", text: "" }], "x.pdf")).toBe("Welkom");
  expect(titleOf([{ title: "", text: "" }], "mijn_avond-2.PDF")).toBe("mijn avond 2");
});
