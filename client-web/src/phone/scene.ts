import type { Words } from "../locale/phone.nl";
import type { Controller } from "./controller";
import type { State } from "./state";

/** What every view is a function of. */
export interface Scene {
  state: State;
  words: Words;
  act: Controller;
}
