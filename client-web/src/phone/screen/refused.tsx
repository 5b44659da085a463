import { CLOSED } from "../../lib/connection";
import type { LaterScene } from "../laterscene";

/** The room does not let this phone in, or is not there. */
export function Refused({ state, words }: LaterScene) {
  const code = state.link.link === "refused" ? state.link.code : 0;
  const why = state.full
    ? words.joinFull
    : code === CLOSED.unknownRoom
      ? words.joinUnknown
      : code === CLOSED.locked
        ? words.joinLocked
        : words.refused;
  return (
    <>
      <h1 tabIndex={-1}>{why}</h1>
      <a class="outline" href="/">{words.joinAgain}</a>
    </>
  );
}
