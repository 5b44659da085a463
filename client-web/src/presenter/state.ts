import type {
  JoinView,
  Present,
  PresenterTally,
  PresenterView,
  Reason,
  ServerMessage,
  Stamp,
} from "../lib/protocol.gen";
import { keep, type Picture } from "../projector/frozen";

/** All that the presenter's page knows of its room. */
export interface RoomState {
  view: PresenterView | null;
  tally: PresenterTally | null;
  present: Present | null;
  join: JoinView | null;
  /** The picture that a frozen projector keeps. */
  kept: Picture | null;
  /** The newest stamps of this connection; the first view of a connection replaces whatever was there. */
  stamps: { view: Stamp | null; tally: Stamp | null };
  /** The server's clock less this page's, in milliseconds. */
  skew: number;
  /** The round whose hidden tally she uncovered; another round is covered again. */
  peeked: string | null;
  /** When the last press was taken for a bounce, in this page's milliseconds. */
  ignoredAt: number | null;
  /** The last refusal that she should read. */
  refusal: { reason: Reason; at: number } | null;
  /** Commands sent and not yet answered. */
  pending: ReadonlySet<number>;
  /** The address that phones go to since it changed, and when it did. */
  movedTo: { address: string; at: number } | null;
}

/** A page before its first message. */
export const empty: RoomState = {
  view: null,
  tally: null,
  present: null,
  join: null,
  kept: null,
  stamps: { view: null, tally: null },
  skew: 0,
  peeked: null,
  ignoredAt: null,
  refusal: null,
  pending: new Set(),
  movedTo: null,
};

/** The state after a message that came at `now` in this page's milliseconds. */
export function reduce(state: RoomState, message: ServerMessage, now: number): RoomState {
  switch (message.type) {
    case "welcome":
      // What was under way was answered or lost with the old connection.
      return { ...state, stamps: empty.stamps, pending: new Set(), skew: message.now - now };
    case "beat":
      return { ...state, skew: message.now - now };
    case "presenter":
      if (older(message.projector.stamp, state.stamps.view)) return state;
      return settle({ ...state, view: message, kept: keep(state.kept, wallOf(state), message.projector), stamps: { ...state.stamps, view: message.projector.stamp } });
    case "presenterTally":
      if (older(message.projector.stamp, state.stamps.tally)) return state;
      return settle({ ...state, tally: message, stamps: { ...state.stamps, tally: message.projector.stamp } });
    case "present":
      return { ...state, present: message };
    case "join": {
      const moved = state.join !== null && state.join.address !== message.address;
      return { ...state, join: message, movedTo: moved ? { address: message.address, at: now } : state.movedTo };
    }
    case "done":
      return { ...state, pending: without(state.pending, message.n), refusal: null };
    case "rejected":
      return refuse({ ...state, pending: without(state.pending, message.n) }, message.reason, now);
    default:
      return state;
  }
}

/** What the projector shows, as far as this page knows. */
export function onTheWall(state: RoomState): Picture | null {
  const { view } = state;
  if (!view) return null;
  if (state.kept) return state.kept;
  if (view.frozen) return { view: view.frozen, tally: null, present: state.present };
  return { view: view.projector, tally: state.tally?.projector ?? null, present: state.present };
}

function wallOf({ view, tally, present }: RoomState) {
  return { view: view?.projector ?? null, tally: tally?.projector ?? null, present };
}

/** A press that came too soon, or after somebody else's, is shown in grey; everything else is said in words. */
function refuse(state: RoomState, reason: Reason, now: number): RoomState {
  if (reason === "tooSoon" || reason === "stageMoved") return { ...state, ignoredAt: now };
  return { ...state, refusal: { reason, at: now } };
}

function older(stamp: Stamp, than: Stamp | null): boolean {
  return than !== null && stamp.epoch === than.epoch && stamp.version < than.version;
}

function without(pending: ReadonlySet<number>, n: number | null): ReadonlySet<number> {
  if (n === null || !pending.has(n)) return pending;
  const left = new Set(pending);
  left.delete(n);
  return left;
}

/** The question of the tally, as the view knows it. */
export function tallied(state: RoomState) {
  const { view, tally } = state;
  if (!view) return null;
  const question = tally?.question;
  return [view.open, view.question].find((one) => one?.id === question) ?? null;
}

/** The round that a look belongs to. */
export function roundKey(tally: PresenterTally | null): string | null {
  return tally?.question ? `${tally.question}/${tally.round}` : null;
}

/** Whether the tally may not be seen now: it is hidden from the hall and she has not uncovered this round. */
export function covered(state: RoomState): boolean {
  const question = tallied(state);
  if (question?.revealed && question.round === state.tally?.round) return false;
  return state.peeked === null || state.peeked !== roundKey(state.tally);
}

/** Drops a look at a round that is no longer the one in view, or that the hall has seen: hiding it covers it again. */
function settle(state: RoomState): RoomState {
  if (state.peeked === null || !state.tally || !state.view) return state;
  const question = tallied(state);
  const gone = state.peeked !== roundKey(state.tally) || question?.round !== state.tally.round || question.revealed;
  return gone ? { ...state, peeked: null } : state;
}

/** Uncovers the hidden tally, or covers it again. */
export function togglePeek(state: RoomState): RoomState {
  return { ...state, peeked: covered(state) ? roundKey(state.tally) : null };
}
