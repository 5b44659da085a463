import type { Store } from "../lib/storage";

/** What the fragment of the address brought along. */
export interface Brought {
  /** The organiser key, which opens every room. */
  key: string | null;
  /** A one-time ticket, which makes this browser a remote. */
  ticket: string | null;
}

const ORGANISER = "peil.organiser";
const remoteName = (code: string) => `peil.remote.${code}`;

/** Takes secrets out of the address, at once and before anything is drawn: nobody reads them over a shoulder or in the history. */
export function takeSecrets(
  location: Pick<Location, "hash" | "pathname" | "search">,
  history: Pick<History, "replaceState">,
  store: Store,
): Brought {
  const given = new URLSearchParams(location.hash.slice(1));
  const brought = { key: given.get("key"), ticket: given.get("ticket") };
  if (brought.key !== null || brought.ticket !== null) {
    history.replaceState(null, "", location.pathname + location.search);
  }
  if (brought.key) store.write(ORGANISER, brought.key);
  return brought;
}

/** The organiser key of this browser. */
export function organiserKey(store: Store): string | null {
  return store.read<string>(ORGANISER);
}

/** Forgets an organiser key that the server refused. */
export function forgetOrganiserKey(store: Store): void {
  store.remove(ORGANISER);
}

/** The secret of this browser as a remote of one room. */
export function remoteSecret(store: Store, code: string): string | null {
  return store.read<string>(remoteName(code));
}

/** Keeps the secret of a remote. */
export function keepRemoteSecret(store: Store, code: string, secret: string): void {
  store.write(remoteName(code), secret);
}

/** The room of an address such as `/present/K7M4PQ`. */
export function codeOf(pathname: string): string | null {
  const code = /^\/present\/([^/]+)\/?$/.exec(pathname)?.[1];
  return code ? decodeURIComponent(code).replace(/[\s-]/g, "").toUpperCase() : null;
}

/** The deck that an address names, to be written. */
export function deckOf(pathname: string): string | null {
  const name = /^\/present\/deck\/([^/]+)\/?$/.exec(pathname)?.[1];
  return name ? decodeURIComponent(name) : null;
}
