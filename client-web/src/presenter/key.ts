import { type Intent, nameOf, tableOf } from "../lib/keymap";

export type { Intent } from "../lib/keymap";

/** A key as it was pressed, here or in a projector window that passes its keys on. */
export interface Press {
  key: string;
  code: string;
  /** Held down: the keyboard, not the presenter, sends these. */
  repeat: boolean;
  shift: boolean;
  /** Control, command or alt: the browser's own shortcut. */
  chord?: boolean;
}

/** What has the focus: the page itself, a control that Enter and Space press, or a place that needs its keys for itself. */
export type Focus = "page" | "control" | "text";

/** What to do about a key: `prevent` keeps the browser from acting on it. */
export interface Reading {
  intent: Intent | null;
  prevent: boolean;
}

/** Clickers send these; they steer even while somebody types. */
const everywhere: Record<string, Intent> = { PageDown: "next", PageUp: "previous", F5: "fullscreen" };

/** These press the control that has the focus, and steer only when none has. */
const unlessControl: Record<string, Intent> = { " ": "next", Enter: "next" };

const nothing: Reading = { intent: null, prevent: false };

/** Reads a key. Repeats ask for nothing, and are still kept from the browser: a held F5 must not reload. */
export function readKey(press: Press, focus: Focus, table: Record<string, Intent> = tableOf({})): Reading {
  if (press.chord) return nothing;
  const name = nameOf(press.key);
  const intent =
    everywhere[name] ??
    (focus === "text" ? undefined : table[name]) ??
    (focus === "page" ? unlessControl[name] : undefined);
  if (!intent) return nothing;
  return { intent: press.repeat ? null : intent, prevent: intent !== "escape" };
}

const texts = "input, textarea, select, [contenteditable], dialog[open] *, dialog[open], [data-keys='own'], [data-keys='own'] *";
const controls = "button, a[href], summary, [role='button']";

/** What kind of thing has the focus. */
export function focusOf(element: Element | null): Focus {
  if (!element) return "page";
  // A press beside the boxes of a dialog leaves the focus on the page below it, which is not what she is at.
  if (element === element.ownerDocument.body) return element.querySelector("dialog[open]") ? "text" : "page";
  if (element.matches(texts)) return "text";
  return element.matches(controls) ? "control" : "page";
}

/** A key as an event tells it. */
export function pressOf(event: KeyboardEvent): Press {
  return {
    key: event.key,
    code: event.code,
    repeat: event.repeat,
    shift: event.shiftKey,
    chord: event.ctrlKey || event.metaKey || event.altKey,
  };
}
