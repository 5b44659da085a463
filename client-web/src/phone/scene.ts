import type { Words } from "../locale/phone.nl";
import type { Controller } from "./controller";
import type { State } from "./state";

/** The views that come later. */
export type Later = typeof import("./later");

/** Coming in, or not. */
export type Door = typeof import("./door");

/** The inputs that take steps. */
export type Steps = typeof import("./field/steps");

/** What every view is a function of. */
export interface Scene {
  state: State;
  words: Words;
  act: Controller;
  /** Nothing until it is fetched. */
  later: Later | null;
  steps: Steps | null;
  door: Door | null;
}
