import { describe, expect, it } from "vitest";
import type { ProjectorTally, ProjectorView, ServerMessage } from "../lib/protocol.gen";
import { softened } from "../lib/hyphen";
import { messageFrom } from "./channel";
import { chunked } from "./chunk";
import { layCloud, type Placed } from "./cloud";
import { pageOf } from "./context";
import { numbers } from "./histogram";
import { rankOf, sizedWords } from "./keywords";
import { meaningOf } from "./keys";
import { mostDivided } from "./marks";
import { sizeOf } from "./question";
import { expectation } from "../lib/expectation";
import { placeLabels, point } from "./radar";
import { sceneOf } from "./scene";
import { nothing, reduce, withAddress, type State } from "./state";

const stamp = (version: number, epoch = "a") => ({ epoch, version });
const view = (version: number, part: Partial<ProjectorView> = {}, epoch = "a"): ProjectorView => ({
  stamp: stamp(version, epoch),
  room: { code: "K7M4PQ", title: "Samen", language: "nl", keepDays: 30, locked: false, ended: false },
  place: "lobby",
  cover: "none",
  slide: null,
  question: null,
  slides: 3,
  twoSteps: false,
  ...part,
});
const told = (state: State, ...messages: ServerMessage[]) => messages.reduce((all, each) => reduce(all, each, 0), state);
const welcome: ServerMessage = { type: "welcome", role: "projector", build: "b", now: 500, stands: [] };

describe("what a projector was told", () => {
  it("ignores an older view of the same epoch on the same connection", () => {
    const state = told(nothing, welcome, { type: "projector", ...view(5) }, { type: "projector", ...view(4, { place: "closing" }) });
    expect(state.view?.place).toBe("lobby");
  });
  it("takes the first view of a new connection whatever its version", () => {
    const state = told(nothing, welcome, { type: "projector", ...view(5) }, welcome, { type: "projector", ...view(2, { place: "closing" }) });
    expect(state.view?.place).toBe("closing");
  });
  it("takes a lower version of another epoch", () => {
    const state = told(nothing, welcome, { type: "projector", ...view(5) }, { type: "projector", ...view(1, { place: "closing" }, "b") });
    expect(state.view?.place).toBe("closing");
  });
  it("keeps the last picture while a connection is made anew", () => {
    expect(told(nothing, welcome, { type: "projector", ...view(5) }, welcome).view?.stamp.version).toBe(5);
  });
  it("accident 17: a new address is shown by itself until the show moves on or a cover lies over it", () => {
    const join = (address: string): ServerMessage => ({ type: "join", address, url: `http://${address}/K7M4PQ`, code: "K7M 4PQ", qr: { size: 1, path: "" }, candidates: [] });
    const moved = told(nothing, welcome, { type: "projector", ...view(5) }, join("192.168.1.20"), join("10.0.0.4"));
    expect(moved.movedAt).toBe(0);
    expect(withAddress(moved.view, true)?.cover).toBe("code");
    expect(withAddress(view(6, { cover: "blank" }), true)?.cover).toBe("blank");
    expect(told(moved, join("10.0.0.4"), welcome, { type: "projector", ...view(5) }).movedAt, "a connection that comes back").toBe(0);
    expect(told(moved, { type: "projector", ...view(6) }).movedAt).toBeNull();
    expect(told(nothing, welcome, { type: "projector", ...view(5) }, join("10.0.0.4")).movedAt, "the first it heard").toBeNull();
  });
  it("knows how far its own clock is off", () => {
    expect(reduce(nothing, welcome, 200).skew).toBe(300);
  });
});

