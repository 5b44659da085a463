import { mark } from "../draft";
import type { FieldProps } from "./field";

const SIDES = ["low", "high"] as const;

/** Low or high for each item; low stands left, as on the projector. */
export function Marks({ field, input, value, state, words, act }: FieldProps<"marks">) {
  const marks = value ?? { kind: "marks" as const, high: [], low: [] };
  const press = (item: string, side: (typeof SIDES)[number]) => {
    const next = mark(input, marks, item, side);
    if (next) act.fill(field.id, next);
    else act.limit(field.id, side === "high" ? words.limitHigh(input.mostHigh) : words.limitLow(input.mostLow));
  };
  return (
    <>
      <p class="hint">{words.clear}{!field.hint && ` ${words.skipping}`}</p>
      <div class="marks">
        {input.items.map(({ id, label }) => (
          <div key={id} role="group" aria-label={label}>
            <span>{label}</span>
            {SIDES.map((side) => (
              <button type="button" class={`mark ${side}`} key={side} aria-pressed={marks[side].includes(id)}
                onClick={() => press(id, side)}>
                {words[side]}
              </button>
            ))}
          </div>
        ))}
      </div>
      <p class="limit">{state.limits[field.id]}</p>
    </>
  );
}
