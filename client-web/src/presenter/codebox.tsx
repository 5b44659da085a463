import type { Words } from "../locale/presenter.nl";
import { spaced } from "./clock";

/** Whether what was typed is that room's code, with whatever spaces and hyphens. */
export function isCode(typed: string, code: string): boolean {
  return typed.replace(/[\s-]/g, "").toUpperCase() === code;
}

/** The box in which a room's code is typed before something that cannot be an accident. */
export function CodeBox({ code, typed, words, type }: { code: string; typed: string; words: Words; type: (typed: string) => void }) {
  return (
    <label class="in-stack">
      {words.endType(spaced(code))}
      <input
        class="mono"
        value={typed}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        ref={(input) => input?.focus()}
        onInput={(event) => type(event.currentTarget.value)}
      />
    </label>
  );
}
