import type { PresenterView } from "../lib/protocol.gen";
import type { Words } from "../locale/presenter.nl";
import { dayOf } from "./clock";

/** What is true of a workshop that has ended, at a moment in the server's milliseconds: what is left of it, and until when. */
export function over(view: PresenterView, now: number, language: string, words: Words): string {
  const { room } = view.projector;
  if (!view.sealed) return (view.unendUntil ?? 0) > now ? words.sealsSoon : words.sealsNow;
  if (view.deleteAt == null) return words.answersGone;
  return words.sealed(dayOf(view.deleteAt, language), !room.deletesAll);
}
