// @vitest-environment happy-dom
import { describe, expect, test } from "vitest";
import { type Focus, focusOf, type Intent, type Press, readKey } from "./key";

const press = (key: string, more: Partial<Press> = {}): Press => ({ key, code: key, repeat: false, shift: false, ...more });

const table: [key: string, page: Intent | null, control: Intent | null, text: Intent | null][] = [
  ["PageDown", "next", "next", "next"],
  ["PageUp", "previous", "previous", "previous"],
  ["ArrowRight", "next", "next", null],
  ["ArrowLeft", "previous", "previous", null],
  [" ", "next", null, null],
  ["Enter", "next", null, null],
  ["n", "next", "next", null],
  ["N", "next", "next", null],
  [".", "blank", "blank", null],
  ["b", "blank", "blank", null],
  ["j", "code", "code", null],
  ["d", "talk", "talk", null],
  ["g", "outline", "outline", null],
  ["p", "peek", "peek", null],
  ["h", "conceal", "conceal", null],
  ["r", "reopen", "reopen", null],
  ["t", "theme", "theme", null],
  ["f", "fullscreen", "fullscreen", null],
  ["F5", "fullscreen", "fullscreen", "fullscreen"],
  ["?", "help", "help", null],
  ["ArrowDown", "pageDown", "pageDown", null],
  ["ArrowUp", "pageUp", "pageUp", null],
  ["Escape", "escape", "escape", null],
  ["x", null, null, null],
  ["Tab", null, null, null],
];

describe("a key", () => {
  test.each(table)("%s asks for what the page says", (key, page, control, text) => {
    const asked = (focus: Focus) => readKey(press(key), focus).intent;
    expect([asked("page"), asked("control"), asked("text")]).toEqual([page, control, text]);
  });

  test("held down asks for nothing, and is still kept from the browser", () => {
    expect(readKey(press("PageDown", { repeat: true }), "page")).toEqual({ intent: null, prevent: true });
    expect(readKey(press("F5", { repeat: true }), "page")).toEqual({ intent: null, prevent: true });
  });

  test("F5 never reloads, with Shift neither, in a text box neither", () => {
    for (const focus of ["page", "control", "text"] as const) {
      expect(readKey(press("F5", { shift: true }), focus).prevent).toBe(true);
    }
  });

  test("with Control is the browser's own", () => {
    expect(readKey(press("r", { chord: true }), "page")).toEqual({ intent: null, prevent: false });
  });

  test("Escape is left to the browser, which leaves fullscreen by it", () => {
    expect(readKey(press("Escape"), "page").prevent).toBe(false);
  });

  test("belongs to the dialog, the list of cards or the box that has the focus", () => {
    document.body.innerHTML =
      "<button id=b></button><textarea id=t></textarea><dialog open><button id=d></button></dialog><ul data-keys=own><li><button id=c></button></li></ul>";
    const at = (id: string) => focusOf(document.getElementById(id));
    expect(focusOf(document.body)).toBe("text");
    document.querySelector("dialog")!.open = false;
    expect(focusOf(document.body)).toBe("page");
    document.querySelector("dialog")!.open = true;
    expect([focusOf(null), at("b"), at("t"), at("d"), at("c")]).toEqual([
      "page",
      "control",
      "text",
      "text",
      "text",
    ]);
  });
});
