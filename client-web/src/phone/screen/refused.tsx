import { CLOSED, DELETED } from "../../lib/connection";
import type { JoinWords } from "../../locale/phone.join.nl";
import type { Scene } from "../scene";

/** The close code of a room that is full. */
const FULL = 4508;

/** The room does not let this phone in, or is not there. */
export function Refused({ state, words }: Scene & { words: JoinWords }) {
  const code = state.link.link === "refused" ? state.link.code : 0;
  const why = state.full || code === FULL
    ? words.joinFull
    : code === CLOSED.unknownRoom
      ? words.joinUnknown
      : code === CLOSED.locked
        ? words.joinLocked
        : code === DELETED
          ? words.joinEnded
        : words.refused;
  return (
    <>
      <h1 tabIndex={-1}>{why}</h1>
      <a class="outline" href="/">{words.joinAgain}</a>
    </>
  );
}
