// What a phone needs only from its first answer on, or where a network fails: fetched once the question is there.

import type { Seeking } from "./detour";
import type { Keeping } from "./fortify";
import type { Healing } from "./heal";
import type { Insisting } from "./insist";

export { seek } from "./detour";
export { fortify } from "./fortify";
export { heal } from "./heal";
export { insist } from "./insist";

/** What all of this needs of a page. */
export type Page = Seeking & Keeping & Healing & Insisting;
