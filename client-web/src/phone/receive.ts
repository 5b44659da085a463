import type { LinkState } from "../lib/connection";
import type { ServerMessage, Stamp } from "../lib/protocol.gen";
import type { State } from "./state";

/** Whether a view is older than the one that is shown; the first of a connection never is. */
const old = (state: State, stamp: Stamp) => {
  const shown = state.view?.stamp;
  return !state.fresh && shown?.epoch === stamp.epoch && stamp.version < shown.version;
};

/** What a message of the server makes of the state; what it means for the own answers is the outbox's. */
export function receive(state: State, message: ServerMessage): State {
  switch (message.type) {
    case "welcome":
    case "beat":
      return { ...state, offset: message.now - state.now };
    case "phone": {
      if (old(state, message.stamp)) return state;
      const before = state.view?.question;
      const after = message.question;
      const another = before?.id !== after?.id || before?.round !== after?.round;
      const next = { ...state, view: message, fresh: false };
      if (!another) return after?.revealed ? next : { ...next, tally: null, cards: {} };
      return { ...next, tally: null, cards: {}, complaint: null, limits: {}, cardAt: {} };
    }
    case "phoneTally":
      return { ...state, tally: message.tally, tables: message.tables };
    case "table":
      return { ...state, table: message };
    case "rejected":
      return message.reason === "full" && !message.id ? { ...state, full: true } : state;
    default:
      return state;
  }
}

/** What a change of the link makes of the state. */
export function relink(state: State, link: LinkState): State {
  if (link.link === "open") return { ...state, link, fresh: true, lost: false, returned: state.lost };
  return { ...state, link, lost: state.lost || link.link === "lost", returned: false };
}