describe("the scene", () => {
  const asked = { prompt: "Waarom?", short: null, fields: [] };
  const question = { id: "q", number: 1, round: 1, phase: "closed", graceUntil: null, revealed: true, talk: false, asked } as const;
  const tally = (round: number): ProjectorTally => ({
    stamp: stamp(1),
    question: "q",
    round,
    answered: 2,
    tally: { question: "q", round, n: 2, fields: [] },
    earlier: [],
    answeredBoth: 0,
    spotlight: null,
    figure: null,
  });
  const slide = view(1, { place: "slide", question });
  it("is revealed once the numbers of that round are there", () => {
    expect(sceneOf(slide, null).scene).toBe("asked");
    expect(sceneOf(slide, tally(2)).scene).toBe("asked");
    expect(sceneOf(slide, tally(1)).scene).toBe("revealed");
  });
  it("shows nothing of a question that waits but its number", () => {
    expect(sceneOf(view(1, { place: "slide", question: { ...question, phase: "waiting", revealed: false, asked: null } }), null).scene).toBe("waiting");
  });
  it("is covered before anything else", () => {
    expect(sceneOf({ ...slide, cover: "blank" }, tally(1)).scene).toBe("blank");
    expect(sceneOf({ ...slide, cover: "code" }, tally(1)).scene).toBe("join");
  });
  it("is the closing screen of a room that has ended", () => {
    expect(sceneOf({ ...slide, room: { ...slide.room, ended: true } }, tally(1)).scene).toBe("closing");
  });
});

describe("keys", () => {
  const press = (key: string, part = {}) => meaningOf({ key, code: key, repeat: false, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, ...part });
  it("that are the window's own are not passed on", () => {
    expect(press("F5")).toEqual({ here: "fullscreen" });
    expect(press("F5", { shiftKey: true })).toEqual({ here: "fullscreen" });
    expect(press("ArrowDown")).toEqual({ here: "pageDown" });
    expect(press("T")).toEqual({ here: "theme" });
  });
  it("of a clicker are passed on with their repeat", () => {
    expect(press("PageDown", { repeat: true })).toEqual({ pass: { key: "PageDown", code: "PageDown", repeat: true, shift: false } });
    expect(press(".")).toEqual({ pass: { key: ".", code: ".", repeat: false, shift: false } });
  });
  it("of the browser are left to it", () => {
    expect(press("r", { ctrlKey: true })).toBeNull();
    expect(press("Tab")).toBeNull();
  });
  it("from another window are taken only in a form that is known", () => {
    expect(messageFrom({ page: 1 })).toEqual({ page: 1 });
    expect(messageFrom({ theme: "dark" })).toEqual({ theme: "dark" });
    expect(messageFrom({ page: 7 })).toBeNull();
    expect(messageFrom("hello")).toBeNull();
  });
});

describe("drawing", () => {
  it("makes a question smaller as it grows longer", () => {
    expect([110, 111, 210, 211].map((length) => sizeOf("x".repeat(length)))).toEqual([0, 1, 1, 2]);
  });
  it("goes round its pages in both directions", () => {
    expect([-1, 0, 2, 3].map((page) => pageOf(page, 3))).toEqual([2, 0, 2, 0]);
    expect(pageOf(4, 0)).toBe(0);
  });
  it("cuts columns where the next card does not fit, and keeps one that is too high whole", () => {
    expect(chunked([10, 10, 10], 22, 2)).toEqual([0, 2]);
    expect(chunked([40, 10], 22, 2)).toEqual([0, 1]);
    expect(chunked([], 22, 2)).toEqual([0]);
  });
  it("numbers all bars where it fits, else three that keep clear of each other", () => {
    expect(numbers([1, 2, 3], 6).size).toBe(3);
    const few = numbers([1000, 1200, 1100, 10, 900, 800], 6);
    expect([...few].sort()).toEqual([1, 4]);
  });
  it("names a room divided by at most three items, and only from ten answers", () => {
    const rows = ["a", "b", "c", "d"].map((id, at) => ({ item: { id, label: id, short: null }, high: 6 + at, low: 9 }));
    expect(mostDivided(rows, 20)).toEqual(["d", "c", "b"]);
    expect(mostDivided(rows, 9)).toEqual([]);
  });
  it("expects something of an item when a fifth more say so than say the other", () => {
    expect(expectation({ high: 6, low: 2 }, 20)).toBe("up");
    expect(expectation({ high: 2, low: 6 }, 20)).toBe("down");
    expect(expectation({ high: 5, low: 2 }, 20)).toBeNull();
    expect(expectation({ high: 0, low: 0 }, 0)).toBeNull();
  });
  it("begins its spokes at the top and goes clockwise", () => {
    expect(point(0, 4, 10)).toEqual([0, -10]);
    expect(point(1, 4, 10)).toEqual([10, -0]);
  });
  it("parts the labels of a web that would lie over each other", () => {
    const names = Array.from({ length: 12 }, (_, at) => `Een tamelijk lang onderdeel nummer ${at}`);
    const labels = placeLabels(names, 25, 120, 38);
    for (const side of ["left", "right"]) {
      const column = labels.filter((label) => label.side === side).sort((a, b) => a.top - b.top);
      column.forEach((label, at) => {
        const above = column[at - 1];
        if (above) expect(label.top).toBeGreaterThanOrEqual(above.top + above.height);
      });
    }
  });
  it("gives words three sizes, and one person's word the smallest", () => {
    expect([1, 2, 4, 9].map((count) => rankOf(count, 9))).toEqual([2, 2, 1, 0]);
    expect(rankOf(1, 1)).toBe(2);
  });
  it("breaks long words between syllables, and short ones never", () => {
    expect(softened("professionalisering").split("\u00ad").join("-")).toBe("pro-fes-sio-na-li-se-ring");
    expect(softened("Draagvlak")).toBe("Draagvlak");
    expect(softened("samen vakmanschap", (word) => word.length > 9).split("\u00ad").join("-")).toBe("samen vak-man-schap");
    expect(softened("Onderzoeksmatig werken").replaceAll("\u00ad", "")).toBe("Onderzoeksmatig werken");
  });
});

