import type { FieldAnswer, FieldView, Input } from "../../lib/protocol.gen";
import type { StepWords } from "../../locale/phone.steps.nl";
import type { Scene } from "../scene";

/** What an input of a kind gets: its definition, what is filled in, and the scene. */
export interface FieldProps<Kind extends Input["kind"]> extends Scene {
  field: FieldView;
  input: Extract<Input, { kind: Kind }>;
  value: Extract<FieldAnswer, { kind: Kind }> | null;
  /** The only field of its question: the question is its label. */
  alone: boolean;
}

/** What an input that takes steps gets: the words that came with it as well. */
export type StepsProps<Kind extends Input["kind"]> = FieldProps<Kind> & { words: StepWords };
