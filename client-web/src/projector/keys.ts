/** A key as the projector window passes it on. */
export interface PassedKey {
  key: string;
  code: string;
  repeat: boolean;
  shift: boolean;
}

/** What a projector window does about a key itself; all others are the presenter's. */
export type OwnKey = "fullscreen" | "leave" | "theme" | "pageDown" | "pageUp";

const own: Record<string, OwnKey> = {
  F5: "fullscreen",
  f: "fullscreen",
  Escape: "leave",
  t: "theme",
  ArrowDown: "pageDown",
  ArrowUp: "pageUp",
};

/** Keys that are the browser's: chords, and moving the focus. */
const browsers = ["Tab", "Shift", "Control", "Alt", "Meta", "F11", "F12"];

/** What is to be done about a key: here, by the presenter's page, or nothing. */
export type Meaning = { here: OwnKey } | { pass: PassedKey } | null;

/** Reads a key. A repeat does nothing here, and is passed on as one. */
export function meaningOf(event: Pick<KeyboardEvent, "key" | "code" | "repeat" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">): Meaning {
  if (event.ctrlKey || event.metaKey || event.altKey || browsers.includes(event.key)) return null;
  const name = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const here = own[name];
  if (here) return { here };
  return { pass: { key: event.key, code: event.code, repeat: event.repeat, shift: event.shiftKey } };
}
