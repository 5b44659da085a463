import type { AheadView } from "../lib/protocol.gen";
import type { Words } from "../locale/presenter.nl";

/** What the next button says: always what it will do. */
export function aheadWords(ahead: AheadView, words: Words): string {
  switch (ahead.ahead) {
    case "uncover":
      return words.uncover;
    case "endReplay":
      return words.replayEnd;
    case "show":
      return words.next(ahead.title);
    case "open":
      return ahead.round > 1 ? words.openRound(ahead.number, ahead.round) : words.open(ahead.number);
    case "closeAndReveal":
      return words.closeReveal;
    case "closeAndTalk":
      return words.closeTalk;
    case "reveal":
      return words.showResult;
    case "closing":
      return words.nextClosing;
    case "nothing":
      return words.nothingAhead;
  }
}
