import type { PresenterView, ProjectorView } from "../lib/protocol.gen";

/** What the projector will show after the slide that is on it: the next slide, its question as it will be asked, or the end. */
export function nextPicture({ projector, next }: PresenterView): ProjectorView {
  const common = { stamp: projector.stamp, room: projector.room, cover: "none" as const, slides: projector.slides, twoSteps: projector.twoSteps };
  if (!next) return { ...common, place: "closing", slide: null, question: null };
  const question = next.question && { ...next.question, phase: "open" as const, revealed: false, talk: false };
  return { ...common, place: "slide", slide: next.slide, question };
}
