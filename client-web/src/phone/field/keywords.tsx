import { spread } from "../draft";
import type { FieldProps } from "./field";

/** A box for each keyword; a comma or a pasted list goes on in the next box. */
export function Keywords({ field, input, value, words, act, later }: FieldProps<"keywords">) {
  const filled = Array.from({ length: input.most }, (_, at) => value?.words[at] ?? "");
  const last = filled.length - 1;
  const box = (at: number) => document.getElementById(`${field.id}-${at}`);

  const put = (at: number, text: string) => {
    const next = spread(filled, at, text);
    act.fill(field.id, { kind: "keywords", words: next.words });
    if (next.at !== at) box(next.at)?.focus();
  };
  return (
    <>
      {!field.hint && <p class="hint">{words.words(input.most)}</p>}
      <ol class="words">
        {filled.map((word, at) => (
          <li key={at}>
            <input id={`${field.id}-${at}`} type="text" value={word} aria-label={words.word(at + 1)} autocomplete="off" autocapitalize="off"
              aria-describedby={`${field.id}-${at}-left`}
              enterkeyhint={at === last ? "send" : "next"}
              onInput={(event) => put(at, event.currentTarget.value)}
              onPaste={(event) => {
                const text = event.clipboardData?.getData("text") ?? "";
                if (!/[,;\n\t]/.test(text)) return;
                event.preventDefault();
                put(at, word + text);
              }}
              onKeyDown={(event) => {
                if (event.key !== "Enter" || event.isComposing) return;
                event.preventDefault();
                if (at === last) act.send();
                else box(at + 1)?.focus();
              }} />
            {later && <later.Left id={`${field.id}-${at}-left`} text={word} most={input.length} words={words} />}
          </li>
        ))}
      </ol>
    </>
  );
}
