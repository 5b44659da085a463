import type { Words } from "../locale/presenter.nl";
import { Trouble } from "./api";

/** What went wrong with a request, in words: ours where there are some, else the server's own. */
export function troubleWords(error: unknown, words: Words): string {
  if (!(error instanceof Trouble)) return words.reasonOther;
  if (error.status === 0) return words.unreachable;
  if (error.status === 401) return words.keyRefused;
  if (error.status === 404) return words.refused(words.reasons.unknown);
  if (error.status === 410) return words.ticketUsed;
  if (error.status === 503) return words.trouble;
  return error.detail ?? words.problem(error.status);
}
