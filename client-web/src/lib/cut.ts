import type { LinkState } from "./connection";

/** Whether the server answers web requests. */
async function answers(): Promise<boolean> {
  try {
    return (await fetch("/healthz", { cache: "no-store" })).ok;
  } catch {
    return false;
  }
}

/** Finds out whether a network cuts WebSockets, for screens that cannot do without: the server is there, and no socket opens. */
export function watchForCut(tell: (cut: boolean) => void) {
  let opened = false;
  return {
    /** Takes every change of the link. */
    link({ link }: LinkState): void {
      if (link !== "open") return;
      opened = true;
      tell(false);
    },
    /** Takes that sockets come to nothing. */
    async stuck(): Promise<void> {
      const before = opened;
      opened = false;
      if (!before && (await answers()) && !opened) tell(true);
    },
  };
}
