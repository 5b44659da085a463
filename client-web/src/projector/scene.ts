import type { AgainstView, CardView, ProjectorTally, ProjectorView, QuestionView, ReplayTally, RoundTally, SlideView, SplitTally, WifiView } from "../lib/protocol.gen";

/** A question with what is asked: only what was opened has that. */
export type Opened = QuestionView & { asked: NonNullable<QuestionView["asked"]> };

/** What a screen draws, of all it was told. */
export type Scene =
  | { scene: "blank" }
  | { scene: "join" }
  | { scene: "wifi"; wifi: WifiView }
  | { scene: "replay"; question: Opened; moment: ReplayTally | null }
  | { scene: "lobby" }
  | { scene: "closing" }
  | { scene: "content"; slide: SlideView }
  | { scene: "waiting"; question: QuestionView }
  | { scene: "asked"; question: Opened }
  | { scene: "talk"; question: Opened }
  | { scene: "byGroup"; question: Opened; split: SplitTally }
  | { scene: "against"; question: Opened; tally: RoundTally; against: AgainstView }
  | { scene: "compared"; question: Opened; tally: RoundTally; beside: string }
  | { scene: "spotlight"; question: Opened; card: CardView }
  | { scene: "revealed"; question: Opened; tally: RoundTally; earlier: RoundTally[]; answeredBoth: number };

/** Reads the scene off a view and its numbers. A reveal whose numbers are not there yet is still the question. */
export function sceneOf(view: ProjectorView, tally: ProjectorTally | null): Scene {
  if (view.cover === "blank") return { scene: "blank" };
  if (view.cover === "code") return { scene: "join" };
  if (view.wifi) return { scene: "wifi", wifi: view.wifi };
  const again = view.replay?.question;
  if (again?.asked) {
    const shown = tally?.replay;
    // What is not there yet, or is still of the one before, is no moment of this round.
    const moment = shown?.tally.question === again.id && shown.tally.round === again.round ? shown : null;
    return { scene: "replay", question: { ...again, asked: again.asked }, moment };
  }
  if (view.room.ended || view.place === "closing") return { scene: "closing" };
  const { question, slide } = view;
  if (view.place === "lobby" || (!question && !slide)) return { scene: "lobby" };
  if (!question) return slide ? { scene: "content", slide } : { scene: "lobby" };
  const { asked } = question;
  if (!asked) return { scene: "waiting", question };
  const opened = { ...question, asked };
  if (question.talk) return { scene: "talk", question: opened };
  const shown = tally?.tally;
  if (question.revealed && tally?.spotlight) return { scene: "spotlight", question: opened, card: tally.spotlight };
  if (question.revealed && shown && shown.question === question.id && shown.round === question.round) {
    if (tally.beside) return { scene: "compared", question: opened, tally: shown, beside: tally.beside };
    if (shown.against) return { scene: "against", question: opened, tally: shown, against: shown.against };
    if (shown.split) return { scene: "byGroup", question: opened, split: shown.split };
    return { scene: "revealed", question: opened, tally: shown, earlier: tally.earlier, answeredBoth: tally.answeredBoth };
  }
  return question.phase === "waiting" ? { scene: "waiting", question } : { scene: "asked", question: opened };
}

/** Names a picture: numbers change in place, and another picture comes up new. */
export function pictureOf(scene: Scene): string {
  switch (scene.scene) {
    case "content":
      return `content ${scene.slide.id}`;
    case "waiting":
    case "asked":
    case "talk":
    case "byGroup":
    case "against":
    case "replay":
    case "revealed":
      return `${scene.scene} ${scene.question.id} ${scene.question.round}`;
    case "compared":
      return `compared ${scene.question.id} ${scene.question.round} ${scene.beside}`;
    case "spotlight":
      return `spotlight ${scene.question.id} ${scene.card.id}`;
    default:
      return scene.scene;
  }
}
