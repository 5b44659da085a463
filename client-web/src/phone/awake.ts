import { screenOf, type State } from "./state";

/** How often it is looked whether the screen may go dark: well within the shortest time that phones wait before it does. */
const LOOK_MS = 5_000;

/** What keeping the screen on needs of a page. */
export interface Waking {
  act: { state(): State };
}

/**
 * Keeps the screen on while a question waits to be answered, where the page is secure: a screen that goes dark takes
 * half a sentence with it. Between questions a phone rests as it always does.
 */
export function keepAwake({ act }: Waking): void {
  if (!("wakeLock" in navigator)) return;
  let lock: Promise<WakeLockSentinel | null> | null = null;
  const look = async () => {
    const wanted = !document.hidden && screenOf(act.state()) === "form";
    if (!wanted) {
      const held = lock;
      lock = null;
      await (await held)?.release();
    } else if (!(await lock) || (await lock)?.released) {
      // Browsers refuse when the battery is low: then it goes dark as usual, and it is asked again.
      lock = navigator.wakeLock.request("screen").catch(() => null);
    }
  };
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK_MS);
  void look();
}
