import { expect, test } from "vitest";
import { imageLine, imagesOf, withImage, withoutImage } from "./images";

const [ONE, TWO] = [`images/${"0a".repeat(16)}.webp`, `images/${"0b".repeat(16)}.jpg`];

test("only a line that is an image of the deck is one", () => {
  const body = `Zo.\n\n![Een \\[tafel\\]](${ONE})\n\nTekst met ![erin](${ONE}).\n\n![van elders](https://example.org/a.png)\n\n![](${TWO})  `;
  expect(imagesOf(body).map(({ alt, path }) => [alt, path])).toEqual([
    ["Een [tafel]", ONE],
    ["", TWO],
  ]);
});

test("words for an image are read back as they were typed", () => {
  for (const alt of ["Twee leraren", "a [b] *c* `d` \\ <e> &amp; _f_ ]( !", "één\ttwee"]) {
    const [image] = imagesOf(imageLine(alt, ONE));
    expect(image?.alt).toBe(alt.replace("\t", " "));
  }
});

test("an image is replaced at its place, and nothing else changes", () => {
  const body = `Voor.\n\n![een](${ONE})\n\nNa.`;
  expect(withImage(body, imagesOf(body)[0]!, imageLine("twee", TWO))).toBe(`Voor.\n\n![twee](${TWO})\n\nNa.`);
});

test("an image goes with the empty lines about it", () => {
  const body = `Voor.\n\n![een](${ONE})\n\n![twee](${TWO})\n\n  Na.`;
  const without = withoutImage(body, imagesOf(body)[0]!);
  expect(without).toBe(`Voor.\n\n![twee](${TWO})\n\n  Na.`);
  expect(withoutImage(without, imagesOf(without)[0]!)).toBe("Voor.\n\n  Na.");
  expect(withoutImage(`![een](${ONE})`, imagesOf(`![een](${ONE})`)[0]!)).toBe("");
});
