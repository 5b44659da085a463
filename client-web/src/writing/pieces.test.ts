import { expect, test } from "vitest";
import { freshId, nameOf } from "./name";
import { firstDeck, PIECES, pieceOf } from "./pieces";
import { withSlide } from "./order";
import { takeApart, textOf } from "./source";

test("an id is one that the deck does not have", () => {
  expect(freshId("id: vraag-1\n  - id: vraag-2", "vraag")).toBe("vraag-3");
  expect(freshId("", "dia")).toBe("dia-1");
});

test("a name is made of the words, and is another for each", () => {
  expect(nameOf("Één ding, nú!", [], "item")).toBe("een-ding-nu");
  expect(nameOf("Ja", ["ja", "ja-2"], "item")).toBe("ja-3");
  expect(nameOf("…", ["item"], "item")).toBe("item-2");
  expect(nameOf("lang ".repeat(20), [], "item").length).toBeLessThanOrEqual(36);
});

test("every piece is one slide, in both languages", () => {
  for (const language of ["nl", "en"] as const) {
    let deck = firstDeck("Proef: een", language);
    for (const piece of PIECES) deck = withSlide(deck, takeApart(deck)!.sections.length, pieceOf(piece, deck, language));
    const { sections } = takeApart(deck)!;
    expect(sections).toHaveLength(PIECES.length + 2);
    const ids = [...deck.matchAll(/^id: (\S+)/gm)].map((found) => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(sections.length);
    expect(textOf(deck, sections.at(-1)!)).toContain("kind: points");
  }
});
