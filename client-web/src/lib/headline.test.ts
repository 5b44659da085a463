import { describe, expect, it } from "vitest";
import en from "../locale/projector.en";
import nl from "../locale/projector.nl";
import { fieldHeadline, headline, inSentence, isDivided } from "./headline";
import type { FieldTally, Input, ItemView, Sum } from "./protocol.gen";

const words = nl.headline;
const item = (label: string, short: string | null = null): ItemView => ({ id: label, label, short });
const tally = (n: number, sum: Sum): FieldTally => ({ field: "f", n, branchHeld: false, sum });

const grade: Input = { kind: "grade", min: 1, max: 10, step: 0.5, pass: 5.5 };
/** Grades as a field's tally, counted the way the server does. */
function graded(grades: number[]): FieldTally {
  const bins = Array.from({ length: 19 }, () => 0);
  for (const each of grades) bins[(each - 1) * 2] = (bins[(each - 1) * 2] ?? 0) + 1;
  const n = grades.length;
  const mean = n ? grades.reduce((a, b) => a + b, 0) / n : null;
  const deviation = mean === null ? null : Math.sqrt(grades.reduce((a, b) => a + (b - mean) ** 2, 0) / n);
  return tally(n, { kind: "grade", bins, mean, median: mean, deviation });
}
const sayGrade = (grades: number[]) => fieldHeadline(grade, graded(grades), words, "nl");

describe("a grade", () => {
  it("is said as a mean from five answers on", () => {
    expect(sayGrade([6, 6.5, 6, 7, 6.5])).toBe("Jullie geven gemiddeld een 6,4");
  });
  it("is not spoken of below five answers", () => {
    expect(sayGrade([6, 6.5, 6, 7])).toBeNull();
    expect(sayGrade([])).toBeNull();
  });
  it("is said to differ widely only when ten people fall in two camps", () => {
    expect(sayGrade([2, 2, 2, 3, 3, 8, 8, 9, 9, 9])).toBe("De cijfers lopen uiteen");
  });
  it("is not spoken of when it spreads widely among fewer than ten", () => {
    expect(sayGrade([1, 1, 2, 9, 10])).toBeNull();
  });
  it("is not spoken of when it spreads widely without two camps", () => {
    expect(sayGrade([1, 1, 1, 8, 8, 8, 8, 8, 8, 8, 8])).toBeNull();
  });
  it("of a longer scale is measured in proportion to it", () => {
    const bins = Array.from({ length: 101 }, (_, at) => (at >= 50 && at < 60 ? 1 : 0));
    const input: Input = { kind: "grade", min: 0, max: 100, step: 1, pass: null };
    const sum: Sum = { kind: "grade", bins, mean: 54.5, median: 54.5, deviation: 2.87 };
    expect(fieldHeadline(input, tally(10, sum), words, "nl")).toBe("Jullie geven gemiddeld een 54,5");
  });
  it("is said in English with the article that its number asks for", () => {
    expect(fieldHeadline(grade, graded([8, 8, 8, 8, 8]), en.headline, "en")).toBe("You give an 8.0 on average");
    expect(fieldHeadline(grade, graded([6, 6, 7, 7, 6]), en.headline, "en")).toBe("You give a 6.4 on average");
  });
});

describe("a grade that was asked twice", () => {
  const say = (first: number[], now: number[], answeredBoth: number) =>
    fieldHeadline(grade, graded(now), words, "nl", { earlier: graded(first), answeredBoth });
  it("is said as both means when they differ", () => {
    expect(say([6, 6, 7, 6, 7], [7, 7, 7, 7, 7], 5)).toBe("Eerst 6,4 · nu 7,0");
  });
  it("is said to be about the same when they do not", () => {
    expect(say([6, 6, 7, 6, 7], [6, 6.5, 7, 6, 7], 5)).toBe("Ongeveer gelijk gebleven");
  });
  it("is not compared when fewer than five answered both, or either", () => {
    expect(say([6, 6, 7, 6, 7], [7, 7, 7, 7, 7], 4)).toBe("Jullie geven gemiddeld een 7,0");
    expect(say([6, 6, 7, 6], [7, 7, 7, 7, 7], 4)).toBe("Jullie geven gemiddeld een 7,0");
  });
});

describe("a choice", () => {
  const yesNo: Input = { kind: "choice", choices: [item("Ja"), item("Nee")], most: 1 };
  const say = (counts: number[], input: Input = yesNo) =>
    fieldHeadline(input, tally(counts.reduce((a, b) => a + b, 0), { kind: "choice", counts }), words, "nl");
  it("is said as counts when one leads by two answers and a tenth", () => {
    expect(say([14, 8])).toBe("14 van de 22 zeggen ja");
    expect(say([2, 20])).toBe("20 van de 22 zeggen nee");
  });
  it("is said to be in balance when the lead is smaller", () => {
    expect(say([3, 2])).toBe("Ja en nee houden elkaar in evenwicht");
    expect(say([52, 48])).toBe("Ja en nee houden elkaar in evenwicht");
  });
  it("is not spoken of below five answers", () => {
    expect(say([4, 0])).toBeNull();
  });
  it("of three says nothing when none leads: two in balance would leave the third out", () => {
    expect(say([5, 4, 4], { kind: "choice", choices: [item("A"), item("B"), item("C")], most: 1 })).toBeNull();
  });
  it("of several at once is not spoken of", () => {
    expect(say([14, 8], { ...yesNo, most: 2 })).toBeNull();
  });
});

