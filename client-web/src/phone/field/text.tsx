import type { FieldProps } from "./field";

/** A text box that grows with what is typed. */
export function Text({ field, input, value, act, words, state, alone, later }: FieldProps<"text">) {
  const text = value?.text ?? "";
  const wrong = state.complaint?.field === field.id;
  return (
    <>
      <textarea id={field.id} rows={2} value={text} aria-labelledby={alone && !field.label ? "prompt" : `${field.id}-label`}
        aria-describedby={`${field.id}-hint ${field.id}-left`} aria-invalid={wrong}
        onInput={(event) => act.fill(field.id, { kind: "text", text: event.currentTarget.value })} />
      {later && <later.Left id={`${field.id}-left`} text={text} most={input.length} words={words} />}
    </>
  );
}
