import type { FieldView } from "../../lib/protocol.gen";
import type { LaterScene } from "../laterscene";
import { earlier, type Asking } from "../state";
import { lines } from "../tell";

/** What was given in an earlier round, for kinds that start empty so as not to anchor. */
export function Before({ field, asking, state, words }: Pick<LaterScene, "state" | "words"> & { field: FieldView; asking: Asking }) {
  const { kind } = field.input;
  const value = earlier(state.memory, asking.question.id, asking.question.round)?.answer?.[field.id];
  if (!value || (kind !== "grade" && kind !== "choice")) return null;
  const said = lines(field, value, words, state.language).join(", ");
  return <p class="hint">{kind === "grade" ? words.first(said) : words.firstChose(said)}</p>;
}
