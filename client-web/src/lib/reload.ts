const NAME = "peil.reloaded";

/** Reloads a page that the server finds too old, but not a second time in a row; whether it does. */
export function reloadOnce(): boolean {
  try {
    if (sessionStorage.getItem(NAME)) return false;
    sessionStorage.setItem(NAME, "1");
  } catch {
    // Without a place to remember it, reloading might never stop.
    return false;
  }
  location.reload();
  return true;
}

/** The server took this page: a later refusal may reload it again. */
export function settled(): void {
  try {
    sessionStorage.removeItem(NAME);
  } catch {
    // Nothing was remembered either.
  }
}
