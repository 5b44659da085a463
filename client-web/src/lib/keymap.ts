/** What a key asks for. */
export type Intent = Command | "previous" | "blank" | "pageDown" | "pageUp" | "escape";

/** What has a key of its own that she may change. */
export type Command =
  | "next"
  | "code"
  | "wifi"
  | "freeze"
  | "talk"
  | "timer"
  | "outline"
  | "peek"
  | "conceal"
  | "reopen"
  | "split"
  | "replay"
  | "undo"
  | "theme"
  | "fullscreen"
  | "help";

/** The keys that she changed. */
export type Changed = Partial<Record<Command, string>>;

/** Under this name a browser keeps them. */
export const KEYS = "peil.keys";

const defaults: Record<Command, string> = {
  next: "n",
  code: "j",
  wifi: "w",
  freeze: "i",
  talk: "d",
  timer: "k",
  outline: "g",
  peek: "p",
  conceal: "h",
  reopen: "r",
  split: "v",
  replay: "z",
  undo: "u",
  theme: "t",
  fullscreen: "f",
  help: "?",
};

/** All commands, in the order in which they are listed. */
export const COMMANDS = Object.keys(defaults) as Command[];

/** Clickers send these, and everybody expects the others: they stay. */
const fixed: Record<string, Intent> = {
  ArrowRight: "next",
  ArrowLeft: "previous",
  ArrowDown: "pageDown",
  ArrowUp: "pageUp",
  Escape: "escape",
  ".": "blank",
  b: "blank",
};

/** A key by one name, in either case. */
export function nameOf(key: string): string {
  return key.length === 1 ? key.toLowerCase() : key;
}

/** The key of a command. */
export function keyFor(command: Command, changed: Changed): string {
  return changed[command] ?? defaults[command];
}

/** What each key asks for on the page itself. */
export function tableOf(changed: Changed): Record<string, Intent> {
  return { ...fixed, ...Object.fromEntries(COMMANDS.map((command) => [keyFor(command, changed), command])) };
}

/** Another key for a command; refused where the key is the clicker's or the browser's, or another command's. */
export function change(changed: Changed, command: Command, key: string): { changed: Changed } | { clash: Command | "fixed" } {
  const name = nameOf(key);
  if (name.length !== 1 || name.trim() === "" || name in fixed) return { clash: "fixed" };
  const other = COMMANDS.find((one) => one !== command && keyFor(one, changed) === name);
  if (other) return { clash: other };
  const { [command]: _, ...rest } = changed;
  return { changed: name === defaults[command] ? rest : { ...rest, [command]: name } };
}

/** What a browser kept, whoever wrote it: what could not have been chosen is left out. */
export function keptKeys(kept: unknown): Changed {
  let changed: Changed = {};
  for (const [command, key] of Object.entries(typeof kept === "object" && kept !== null ? kept : {})) {
    if (!COMMANDS.includes(command as Command) || typeof key !== "string") continue;
    const outcome = change(changed, command as Command, key);
    if ("changed" in outcome) changed = outcome.changed;
  }
  return changed;
}
