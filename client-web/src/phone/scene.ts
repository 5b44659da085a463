import type { Words } from "../locale/phone.nl";
import type { Controller } from "./controller";
import type { State } from "./state";

/** The views that come later. */
export type Later = typeof import("./later");

/** What every view is a function of. */
export interface Scene {
  state: State;
  words: Words;
  act: Controller;
  /** Nothing until it is fetched. */
  later: Later | null;
}
