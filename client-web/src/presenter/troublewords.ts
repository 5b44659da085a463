import type { Words } from "../locale/presenter.nl";
import { Trouble } from "./api";

/** What went wrong with a request, in words: the server's own where it has some. */
export function troubleWords(error: unknown, words: Words): string {
  if (!(error instanceof Trouble)) return words.reasonOther;
  if (error.status === 0) return words.unreachable;
  if (error.status === 401 || error.status === 403) return words.keyRefused;
  if (error.status === 410) return words.ticketUsed;
  return error.detail ?? words.problem(error.status);
}
