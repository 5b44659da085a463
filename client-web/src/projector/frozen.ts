import type { Present, ProjectorTally, ProjectorView } from "../lib/protocol.gen";

/** A picture as it was at a moment. */
export interface Picture {
  view: ProjectorView;
  tally: ProjectorTally | null;
  present: Present | null;
}

/**
 * What a frozen projector keeps showing: the picture of the moment before it froze. A window that was opened later kept
 * none, and draws what the server says that the others keep.
 */
export function keep(kept: Picture | null, before: { view: ProjectorView | null; tally: ProjectorTally | null; present: Present | null }, now: ProjectorView): Picture | null {
  if (now.cover !== "frozen") return null;
  if (kept) return kept;
  const { view, tally, present } = before;
  return view?.cover === "none" ? { view, tally, present } : null;
}
