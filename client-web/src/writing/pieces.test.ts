import { expect, test } from "vitest";
import { firstDeck, freshId, PIECES, pieceOf } from "./pieces";
import { endOf, startOf } from "./place";

test("an id is one that the deck does not have", () => {
  expect(freshId("id: vraag-1\n  - id: vraag-2", "vraag")).toBe("vraag-3");
  expect(freshId("", "dia")).toBe("dia-1");
});

test("every piece is one slide, in both languages", () => {
  for (const language of ["nl", "en"] as const) {
    let deck = firstDeck("Proef: een", language);
    for (const piece of PIECES) deck += pieceOf(piece, deck, language);
    const ids = [...deck.matchAll(/^id: (\S+)/gm)].map((found) => found[1]);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toHaveLength(PIECES.length + 2);
    expect(deck.slice(startOf(deck, PIECES.length + 1), endOf(deck, PIECES.length + 1))).toContain("kind: points");
  }
});
