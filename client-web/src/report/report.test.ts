// @vitest-environment happy-dom
import { h, render } from "preact";
import { afterEach, expect, test, vi } from "vitest";
import type { FieldTally, FieldView, ItemView, Report, ReportRound } from "../lib/protocol.gen";
import { openStore } from "../lib/storage";
import nl from "../locale/report.nl";
import wall from "../locale/projector.nl";
import { ReportPage } from "./app";
import { linesIn, wide } from "./chart/ink";
import { PageProvider } from "./context";
import { fileName } from "./save";
import { codeOf, readerOf } from "./source";

const item = (id: string, label: string): ItemView => ({ id, label, short: null });

function field(id: string, label: string | null, input: FieldView["input"]): FieldView {
  return { id, label, hint: null, required: false, when: null, input };
}

const grade = field("cijfer", null, { kind: "grade", min: 1, max: 10, step: 0.5, pass: 5.5 });
const choice = field("keuze", "Kies", { kind: "choice", choices: [item("ja", "Ja"), item("nee", "Nee")], most: 1 });
const text = field("tekst", "Waarom", { kind: "text", length: 140, by: null });

function round(fields: FieldView[], tallies: FieldTally[] | null, n: number, more: Partial<ReportRound> = {}): ReportRound {
  const tally = tallies && { question: "vraag", round: 1, n, fields: tallies };
  return { round: 1, asked: { prompt: "Wat vind je?", short: null, fields }, n, tally, few: [], answeredBoth: 0, ...more };
}

function report(...rounds: ReportRound[]): Report {
  const slide = { id: "vraag", number: 1, title: "", body: [], figure: null };
  const question = { id: "vraag", number: 1, rounds };
  return {
    version: 1, code: "K7M4PQ", title: "Een middag", language: "nl", beganAt: Date.UTC(2026, 10, 25, 12), endedAt: null,
    group: null, groups: [], minimum: 5, slides: [{ slide, question, drawn: null }],
  };
}

function shown(of: Report, presents = false): HTMLElement {
  const root = document.createElement("div");
  document.body.append(root);
  const page = { words: nl, wall, language: "nl" as const, code: of.code };
  render(h(PageProvider, { value: page }, h(ReportPage, { report: of, reader: { code: of.code, secret: "s", presents, organises: false } })), root);
  return root;
}

afterEach(() => document.body.replaceChildren());

const bins = Array.from({ length: 19 }, (_, at) => (at === 11 ? 3 : at === 14 ? 2 : 0));

test("a grade is a drawing with the same numbers in a table", () => {
  const page = shown(report(round([grade], [{ field: "cijfer", n: 5, branchHeld: false, sum: { kind: "grade", bins, mean: 7.1, median: 6.5, deviation: 0.7 } }], 5)));
  const chart = page.querySelector("svg")!;
  expect(chart.querySelectorAll("rect").length).toBe(5);
  expect(chart.getAttribute("role")).toBe("img");
  expect([...page.querySelectorAll("tbody tr")].map((row) => row.textContent)).toEqual(["6,53", "82"]);
  expect(page.textContent).toContain("Jullie geven gemiddeld een 7,1");
  expect(page.textContent).toContain("5 antwoorden");
});

test("what was not shown is told by its count alone", () => {
  const page = shown(report(round([grade], null, 4)));
  expect(page.textContent).toContain("4 antwoorden · de uitslag is niet getoond");
  expect(page.querySelector("svg, table")).toBeNull();
});

test("of a field that few filled in, it says so", () => {
  const page = shown(report(round([choice], [], 2, { few: [{ field: "keuze", n: 2 }] })));
  expect(page.textContent).toContain(nl.few);
  expect(page.querySelector("svg, table")).toBeNull();
});

test("cards stand under what they were filed in, and what is missing is counted", () => {
  const card = (id: number, said: string, by: string | null, count = 1) => ({ id, text: said, count, pinned: false, added: count === 0, by });
  const sum = { kind: "text" as const, clusters: [], cards: [card(1, "een rooster", "studenten", 2), card(2, "koffie", null, 0)], more: 3, withheld: 1 };
  const page = shown(report(round([text], [{ field: "tekst", n: 2, branchHeld: false, sum }], 2)));
  expect([...page.querySelectorAll("h4")].map((head) => head.textContent)).toEqual(["Studenten", "Overig"]);
  expect([...page.querySelectorAll("li")].map((one) => one.textContent)).toEqual(["een rooster ×2", "koffie uit de zaal"]);
  expect(page.textContent).toContain("en nog 3; ze staan in de bestanden · 1 niet getoond");
});

test("only a presenter is offered files and links", async () => {
  const asked = vi.spyOn(globalThis, "fetch").mockResolvedValue(new Response("[]"));
  expect(shown(report(), false).querySelector("details")).toBeNull();
  expect([...shown(report(), true).querySelectorAll("summary")].map((one) => one.textContent)).toEqual([nl.files, nl.share]);
  await vi.waitFor(() => expect(asked).toHaveBeenCalledWith("/api/rooms/K7M4PQ/shares", expect.anything()));
  asked.mockRestore();
});

test("lines are no wider than they may be, and nothing is lost", () => {
  const said = "Een langwerpigheidsbevorderingsmaatregelenpakket voor de hele school";
  const lines = linesIn(said, 120);
  for (const line of lines) expect(wide(line)).toBeLessThanOrEqual(120);
  expect(lines.join("").replace(/[- ]/g, "")).toBe(said.replace(/ /g, ""));
});

test("a file name has nothing in it that a file system minds", () => {
  expect(fileName("peil", "K7M4PQ", "Wat / vind: je? é")).toBe("peil-K7M4PQ-Wat-vind-je-e");
  expect(fileName("peil", "../..")).toBe("peil");
});

test("a shared secret leaves the address, and the presenter's own key goes before it", () => {
  const storage = new Map<string, string>();
  const disk = { getItem: (name: string) => storage.get(name) ?? null, setItem: (name: string, value: string) => void storage.set(name, value), removeItem: (name: string) => void storage.delete(name) };
  const store = openStore(() => disk as unknown as Storage);
  const history = { replaceState: vi.fn() };
  const place = { hash: "#share=abc", pathname: "/report/k7m4pq" };
  expect(readerOf(place, history, store)).toEqual({ code: "K7M4PQ", secret: "abc", presents: false, organises: false });
  expect(history.replaceState).toHaveBeenCalledWith(null, "", "/report/k7m4pq");
  expect(readerOf({ ...place, hash: "" }, history, store)?.secret).toBe("abc");
  store.write("peil.organiser", "key");
  expect(readerOf({ ...place, hash: "" }, history, store)).toEqual({ code: "K7M4PQ", secret: "key", presents: true, organises: true });
  expect(codeOf("/present/K7M4PQ")).toBeNull();
});
