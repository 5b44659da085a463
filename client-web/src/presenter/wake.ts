import { signal } from "@preact/signals";

/** Whether the browser keeps this screen on. */
export const awake = signal(false);

/** Keeps the screen on for as long as the page is in view; the browser lets go whenever it is not. */
export function keepAwake(): () => void {
  const ask = async () => {
    if (document.visibilityState !== "visible") return;
    try {
      const lock = await navigator.wakeLock.request("screen");
      awake.value = true;
      lock.addEventListener("release", () => (awake.value = false));
    } catch {
      awake.value = false;
    }
  };
  void ask();
  document.addEventListener("visibilitychange", ask);
  return () => document.removeEventListener("visibilitychange", ask);
}