describe("the cloud of words", () => {
  const words = Array.from({ length: 20 }, (_, at) => ({ word: `woord${at}`, width: 20 - at / 2, height: 6 }));
  it("lays no word over another, nor over the edge", () => {
    const placed = layCloud(words, 120, 60, new Map());
    expect(placed.length).toBe(20);
    for (const one of placed) {
      expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0);
      expect(one.y + one.height / 2).toBeLessThanOrEqual(60);
      for (const other of placed) {
        if (one.word >= other.word) continue;
        const apart = Math.abs(one.x - other.x) >= (one.width + other.width) / 2 || Math.abs(one.y - other.y) >= (one.height + other.height) / 2;
        expect(apart, `${one.word} and ${other.word}`).toBe(true);
      }
    }
  });
  it("comes out the same from the same words", () => {
    expect(layCloud(words, 120, 60, new Map())).toEqual(layCloud(words, 120, 60, new Map()));
  });
  it("leaves words where they were when another comes", () => {
    const before = new Map<string, Placed>(layCloud(words, 120, 60, new Map()).map((each) => [each.word, each]));
    const after = layCloud([...words, { word: "nieuw", width: 12, height: 6 }], 120, 60, before);
    for (const each of after) {
      const old = before.get(each.word);
      if (old) expect([each.x, each.y]).toEqual([old.x, old.y]);
    }
  });
  describe("of three hundred different words", () => {
    const wide = { width: 160, height: 62 };
    const many = Array.from({ length: 300 }, (_, at) => ({ word: `sleutelwoord${at}`, count: Math.max(1, 30 - at) }));
    const lay = (all: typeof many, before: Placed[]) =>
      layCloud(sizedWords(all, wide, "nl"), wide.width, wide.height, new Map(before.map((each) => [each.word, each])));
    it("lays forty at most, and thirty on a narrow screen", () => {
      expect(sizedWords(many, wide, "nl")).toHaveLength(40);
      expect(sizedWords(many, { width: 100, height: 62 }, "nl")).toHaveLength(30);
    });
    it("keeps every word in its place when one is added, tally after tally", () => {
      let before = lay(many, []);
      expect(before.length).toBeGreaterThan(10);
      for (let added = 0; added < 20; added += 1) {
        const all = [...many.slice(0, 5), { ...many[5]!, word: `nieuw${added}` }, ...many.slice(5)];
        const after = lay(all, before);
        const places = new Map(after.map(({ word, x, y }) => [word, [x, y]]));
        for (const { word, x, y } of before.filter((each) => places.has(each.word))) expect(places.get(word)).toEqual([x, y]);
        before = after;
      }
    });
  });
  it("leaves out what does not fit", () => {
    expect(layCloud([{ word: "te-breed", width: 200, height: 6 }], 120, 60, new Map())).toEqual([]);
  });
});
