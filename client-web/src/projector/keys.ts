import { type Intent, nameOf, tableOf } from "../lib/keymap";

/** A key as the projector window passes it on. */
export interface PassedKey {
  key: string;
  code: string;
  repeat: boolean;
  shift: boolean;
}

/** What a projector window does about a key itself; all others are the presenter's. */
export type OwnKey = "fullscreen" | "leave" | "theme" | "pageDown" | "pageUp";

const own: Partial<Record<Intent, OwnKey>> = {
  fullscreen: "fullscreen",
  escape: "leave",
  theme: "theme",
  pageDown: "pageDown",
  pageUp: "pageUp",
};

/** Keys that are the browser's: chords, and moving the focus. */
const browsers = ["Tab", "Shift", "Control", "Alt", "Meta", "F11", "F12"];

/** What is to be done about a key: here, by the presenter's page, or nothing. */
export type Meaning = { here: OwnKey } | { pass: PassedKey } | null;

/** Reads a key. A repeat does nothing here, and is passed on as one. */
export function meaningOf(event: Pick<KeyboardEvent, "key" | "code" | "repeat" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">, table: Record<string, Intent> = tableOf({})): Meaning {
  if (event.ctrlKey || event.metaKey || event.altKey || browsers.includes(event.key)) return null;
  const intent = event.key === "F5" ? "fullscreen" : table[nameOf(event.key)];
  const here = intent && own[intent];
  if (here) return { here };
  return { pass: { key: event.key, code: event.code, repeat: event.repeat, shift: event.shiftKey } };
}
