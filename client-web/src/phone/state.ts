import type { Language } from "../lib/locale";
import type { LinkState } from "../lib/connection";
import type { CardView, PhoneTally, PhoneView, QuestionView, RoundTally, TableView } from "../lib/protocol.gen";
import { answerOf, opening, same, type Complaint } from "./draft";
import { entryOf, type Entry, type Memory } from "./memory";

/** What a person went to see; "room" follows the presenter. */
export type Page = "room" | "menu" | "stored" | "pass" | "group";

/** What the phone knows and shows. */
export interface State {
  code: string;
  language: Language;
  link: LinkState;
  /** Whether the connection was lost and is not back yet; connecting anew does not end it. */
  lost: boolean;
  /** Just back, to be said for a moment. */
  returned: boolean;
  /** No view came on this connection yet: the first replaces everything. */
  fresh: boolean;
  view: PhoneView | null;
  tally: RoundTally | null;
  /** The groups that answered, where groups are asked, and what the own one said. */
  tables?: PhoneTally["tables"];
  table: TableView | null;
  /** The cards fetched of a revealed text field, by field. */
  cards: Record<string, CardView[]>;
  memory: Memory;
  /** The server's clock minus ours, in milliseconds. */
  offset: number;
  /** Our clock, in milliseconds. */
  now: number;
  page: Page;
  /** Why the form was not sent. */
  complaint: Complaint | null;
  /** The limit that was just met, by field. */
  limits: Record<string, string>;
  /** The card of a rating that is shown, by field. */
  cardAt: Record<string, number>;
  /** The group being picked: one of the list, "typed" or "none". */
  picked: number | "typed" | "none" | null;
  typed: string;
  /** The room let nobody more in. */
  full: boolean;
}

/** What a phone knows before it heard anything. */
export const initial = (code: string, language: Language, memory: Memory, view: PhoneView | null, now: number): State => ({
  code,
  language,
  link: { link: "connecting" },
  lost: false,
  returned: false,
  fresh: true,
  view,
  tally: null,
  table: null,
  cards: {},
  memory,
  offset: 0,
  now,
  page: "room",
  complaint: null,
  limits: {},
  cardAt: {},
  picked: null,
  typed: "",
  full: false,
});

/** A question that has been asked, with what this phone holds of its round. */
export interface Asking {
  question: QuestionView;
  entry: Entry;
}

/** The latest earlier answer to the same question. */
export function earlier(memory: Memory, question: string, round: number): Entry | null {
  for (let before = round - 1; before > 0; before--) {
    const entry = entryOf(memory, question, before);
    if (entry?.answer) return entry;
  }
  return null;
}

/** The question in view with its entry; a new one if nothing was filled in yet. */
export function asking({ view, memory }: Pick<State, "view" | "memory">): Asking | null {
  const question = view?.question;
  if (!question?.asked) return null;
  const { id, number, round, asked } = question;
  const entry: Entry = {
    ...(entryOf(memory, id, round) ?? {
      question: id,
      number,
      round,
      draft: opening(asked, earlier(memory, id, round)?.answer),
      revision: 0,
      id: null,
      answer: null,
      sent: "no",
      saved: null,
      reason: null,
      field: null,
      editing: false,
    }),
    // As it reads now.
    asked,
  };
  return { entry, question };
}

/** What is known to stand for the own group in a round; nothing where nobody said. */
export const tableOf = ({ table }: Pick<State, "table">, { question, round }: Entry): TableView | null =>
  table?.question === question && table.round === round ? table : null;

/** What the group is called that was chosen, where it has a name. */
export const groupName = ({ group, groupName = "" }: Memory): string =>
  group && group !== "none" && "typed" in group ? group.typed : groupName;

/** Whether something is filled in that was not sent. */
export const dirty = ({ asked, draft, answer }: Entry) => {
  const now = answerOf(asked, draft);
  return Object.keys(now).length > 0 && !same(now, answer);
};

/** Seconds of grace left, or nothing when the question is not closing. */
export function graceLeft({ view, now, offset }: Pick<State, "view" | "now" | "offset">): number | null {
  const until = view?.question?.graceUntil;
  const left = until == null ? 0 : Math.ceil((until - now - offset) / 1_000);
  return left > 0 ? left : null;
}

/** Whether somebody began to fill it in and has not sent that: grace is theirs, everybody else has finished. */
const filling = (entry: Entry, memory: Memory): boolean =>
  entryOf(memory, entry.question, entry.round) !== null &&
  (!entry.answer || entry.editing || entry.sent === "late" || entry.sent === "rejected" || dirty(entry));

/** Which screen a phone shows. */
export type Screen = "refused" | "loading" | "group" | "form" | "sent" | "closed" | "talk" | "slide" | "lobby" | "end" | Exclude<Page, "room">;

/** The screen that follows from the state; everything else only fills it in. */
export function screenOf(state: State): Screen {
  const { view, memory, link, page } = state;
  if (state.full || (link.link === "refused" && !view?.room.ended)) return "refused";
  if (!view) return "loading";
  if (page !== "room") return page;
  if (view.room.ended || view.place === "closing") return "end";
  if (view.groups?.list.length && memory.group === null) return "group";
  const now = asking(state);
  if (!now) return view.place === "lobby" ? "lobby" : "slide";
  const { question, entry } = now;
  if (question.talk) return "talk";
  const taking = question.phase === "open" || (graceLeft(state) !== null && filling(entry, memory));
  if (!taking) return "closed";
  return entry.answer && !entry.editing && entry.sent !== "late" && entry.sent !== "rejected" ? "sent" : "form";
}

/** Whether what nobody needs in order to answer is needed now. */
export function wantsLater(state: State): boolean {
  const { view, tally, page } = state;
  const now = asking(state);
  return !!view?.room.rehearsal || tally !== null || page !== "room" || screenOf(state) === "end" || now?.question.phase === "closed" || (now?.question.round ?? 1) > 1 || !!now?.entry.asked.perGroup || now?.entry.sent === "rejected" || !!now?.question.timer || (view?.place === "slide" && !now);
}

/** Grades on a longer scale than this have no button each. */
export const GRADE_BUTTONS = 11;

/** Whether the inputs that take steps are needed, which few questions have. */
export const wantsSteps = (state: State): boolean =>
  asking(state)?.entry.asked.fields.some(
    ({ input }) =>
      input.kind === "rating" ||
      input.kind === "points" ||
      (input.kind === "grade" && (input.max - input.min) / Math.max(input.step, 1) >= GRADE_BUTTONS),
  ) ?? false;
