import type { LaterWords } from "../locale/phone.later.nl";
import type { Words } from "../locale/phone.nl";
import type { Scene } from "./scene";

/** A scene with the words of the views that come later. */
export type LaterScene = Omit<Scene, "words"> & { words: Words & LaterWords };
