import type { Reason } from "../lib/protocol.gen";
import nl from "../locale/phone.later.nl";
import type { Words } from "../locale/phone.nl";
import { announceLater } from "./announcelater";
import { Before as BeforeOf } from "./field/before";
import { Left as LeftOf } from "./field/left";
import { withWords } from "./lazy";
import { Reading as ReadingOf } from "./reading";
import { Closed as ClosedOf } from "./screen/closed";
import { End as EndOf } from "./screen/end";
import { Given as GivenOf } from "./screen/given";
import { Menu as MenuOf, Pass as PassOf, Stored as StoredOf } from "./screen/menu";
import { Table as TableOf } from "./screen/table";
import { Talk as TalkOf } from "./screen/talk";
import { Time as TimeOf } from "./time";

export { Fold } from "./screen/fold";
export { askTable } from "./screen/table";

const inWords = withWords(nl);

/** The closing screen. */
export const End = inWords(EndOf);
/** The menu. */
export const Menu = inWords(MenuOf);
/** Handing the phone to somebody else. */
export const Pass = inWords(PassOf);
/** What is stored. */
export const Stored = inWords(StoredOf);
/** A question that takes no answers. */
export const Closed = inWords(ClosedOf);
/** What stands for a group that is asked. */
export const Table = inWords(TableOf);
/** Between two rounds. */
export const Talk = inWords(TalkOf);
/** What is left of the time. */
export const Time = inWords(TimeOf);
/** The text of a slide. */
export const Reading = inWords(ReadingOf);
/** What was sent. */
export const Given = inWords(GivenOf);
/** How many characters still fit. */
export const Left = inWords(LeftOf);
/** What was answered in an earlier round. */
export const Before = inWords(BeforeOf);
/** What a screen reader is told of these. */
export const announce = inWords(announceLater);

/** Why the server refused an answer. */
export function refusal(words: Words, reason: Reason): string {
  const { refusals } = words.rest ?? nl;
  return refusals[reason] ?? refusals.unreadable;
}
