import type { FieldAnswer, FieldView, Input } from "../../lib/protocol.gen";
import type { Scene } from "../scene";

/** What an input of a kind gets: its definition, what is filled in, and the scene. */
export interface FieldProps<Kind extends Input["kind"]> extends Scene {
  field: FieldView;
  input: Extract<Input, { kind: Kind }>;
  value: Extract<FieldAnswer, { kind: Kind }> | null;
  /** The only field of its question: the question is its label. */
  alone: boolean;
}
