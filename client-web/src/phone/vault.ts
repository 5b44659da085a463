import { PREFIX, type Memory } from "./memory";

/** A room's memory where it lasts best, shared by the tabs of this browser. */
export interface Vault {
  /** Reads, edits and writes in one transaction; rejects when nothing was written. */
  transact(edit: (stored: Memory | null) => Memory): Promise<Memory>;
}

const STORE = "rooms";
/** Some browsers never answer when their database is broken. */
const PATIENCE_MS = 2_000;

/** Opens IndexedDB for a room, and forgets the rooms whose time has passed. */
export async function openVault(code: string): Promise<Vault> {
  const name = PREFIX + code;
  const opening = indexedDB.open("peil", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE);
  const database = await inTime(asked(opening));
  // Another tab of a newer page must not wait for this one.
  database.onversionchange = () => database.close();

  const transact: Vault["transact"] = (edit) => {
    // Strict: "written" means on disk, not in some cache; browsers that do not know it ignore it.
    const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
    const rooms = transaction.objectStore(STORE);
    let next: Memory | undefined;
    const done = new Promise<Memory>((resolve, reject) => {
      transaction.oncomplete = () => (next ? resolve(next) : reject());
      transaction.onabort = transaction.onerror = () => reject(transaction.error);
    });
    const reading = rooms.get(name) as IDBRequest<Memory | undefined>;
    reading.onsuccess = () => {
      next = edit(reading.result ?? null);
      rooms.put(next, name);
    };
    return inTime(done, () => transaction.abort());
  };
  tidy(database);
  return { transact };
}

function tidy(database: IDBDatabase) {
  const cursors = database.transaction(STORE, "readwrite").objectStore(STORE).openCursor();
  cursors.onsuccess = () => {
    const at = cursors.result;
    if (!at) return;
    if ((at.value as Memory).until < Date.now()) at.delete();
    at.continue();
  };
}

const asked = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const inTime = <T>(wish: Promise<T>, giveUp?: () => void) =>
  new Promise<T>((resolve, reject) => {
    const timer = setTimeout(() => {
      try {
        giveUp?.();
      } catch {
        // It ended just now, one way or the other.
      }
      reject(new Error("too slow"));
    }, PATIENCE_MS);
    wish.then(resolve, reject).finally(() => clearTimeout(timer));
  });
