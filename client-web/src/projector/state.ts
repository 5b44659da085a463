import type { LinkState } from "../lib/connection";
import type { JoinView, Present, ProjectorTally, ProjectorView, ServerMessage, Stamp } from "../lib/protocol.gen";
import { keep, type Picture } from "./frozen";

/** All that a projector was told; nothing is forgotten while there is no connection. */
export interface State {
  view: ProjectorView | null;
  tally: ProjectorTally | null;
  present: Present | null;
  join: JoinView | null;
  /** When the address to join at became another, by this browser's clock in milliseconds, until the show moves on. */
  movedAt: number | null;
  /** What this window keeps showing while the projector is frozen. */
  kept: Picture | null;
  link: LinkState;
  /** The network lets no WebSocket through, though the server is there. */
  cut: boolean;
  /** Whether a view has come over this connection: its first replaces everything. */
  fresh: boolean;
  /** The server's clock less this browser's, in milliseconds. */
  skew: number;
}

/** Before anything was said. */
export const nothing: State = {
  view: null,
  tally: null,
  present: null,
  join: null,
  movedAt: null,
  kept: null,
  link: { link: "connecting" },
  cut: false,
  fresh: false,
  skew: 0,
};

/** What a message changes. `now` is this browser's clock, in milliseconds. */
export function reduce(state: State, message: ServerMessage, now: number): State {
  switch (message.type) {
    case "welcome":
      // A new connection: what it tells first replaces what the one before told, whatever their versions.
      return { ...state, fresh: false, skew: message.now - now };
    case "beat":
      return { ...state, skew: message.now - now };
    case "projector": {
      if (state.fresh && state.view && isOlder(message.stamp, state.view.stamp)) return state;
      const tally = state.fresh ? state.tally : null;
      const kept = keep(state.kept, state, message);
      const movedAt = state.fresh ? null : state.movedAt;
      return { ...state, view: message, tally: tally ?? keptTally(state, message), kept, movedAt, fresh: true };
    }
    case "projectorTally":
      if (state.fresh && state.tally && isOlder(message.stamp, state.tally.stamp)) return state;
      return { ...state, tally: message };
    case "present":
      return { ...state, present: message };
    case "join": {
      const moved = state.join !== null && state.join.address !== message.address;
      return { ...state, join: message, movedAt: moved ? now : state.movedAt };
    }
    default:
      return state;
  }
}

/** What the window shows: what it keeps while it is frozen, else what it was told last. */
export function shownOf(state: State): { view: ProjectorView | null; tally: ProjectorTally | null; present: Present | null } {
  return state.kept ?? state;
}

/** How long a new address is shown by itself, in milliseconds: phones at the old one hear nothing any more. */
export const MOVED_MS = 60_000;

/** The view with the new address over it, where nothing else lies there. */
export function withAddress(view: ProjectorView | null, moved: boolean): ProjectorView | null {
  return view && moved && view.cover === "none" ? { ...view, cover: "code" } : view;
}

/** The numbers of the same question stay until new ones come, so that a picture does not blink when a connection returns. */
function keptTally(state: State, view: ProjectorView): ProjectorTally | null {
  const same = state.view?.question?.id === view.question?.id && state.view?.question?.revealed === view.question?.revealed;
  return same ? state.tally : null;
}

/** Whether a stamp is of an earlier state of the same epoch. */
export function isOlder(stamp: Stamp, than: Stamp): boolean {
  return stamp.epoch === than.epoch && stamp.version < than.version;
}