describe("keywords", () => {
  const input: Input = { kind: "keywords", most: 3, length: 40 };
  const say = (counts: [string, number][]) =>
    fieldHeadline(input, tally(9, { kind: "keywords", words: counts.map(([word, count]) => ({ word, count })), more: 0, withheld: 0 }), words, "nl");
  it("name the word that three gave and that stands alone at the top", () => {
    expect(say([["vertrouwen", 3], ["tijd", 2]])).toBe("Vaakst genoemd: vertrouwen");
  });
  it("name no word that shares the top", () => {
    expect(say([["vertrouwen", 4], ["tijd", 4]])).toBeNull();
  });
  it("name no word that one or two people gave", () => {
    expect(say([["vertrouwen", 2]])).toBeNull();
    expect(say([])).toBeNull();
  });
});

describe("marks", () => {
  const items = [item("Gespreid leiderschap t.b.v. PLG", "Gespreid leiderschap"), item("Draagvlak"), item("PLG")];
  const input: Input = { kind: "marks", items, mostHigh: 3, mostLow: 3 };
  const say = (n: number, high: number[], low: number[]) => fieldHeadline(input, tally(n, { kind: "marks", high, low }), words, "nl");
  it("name the item that a quarter marked high and a quarter low", () => {
    expect(say(20, [7, 12, 3], [6, 1, 2])).toBe("Meest verdeeld: gespreid leiderschap");
  });
  it("name what is most often expected high when none divides the room", () => {
    expect(say(20, [2, 12, 3], [6, 1, 2])).toBe("Vaakst hoog verwacht: draagvlak");
  });
  it("name no divided item when two are so alike", () => {
    expect(say(20, [6, 11, 6], [6, 6, 1])).toBeNull();
  });
  it("name no high item that shares the top, or that less than a third of a room marked", () => {
    expect(say(20, [10, 10, 0], [0, 0, 0])).toBeNull();
    expect(say(20, [5, 3, 0], [0, 0, 0])).toBeNull();
  });
  it("are not spoken of below five answers", () => {
    expect(say(4, [4, 0, 0], [0, 0, 0])).toBeNull();
  });
  it("divide the room only from three on either side", () => {
    expect(isDivided({ high: 2, low: 6 }, 8)).toBe(false);
    expect(isDivided({ high: 3, low: 3 }, 13)).toBe(false);
    expect(isDivided({ high: 3, low: 3 }, 12)).toBe(true);
  });
});

describe("ratings", () => {
  const input: Input = { kind: "rating", items: [item("Draagvlak"), item("Tijd")], series: [item("nu"), item("straks")], min: 1, max: 5 };
  const rated = (n: number, mean: number) => ({ n, mean, deviation: 1 });
  const say = (n: number, first: [number, number], second: [number, number], asked: Input = input) =>
    fieldHeadline(
      asked,
      tally(n, { kind: "rating", items: [first, second].map((pair) => pair.map((mean) => rated(n, mean))) }),
      words,
      "nl",
    );
  it("name the wish that is half a point and first by a fifth", () => {
    expect(say(5, [2, 3.5], [3, 3.4])).toBe("Grootste wens: draagvlak");
    expect(say(5, [2.1, 2.6], [3, 3.3])).toBe("Grootste wens: draagvlak");
  });
  it("name none that is smaller, or not clearly first", () => {
    expect(say(5, [2, 2.4], [3, 3.1])).toBeNull();
    expect(say(5, [2, 3.5], [2, 3.4])).toBeNull();
  });
  it("are not spoken of below five answers, or in one series", () => {
    expect(say(4, [2, 4], [3, 3])).toBeNull();
    expect(say(5, [2, 4], [3, 3], { ...input, series: [item("nu")] })).toBeNull();
  });
});

describe("a whole question", () => {
  const text: Input = { kind: "text", length: 80, by: null };
  const cards = (n: number): Sum => ({ kind: "text", clusters: [], cards: [], more: n, withheld: 0 });
  const field = (id: string, input: Input) => ({ id, label: null, hint: null, required: false, when: null, input });
  it("of texts is said as a count of answers, and not at all without one", () => {
    const asked = { prompt: "Waarom?", short: null, fields: [field("a", text), field("b", text)] };
    const round = (n: number) => ({ question: "q", round: 1, n, fields: ["a", "b"].map((id) => ({ ...tally(n, cards(n)), field: id })) });
    expect(headline(asked, round(22), words, "nl")).toBe("22 antwoorden");
    expect(headline(asked, round(1), words, "nl")).toBe("1 antwoord");
    expect(headline(asked, round(0), words, "nl")).toBeNull();
  });
  it("speaks of its first field that says something, and never of one that is held back", () => {
    const keywords: Input = { kind: "keywords", most: 3, length: 40 };
    const asked = { prompt: "?", short: null, fields: [field("a", keywords), field("b", text)] };
    const named: Sum = { kind: "keywords", words: [{ word: "tijd", count: 3 }], more: 0, withheld: 0 };
    const round = (branchHeld: boolean) => ({
      question: "q",
      round: 1,
      n: 6,
      fields: [
        { ...tally(3, named), field: "a", branchHeld },
        { ...tally(6, cards(6)), field: "b" },
      ],
    });
    expect(headline(asked, round(false), words, "nl")).toBe("Vaakst genoemd: tijd");
    expect(headline(asked, round(true), words, "nl")).toBe("6 antwoorden");
  });
});

it("writes a label small inside a sentence, and an abbreviation as it is", () => {
  expect(inSentence("Gespreid leiderschap")).toBe("gespreid leiderschap");
  expect(inSentence("PLG")).toBe("PLG");
  expect(inSentence("")).toBe("");
});
