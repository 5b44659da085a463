/** What this browser remembers under names, as JSON. */
export interface Store {
  /** What was written under that name, or nothing if it was never written or cannot be read. */
  read<T>(name: string): T | null;
  /** Writes at once; what does not fit on disk is still remembered by this page. */
  write(name: string, value: unknown): void;
  /** Forgets a name. */
  remove(name: string): void;
  /** Whether anything is remembered by this page only. */
  fleeting(): boolean;
  /** All names that begin so. */
  names(prefix: string): string[];
}

/** The browser's storage where it may be used, else (a private window, a full disk) the memory of this page. */
export function openStore(disk: () => Storage = () => localStorage): Store {
  const memory = new Map<string, string>();
  const attempt = <T>(use: (storage: Storage) => T): T | null => {
    try {
      return use(disk());
    } catch {
      return null;
    }
  };
  return {
    read: <T>(name: string) => {
      // Memory first: it only holds what the disk refused.
      const text = memory.get(name) ?? attempt((storage) => storage.getItem(name));
      try {
        return text == null ? null : (JSON.parse(text) as T);
      } catch {
        return null;
      }
    },
    write: (name, value) => {
      const text = JSON.stringify(value);
      const written = attempt((storage) => {
        storage.setItem(name, text);
        return true;
      });
      if (written) memory.delete(name);
      else memory.set(name, text);
    },
    remove: (name) => {
      memory.delete(name);
      attempt((storage) => storage.removeItem(name));
    },
    fleeting: () => memory.size > 0,
    names: (prefix) => {
      const kept = attempt((storage) => Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? "")) ?? [];
      return [...new Set([...memory.keys(), ...kept])].filter((name) => name.startsWith(prefix));
    },
  };
}
