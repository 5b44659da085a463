import { useState } from "preact/hooks";
import type { FieldView, Moderation, WordView } from "../lib/protocol.gen";
import { useDesk } from "./context";

/**
 * The words of a keywords field, as the hall will see them. A tap chooses; chosen words are merged, renamed, split and hidden
 * by a button or its key, and each change but hiding is taken back by one more. The server names words as they were written,
 * so every change here does too.
 */
export function WordList({ field, words: list, more }: { field: FieldView; words: WordView[]; more: number }) {
  const { control, words } = useDesk();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [renaming, setRenaming] = useState(false);
  const { round } = control;
  const edited = control.state.value.tally?.edited.find((one) => one.field === field.id);
  const spellingsOf = (word: string) =>
    edited?.spelled.find((one) => one.word === word)?.spellings ?? [{ word, count: 0 }];
  const asWritten = (word: string) => spellingsOf(word)[0]?.word ?? word;
  // What merged, was hidden or is called otherwise by now is no longer chosen.
  const chosen = list.map(({ word }) => word).filter((word) => picked.has(word));
  const [only] = chosen.length === 1 ? chosen : [];
  const at = round && { ...round, field: field.id };
  const done = () => {
    setPicked(new Set());
    setRenaming(false);
  };
  const ask = (what: Moderation | false | "" | null | undefined) => {
    if (!what) return;
    control.moderate(what);
    done();
  };
  const hide = (shown: string[]) => {
    if (!at) return;
    for (const { word } of shown.flatMap(spellingsOf)) control.moderate({ do: "hideWord", ...at, word });
    done();
  };
  const merge = () => ask(at && chosen.length > 1 && { do: "mergeWords", ...at, words: chosen.map(asWritten) });
  const rename = (label: string) =>
    ask(at && only && label.trim() && { do: "renameWord", ...at, word: asWritten(only), label });
  const undo = () => ask(at && edited && edited.edits > 0 && { do: "undoWords", ...at, edits: edited.edits });
  const toggle = (word: string) => {
    const next = new Set(picked);
    if (!next.delete(word)) next.add(word);
    setPicked(next);
    setRenaming(false);
  };
  const keys: Record<string, () => void> = {
    m: merge,
    e: () => setRenaming(only !== undefined),
    z: undo,
    Delete: () => hide(chosen),
    Escape: done,
  };
  const press = (event: KeyboardEvent) => {
    const act = event.target instanceof HTMLInputElement || event.ctrlKey || event.metaKey || event.altKey ? undefined : keys[event.key];
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const spellings = only === undefined ? [] : spellingsOf(only);
  return (
    <div class="word-list" data-keys="own" onKeyDown={press}>
      <ul class="words" aria-label={field.label ?? words.wordsHere} title={words.wordKeys}>
        {list.map(({ word, count }) => (
          <li key={word} class={picked.has(word) ? "chosen" : undefined}>
            <button type="button" class="word" aria-pressed={picked.has(word)} onClick={() => toggle(word)}>
              {word} <b>{count}</b>
            </button>
            {at && (
              <button
                type="button"
                class="quiet"
                aria-label={words.hideWord(word)}
                title={words.hideWord(word)}
                onClick={() => hide([word])}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      {more > 0 && <p class="soft">{words.moreWords(more)}</p>}
      {at && (chosen.length > 0 || (edited?.edits ?? 0) > 0) && (
        <div class="in-row word-does">
          {chosen.length > 1 && (
            <button type="button" onClick={merge}>
              {words.mergeWords(chosen.length)} <kbd>m</kbd>
            </button>
          )}
          {only !== undefined && !renaming && (
            <button type="button" onClick={() => setRenaming(true)}>
              {words.renameWord} <kbd>e</kbd>
            </button>
          )}
          {(edited?.edits ?? 0) > 0 && (
            <button type="button" class="quiet" onClick={undo}>
              {words.undoWords(edited?.last ?? "merged")} <kbd>z</kbd>
            </button>
          )}
        </div>
      )}
      {at && only !== undefined && renaming && <Rename word={only} rename={rename} stop={() => setRenaming(false)} />}
      {at && spellings.length > 1 && (
        <ul class="spellings" aria-label={words.spellings}>
          {spellings.map(({ word, count }) => (
            <li key={word}>
              <span>
                {word} <b>{count}</b>
              </span>
              <button
                type="button"
                aria-label={words.splitWord(word)}
                onClick={() => ask({ do: "splitWord", ...at, word })}
              >
                {words.split}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Rename({ word, rename, stop }: { word: string; rename: (label: string) => void; stop: () => void }) {
  const { words } = useDesk();
  const [label, setLabel] = useState(word);
  return (
    <form
      class="in-row"
      onSubmit={(event) => {
        event.preventDefault();
        rename(label);
      }}
    >
      <input
        ref={(input) => {
          if (input && !input.dataset["seen"]) {
            input.dataset["seen"] = "yes";
            input.select();
          }
        }}
        aria-label={words.renamedTo(word)}
        maxLength={60}
        value={label}
        onInput={(event) => setLabel(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") stop();
        }}
      />
      <button type="submit" disabled={!label.trim()}>
        {words.renameDo}
      </button>
    </form>
  );
}
