import { expect, test } from "vitest";
import type { DeckMistake } from "../lib/protocol.gen";
import { leadsTo, mistakeWords, placed } from "./mistake";

const MISTAKE: DeckMistake = {
  line: 1,
  column: 1,
  slide: 2,
  block: "question",
  path: ["fields", "0", "choices", "ja"],
  message: "The text is empty",
  mend: "write something",
  dutch: { message: "De tekst is leeg", mend: "schrijf iets" },
};

test("a mistake is placed at the part that has its box, and the head is before the slides", () => {
  expect(placed(MISTAKE)).toMatchObject({ slide: 2, part: "question", path: MISTAKE.path });
  expect(placed({ ...MISTAKE, block: "text", path: ["title"] })).toMatchObject({ slide: 2, part: "title", path: [] });
  expect(placed({ ...MISTAKE, block: "text", path: [] })).toMatchObject({ part: "body" });
  expect(placed({ ...MISTAKE, slide: null, block: "head", path: ["title"] })).toMatchObject({ slide: -1, part: "head" });
});

test("a path leads to what it goes through", () => {
  const { path } = MISTAKE;
  expect(leadsTo(path, ["fields", 0])).toBe(true);
  expect(leadsTo(path, ["fields", 0, "choices", "ja"])).toBe(true);
  expect(leadsTo(path, [])).toBe(true);
  expect(leadsTo(path, ["fields", 1])).toBe(false);
  expect(leadsTo(["fields"], path)).toBe(false);
});

test("a mistake is one sentence in the reader's language", () => {
  expect(mistakeWords(MISTAKE, "nl")).toBe("De tekst is leeg: schrijf iets.");
  expect(mistakeWords(MISTAKE, "en")).toBe("The text is empty: write something.");
});
