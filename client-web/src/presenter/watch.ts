import { cannotStore } from "./api";
import type { RoomControl } from "./room";

/** A loss shorter than this heals unseen, in milliseconds. */
const LOST_MS = 3000;
/** Between two questions whether the server can store anything, while there is no link, in milliseconds. */
const ASK_MS = 1000;
/** The link must hold this long before trouble is said to be over, in milliseconds: long enough to read that it was there. */
const WELL_MS = 4000;
/** After this long at eight phones, a hotspot is probably full. */
const STUCK_MS = 60_000;

/** Watches what no message tells: the clock, the focus, a link that stays lost, a hall stuck at eight. Returns how to stop. */
export function watch(control: RoomControl, secret: string): () => void {
  let lostSince: number | null = null;
  let wellSince: number | null = null;
  let eightSince: number | null = null;
  const touch = matchMedia("(pointer: coarse)");
  const look = () => {
    const now = Date.now();
    control.now.value = now;
    control.steerable.value = touch.matches || document.hasFocus() || control.beamer.focused.value;

    lostSince = control.link.value.link === "open" ? null : (lostSince ?? now);
    control.lost.value = lostSince !== null && now - lostSince > LOST_MS;
    wellSince = lostSince === null ? (wellSince ?? now) : null;
    if (wellSince !== null && now - wellSince > WELL_MS) control.trouble.value = false;

    eightSince = control.state.value.present?.phones === 8 ? (eightSince ?? now) : null;
    control.stuckAtEight.value = eightSince !== null && now - eightSince > STUCK_MS;
  };
  // Four looks a second: a countdown that skips a second looks broken.
  const timer = setInterval(look, 250);
  const ask = setInterval(async () => {
    if (control.link.value.link !== "open" && (await cannotStore(secret))) control.trouble.value = true;
  }, ASK_MS);
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
