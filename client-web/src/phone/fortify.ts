import type { Store } from "../lib/storage";
import { PREFIX, type Book, type Edit, type Entry, type Memory } from "./memory";
import { waiting } from "./outbox";
import { withoutRehearsal } from "./rehearsal";
import type { State } from "./state";
import { openVault, type Vault } from "./vault";

/** What keeping a book in a vault too needs of a page. */
export interface Keeping {
  wiring: { code: string };
  book: Book;
  store: Store;
  act: { state(): Pick<State, "view">; reread(): void; repeat(): void };
}

/** Forgets the rooms whose time has passed. */
function forgetOld(store: Store): void {
  for (const name of store.names(PREFIX)) {
    if ((store.read<Memory>(name)?.until ?? 0) < Date.now()) store.remove(name);
  }
}

/** One entry as two places know it: the higher revision counts, the draft is the page's. */
function joined(stored: Entry | undefined, local: Entry | undefined, prefer: "stored" | "local"): Entry | undefined {
  if (!stored || !local) return stored ?? local;
  const ahead = stored.revision - local.revision || (prefer === "stored" ? 1 : -1);
  const filed = ahead > 0 ? stored : local;
  const editing = stored.revision > local.revision ? stored.editing : local.editing;
  return { ...filed, draft: local.draft, editing };
}

/** What a vault and a page know together; `prefer` decides between equal revisions. */
export function merged(stored: Memory | null, local: Memory, prefer: "stored" | "local"): Memory {
  if (!stored) return local;
  const another = stored.phone !== local.phone;
  // Another participant took this phone; else the page lost its memory, and finds it here.
  if (another && local.passed && (local.born ?? 0) > (stored.born ?? 0)) return local;
  const entries: Memory["entries"] = {};
  for (const name of new Set([...Object.keys(stored.entries), ...Object.keys(local.entries)])) {
    const entry = joined(stored.entries[name], local.entries[name], prefer);
    if (entry) entries[name] = entry;
  }
  const own = another ? { ...stored, group: local.group ?? stored.group } : local;
  return { ...own, keys: { ...local.keys, ...stored.keys }, entries };
}

/**
 * Keeps what the server must hear of in IndexedDB from now on, where tabs take revisions in one transaction, and beside
 * it where it is read before anything is drawn. Where the browser has no place at all, leaving is warned of.
 */
export async function fortify({ wiring: { code }, book, store, act }: Keeping, open = openVault): Promise<void> {
  const { commit: plain, clear } = book;
  const tell = "BroadcastChannel" in window ? new BroadcastChannel(`peil.${code}`) : null;
  let vault: Vault | null = null;
  forgetOld(store);

  const mirror = (next: Memory) => book.change((local) => merged(next, local, "stored"));
  const transact = (edit: Edit, prefer: "stored" | "local") =>
    (vault as Vault).transact((stored) => edit(merged(stored, book.read(), prefer))).then(mirror);

  book.commit = (edit, done) => {
    if (!vault) return plain(edit, done);
    void transact(edit, "stored").then(
      (memory) => {
        done(memory);
        tell?.postMessage(null);
      },
      () => {
        // A vault that fails once is not asked again: what the page keeps by itself goes on.
        vault = null;
        warn();
        plain(edit, done);
      },
    );
  };
  book.clear = () => {
    const fresh = clear();
    vault?.transact(() => fresh).catch(() => {});
    return fresh;
  };
  const same = (memory: Memory) => memory;
  /** What is known, without what a rehearsal left that a view says is over. */
  const known: Edit = (memory) => {
    const room = act.state().view?.room;
    return room && !room.rehearsal ? withoutRehearsal(memory) : memory;
  };
  if (tell) tell.onmessage = () => vault && void transact(same, "stored").then(act.reread, () => {});

  function warn() {
    addEventListener("beforeunload", (event) => {
      if (store.fleeting() && waiting(book.read()).length) event.preventDefault();
    });
  }

  try {
    book.change(known);
    vault = await open(code);
    await transact(known, "local");
    act.reread();
    // What was found there may never have been sent.
    act.repeat();
  } catch {
    vault = null;
    warn();
  }
}
