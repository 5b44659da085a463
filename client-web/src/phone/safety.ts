// What a phone needs only from its first answer on, or where a network fails: fetched once the question is there.

export { fortify } from "./fortify";
export { insist } from "./insist";
export { seek } from "./detour";
