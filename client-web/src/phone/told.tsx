import type { Draft, Entry } from "./memory";
import type { Scene } from "./scene";
import { tell } from "./tell";

/** An answer as text. */
export function Answer({ entry, answer, state, words }: Pick<Scene, "state" | "words"> & { entry: Entry; answer: Draft }) {
  return (
    <dl class="told" lang={state.view?.room.language}>
      {tell(entry.asked, answer, words, state.language).map(({ label, lines }) => (
        <>
          <dt class={label ? "" : "sr-only"}>{label ?? words.own}</dt>
          <dd>{lines.length > 1 ? <ul>{lines.map((line) => <li>{line}</li>)}</ul> : lines[0]}</dd>
        </>
      ))}
    </dl>
  );
}
