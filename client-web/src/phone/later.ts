import type { Reason } from "../lib/protocol.gen";
import nl from "../locale/phone.later.nl";
import type { Words } from "../locale/phone.nl";
import { withWords } from "./laterscene";
import { Body as BodyOf, FigureText as FigureTextOf } from "./body";
import { Closed as ClosedOf } from "./screen/closed";
import { End as EndOf } from "./screen/end";
import { Menu as MenuOf, Pass as PassOf, Stored as StoredOf } from "./screen/menu";
import { Refused as RefusedOf } from "./screen/refused";
import { Talk as TalkOf } from "./screen/talk";

// What nobody needs before the first answer is fetched once that is there: a phone joins on less.

/** The closing screen. */
export const End = withWords(EndOf);
/** The menu. */
export const Menu = withWords(MenuOf);
/** Handing the phone to somebody else. */
export const Pass = withWords(PassOf);
/** What is stored. */
export const Stored = withWords(StoredOf);
/** A question that takes no answers. */
export const Closed = withWords(ClosedOf);
/** Between two rounds. */
export const Talk = withWords(TalkOf);
/** The room does not let this phone in. */
export const Refused = withWords(RefusedOf);
/** The text of a slide. */
export const Body = BodyOf;
/** The figure of a slide as text. */
export const FigureText = FigureTextOf;

/** Why the server refused an answer. */
export function refusal(words: Words, reason: Reason): string {
  const { refusals } = words.later ?? nl;
  return refusals[reason] ?? refusals.unreadable;
}
