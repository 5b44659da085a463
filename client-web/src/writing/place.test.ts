import { expect, test } from "vitest";
import { endOf, lineAt, slideAt, startOf } from "./place";

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

test("a place in the text belongs to its slide, and the head to the first", () => {
  expect(slideAt(DECK, 0)).toBe(0);
  expect(slideAt(DECK, DECK.indexOf("Proef"))).toBe(0);
  expect(slideAt(DECK, DECK.indexOf("# Een"))).toBe(0);
  expect(slideAt(DECK, DECK.indexOf("```notes") + 14)).toBe(0);
  expect(slideAt(DECK, DECK.indexOf("# Twee"))).toBe(1);
  expect(slideAt(DECK, DECK.length)).toBe(2);
});

test("a slide begins behind its parting line and ends before the next", () => {
  expect(DECK.slice(startOf(DECK, 1), endOf(DECK, 1)).trim()).toBe("# Twee");
  expect(DECK.slice(startOf(DECK, 0), startOf(DECK, 0) + 5)).toBe("# Een");
  expect(DECK.slice(startOf(DECK, 2), endOf(DECK, 2)).trim()).toBe("# Drie");
  expect(startOf(DECK, 9)).toBe(DECK.length);
});

test("a line is found by its number", () => {
  expect(lineAt(DECK, 1)).toBe(0);
  expect(DECK.slice(lineAt(DECK, 2)).startsWith("title: Proef")).toBe(true);
  expect(lineAt(DECK, 999)).toBe(DECK.length);
});

test("a text that is no deck yet has one slide", () => {
  expect(slideAt("", 0)).toBe(0);
  expect(slideAt("---\ntitle: x", 8)).toBe(0);
});
