import { expect, test } from "vitest";
import { gapAt, landing } from "./drag";
import { History, ONE_MS } from "./history";
import { marked } from "./mark";

const at = (text: string) => ({ text, slide: 0 });

test("what is typed in one box in one go is one step back, and what was taken back can be done again", () => {
  const history = new History();
  history.add(at("a"), "box", 0);
  history.add(at("ab"), "box", ONE_MS - 1);
  history.add(at("abc"), "other", ONE_MS);
  expect(history.undo(at("abcd"))?.text).toBe("abc");
  expect(history.undo(at("abc"))?.text).toBe("a");
  expect(history.canUndo).toBe(false);
  expect(history.redo(at("a"))?.text).toBe("abc");
  expect(history.redo(at("abc"))?.text).toBe("abcd");
  expect(history.redo(at("abcd"))).toBeNull();
});

test("after something new nothing can be done again, and a pause begins another step", () => {
  const history = new History();
  history.add(at("a"), "box", 0);
  history.add(at("b"), "box", 2 * ONE_MS);
  expect(history.undo(at("c"))?.text).toBe("b");
  history.add(at("b"), null, 3 * ONE_MS);
  expect(history.canRedo).toBe(false);
});

test("the longest decks do not fill the memory", () => {
  const history = new History();
  for (let step = 0; step < 100; step++) history.add(at(`${step}`.padEnd(1_000_000)), null, 0);
  let steps = 0;
  while (history.undo(at(""))) steps += 1;
  expect(steps).toBe(20);
});

test("what is dragged lands where it is dropped", () => {
  const items = [0, 1, 2].map((at) => ({ top: at * 10, bottom: at * 10 + 10 }));
  expect([2, 7, 12, 29].map((y) => gapAt(y, items))).toEqual([0, 1, 1, 3]);
  expect(landing({ from: 0, gap: 3 })).toBe(2);
  expect(landing({ from: 2, gap: 0 })).toBe(0);
  expect([landing({ from: 1, gap: 1 }), landing({ from: 1, gap: 2 })]).toEqual([1, 1]);
});

test("words are marked and unmarked, and lines too", () => {
  const strong = marked("een twee", { from: 4, to: 8 }, "strong");
  expect(strong).toEqual({ text: "een **twee**", from: 6, to: 10 });
  expect(marked(strong.text, strong, "strong")).toEqual({ text: "een twee", from: 4, to: 8 });
  const listed = marked("a\nb\nc", { from: 0, to: 3 }, "list");
  expect(listed.text).toBe("- a\n- b\nc");
  expect(marked(listed.text, listed, "numbered").text).toBe("1. a\n2. b\nc");
  expect(marked(listed.text, listed, "list").text).toBe("a\nb\nc");
  expect(marked("a", { from: 1, to: 1 }, "link").text).toBe("a[](https://)");
});
