import { cannotStore } from "./api";
import type { RoomControl } from "./room";

/** A loss shorter than this heals unseen, in milliseconds. */
const LOST_MS = 3000;
/** After this long at eight phones, a hotspot is probably full. */
const STUCK_MS = 60_000;

/** Watches what no message tells: the clock, the focus, a link that stays lost, a hall stuck at eight. Returns how to stop. */
export function watch(control: RoomControl, secret: string): () => void {
  let lostSince: number | null = null;
  let eightSince: number | null = null;
  const touch = matchMedia("(pointer: coarse)");
  const look = () => {
    const now = Date.now();
    control.now.value = now;
    control.steerable.value = touch.matches || document.hasFocus() || control.beamer.focused.value;

    lostSince = control.link.value.link === "open" ? null : (lostSince ?? now);
    control.lost.value = lostSince !== null && now - lostSince > LOST_MS;
    if (!control.lost.value) control.trouble.value = false;

    eightSince = control.state.value.present?.phones === 8 ? (eightSince ?? now) : null;
    control.stuckAtEight.value = eightSince !== null && now - eightSince > STUCK_MS;
  };
  // Four looks a second: a countdown that skips a second looks broken.
  const timer = setInterval(look, 250);
  const ask = setInterval(async () => {
    if (control.lost.value) control.trouble.value = await cannotStore(secret);
  }, LOST_MS);
  window.addEventListener("focus", look);
  window.addEventListener("blur", look);
  look();
  return () => {
    clearInterval(timer);
    clearInterval(ask);
    window.removeEventListener("focus", look);
    window.removeEventListener("blur", look);
  };
}
