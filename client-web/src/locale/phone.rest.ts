import type { JoinWords } from "./phone.join.nl";
import type { LaterWords } from "./phone.later.nl";
import type { StepWords } from "./phone.steps.nl";

/** Every text that a phone does not need until its first answer is sent. */
export type RestWords = LaterWords & JoinWords & StepWords;
