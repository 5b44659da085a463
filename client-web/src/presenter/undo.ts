import type { ChangeSlide, Moderation, PresenterView, Step } from "../lib/protocol.gen";
import type { RoomState } from "./state";

/** What the undoing is called. */
export type UndoName = "hidden" | "shown" | "pinned" | "unpinned" | "moved" | "let" | "readable" | "cover" | "lock" | "extras" | "cap" | "closed" | "revealed" | "concealed" | "reopened" | "followed" | "added" | "mended" | "scores" | "moved on";

/** How the last command is taken back. */
export interface Undo {
  name: UndoName;
  /** The card or word it is about. */
  about: string;
  act: { steer: Step } | { moderate: Moderation } | { mend: string; change: ChangeSlide };
}

/** What takes a step back, from the room as it was before; nothing where the rules give no way. */
export function undoOfStep(step: Step, { view, tally }: RoomState): Undo | null {
  if (!view || view.projector.room.ended) return null;
  const back = (name: UndoName, steer: Step): Undo => ({ name, about: "", act: { steer } });
  switch (step.step) {
    case "cover":
      return back("cover", { step: "cover", cover: view.projector.cover === "none" ? "none" : view.projector.cover });
    case "lock":
      return back("lock", { step: "lock", on: !step.on });
    case "extras":
      return back("extras", { step: "extras", on: !step.on });
    case "actionList":
    case "followUp":
      return { name: "followed", about: step.prompt, act: { steer: { step: "dropSlide", slide: step.id } } };
    case "against":
      return back("scores", { step: "against", question: step.question, whose: view.scores?.shown ?? null });
    case "cap":
      return back("cap", { step: "cap", cap: view.cap });
    case "close":
      // A round without answers is dropped, and opens again like any that waits.
      return back("closed", { step: tally?.question === step.question && tally.answered > 0 ? "reopen" : "open", question: step.question });
    case "reveal":
      return view.open?.id === step.question ? null : back("revealed", { step: "conceal", question: step.question });
    case "conceal":
      return back("concealed", { step: "reveal", question: step.question });
    case "reopen":
      return view.question?.id === step.question && view.question.revealed
        ? back("reopened", { step: "reveal", question: step.question })
        : back("reopened", { step: "close", question: step.question });
    case "jump":
    case "lobby":
    case "closing":
      return back("moved on", placeOf(view));
    case "next":
      return ["show", "closing"].includes(view.ahead.ahead) ? back("moved on", placeOf(view)) : null;
    case "previous":
      return view.projector.cover === "none" && view.undo === null ? back("moved on", placeOf(view)) : null;
    default:
      return null;
  }
}

/** What takes moderation back. */
export function undoOfModeration(what: Moderation, { tally }: RoomState): Undo | null {
  const card = "card" in what ? tally?.cards.find((one) => one.id === what.card) : undefined;
  const back = (name: UndoName, about: string | undefined, moderate: Moderation): Undo => ({ name, about: about ?? "", act: { moderate } });
  switch (what.do) {
    case "hideCard":
      return back("hidden", card?.text, { ...what, do: "showCard" });
    case "showCard":
      return back("shown", card?.text, { ...what, do: "hideCard" });
    case "pinCard":
      return back(what.pinned ? "pinned" : "unpinned", card?.text, { ...what, pinned: !what.pinned });
    case "moveCard":
      return card ? back("moved", card.text, { ...what, field: card.field }) : null;
    case "approveCard": {
      const { revision: _, ...same } = what;
      return back("let", card?.text, { ...same, do: "hideCard" });
    }
    case "hideWord":
      return back("hidden", what.word, { ...what, do: "showWord" });
    case "showWord":
      return back("let", what.word, { ...what, do: "hideWord" });
    case "strikeAction":
      return back(what.struck ? "hidden" : "shown", tally?.actions?.find(({ line }) => line.id === what.action)?.line.said[0], { ...what, struck: !what.struck });
    case "readable":
      return back("readable", "", { ...what, readable: !what.readable });
    default:
      return null;
  }
}

function placeOf({ projector }: PresenterView): Step {
  if (projector.place === "slide" && projector.slide) return { step: "jump", slide: projector.slide.id };
  return { step: projector.place === "closing" ? "closing" : "lobby" };
}
