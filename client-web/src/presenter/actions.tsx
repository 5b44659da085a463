import { useState } from "preact/hooks";
import { languageOf } from "../lib/figures";
import type { FieldView, ModeratedAction } from "../lib/protocol.gen";
import { id as drawn } from "../lib/random";
import { useDesk } from "./context";
import { ACTIONS, topOf } from "./follow";

type Said = [string, string, string];

/** Opens an action list about what came out on top of a question with points. */
export function ActionListButton() {
  const { control, words } = useDesk();
  const question = control.tallied;
  const { view, tally } = control.state.value;
  const field = question?.asked?.fields.find(({ input }) => input.kind === "points");
  if (!view || !field || !question?.revealed || view.projector.room.ended) return null;
  const { prompt, labels, top } = ACTIONS[languageOf(view.projector.room.language)];
  const make = () => {
    const best = tally?.tally ? topOf(field, tally.tally) : [];
    const hint = best.length > 0 ? top(best) : null;
    control.steer({ step: "actionList", id: `actions-${drawn()}`, prompt, labels, hint });
  };
  return (
    <button type="button" onClick={make}>
      {words.actionList}
    </button>
  );
}

/** The lines of an action list as they come in: each can be changed, taken away and shown again, and one can be added. */
export function ActionLines() {
  const { control, words } = useDesk();
  const asked = control.tallied?.asked;
  const { tally } = control.state.value;
  if (!tally || !asked?.actions) return null;
  const lines = tally.actions ?? [];
  return (
    <section class="action-lines" aria-label={words.actions}>
      {lines.length === 0 && <p class="soft">{words.noActions}</p>}
      <ol class="plain">
        {lines.map((one) => (
          <li key={one.line.id} class={one.struck || one.held ? "said-off" : undefined}>
            <Line key={one.line.said.join("\n")} one={one} fields={asked.fields} />
          </li>
        ))}
      </ol>
      <Line key={`new ${lines.length}`} one={null} fields={asked.fields} />
    </section>
  );
}

function Line({ one, fields }: { one: ModeratedAction | null; fields: FieldView[] }) {
  const { control, words } = useDesk();
  const before: Said = one?.line.said ?? ["", "", ""];
  const [said, setSaid] = useState<Said>(before);
  const { round } = control;
  if (!round) return null;
  const changed = said.some((text, at) => text.trim() !== before[at]);
  const name = one ? words.actionLine(one.line.said[0]) : words.actionNew;
  const keep = (event: Event) => {
    event.preventDefault();
    if (!changed || !said[0].trim()) return;
    control.moderate({ do: "setAction", ...round, action: one?.line.id ?? null, said });
  };
  const tags = [one?.line.group, one?.held && !one.struck ? words.heldBack : null, one?.struck ? words.isHidden : null].filter(Boolean);
  return (
    <form class="action-line" aria-label={name} onSubmit={keep}>
      {tags.length > 0 && <small class="action-tags">{tags.join(" · ")}</small>}
      {fields.map(({ id, label, input }, at) => (
        <input
          key={id}
          aria-label={label ?? id}
          placeholder={one ? "" : (label ?? id)}
          maxLength={input.kind === "text" ? input.length : undefined}
          value={said[at] ?? ""}
          onInput={(event) => {
            const next: Said = [...said];
            next[at] = event.currentTarget.value;
            setSaid(next);
          }}
        />
      ))}
      {(changed || !one) && (
        <button type="submit" disabled={!changed || !said[0].trim()}>
          {one ? words.actionKeep : words.addDo}
        </button>
      )}
      {one && !changed && (
        <button
          type="button"
          class="quiet"
          aria-label={`${one.struck || one.held ? words.show : words.hide}: ${one.line.said[0]}`}
          onClick={() => control.moderate({ do: "strikeAction", ...round, action: one.line.id, struck: !(one.struck || one.held) })}
        >
          {one.struck || one.held ? words.show : words.hide}
        </button>
      )}
    </form>
  );
}
