import { expect, test } from "vitest";
import type { AheadView } from "../lib/protocol.gen";
import en from "../locale/presenter.en";
import nl from "../locale/presenter.nl";
import { aheadWords } from "./ahead";

const table: [AheadView, string, string][] = [
  [{ ahead: "show", title: "Samen" }, "Volgende: Samen", "Next: Samen"],
  [{ ahead: "open", number: 4, round: 1 }, "Open vraag 4", "Open question 4"],
  [{ ahead: "open", number: 4, round: 2 }, "Open vraag 4, ronde 2", "Open question 4, round 2"],
  [{ ahead: "closeAndReveal", number: 1 }, "Sluit en toon", "Close and show"],
  [{ ahead: "closeAndTalk", number: 1 }, "Sluit en bespreek", "Close and talk"],
  [{ ahead: "reveal", number: 1 }, "Toon de uitslag", "Show the result"],
  [{ ahead: "uncover" }, "Toon de beamer weer", "Show the projector again"],
  [{ ahead: "closing" }, "Volgende: het slot", "Next: the end"],
  [{ ahead: "nothing" }, "Dit is het slot", "This is the end"],
];

test.each(table)("the next button says what it will do: %o", (ahead, dutch, english) => {
  expect(aheadWords(ahead, nl)).toBe(dutch);
  expect(aheadWords(ahead, en)).toBe(english);
});
