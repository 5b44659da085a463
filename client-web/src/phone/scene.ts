import type { Words } from "../locale/phone.nl";
import type { Controller } from "./controller";
import type { State } from "./state";

/** The views that come later. */
export type Later = typeof import("./later");

/** Asking for a group. */
export type Groups = typeof import("./screen/group");

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
  groups: Groups | null;
}
