import type { FieldAnswer, FieldView, Input } from "../../lib/protocol.gen";
import { tellReason } from "../reason";
import type { Asking } from "../state";
import type { Scene } from "../scene";
import { Choice } from "./choice";
import { Grade } from "./grade";
import { Keywords } from "./keywords";
import { Marks } from "./marks";
import { Text } from "./text";
import type { FieldProps } from "./field";

const Loading = ({ words }: Scene) => <p>{words.connecting}</p>;

const kinds = (steps: Scene["steps"]): { [K in Input["kind"]]: (props: FieldProps<K>) => preact.ComponentChild } => ({
  grade: Grade,
  choice: Choice,
  keywords: Keywords,
  marks: Marks,
  rating: steps?.Rating ?? Loading,
  text: Text,
  points: steps?.Points ?? Loading,
});

/** Follow-ups that opened since the form was drawn come into view; the focus stays where it was. */
const followUp = (element: HTMLElement | null) => {
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  element?.scrollIntoView({ block: "nearest", behavior: calm ? "auto" : "smooth" });
};

/** A field with its label, hint and refusal. */
export function AnyField(props: Scene & { field: FieldView; asking: Asking; alone: boolean }) {
  const { field, asking, alone, state } = props;
  const { id, label, hint, input, when } = field;
  const value = asking.entry.draft[id] ?? null;
  // The kind of input and of value belong together by construction: a draft is made from its field.
  const Kind = kinds(props.steps)[input.kind] as (props: Scene & { field: FieldView; input: Input; value: FieldAnswer | null; alone: boolean }) => preact.ComponentChild;
  const complaint = state.complaint?.field === id ? state.complaint.reason : asking.entry.field === id ? asking.entry.reason : null;
  const Tag = input.kind === "text" ? "div" : "fieldset";
  return (
    <Tag class={when ? "field follow" : "field"} id={`${id}-field`} ref={when ? follow : null}
      {...(label || Tag === "div" ? {} : { "aria-labelledby": "prompt" })}>
      {label && (Tag === "div" ? <label id={`${id}-label`} for={id}>{label}</label> : <legend>{label}</legend>)}
      {hint && <p class="hint" id={`${id}-hint`}>{hint}</p>}
      {props.later && <props.later.Before {...{ field, asking, state, words: props.words }} />}
      <Kind {...props} input={input} value={value} alone={alone} />
      {complaint && <p class="wrong">{tellReason(complaint, props)}</p>}
    </Tag>
  );
}

/** Called by Preact when a follow-up appears or goes. */
function follow(element: HTMLElement | null) {
  if (element) requestAnimationFrame(() => element.isConnected && document.activeElement !== document.body && followUp(element));
}
