// What a phone needs only from its first answer on, or where a network fails: fetched once the question is there.

import { keepAwake, type Waking } from "./awake";
import type { Seeking } from "./detour";
import { fortify, type Keeping } from "./fortify";
import type { Healing } from "./heal";
import type { Insisting } from "./insist";

export { seek } from "./detour";
export { heal } from "./heal";
export { insist } from "./insist";

/** What all of this needs of a page. */
export type Page = Seeking & Keeping & Healing & Insisting & Waking;

/** Keeps answers where they last, and the screen on while one is filled in. */
export function keep(page: Page): void {
  keepAwake(page);
  void fortify(page);
}
