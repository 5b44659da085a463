import { number } from "../../lib/locale";
import type { StepsProps } from "./field";

/** Points over the choices, one at a time. */
export function Points({ field, input, value, state, words, act }: StepsProps<"points">) {
  const points = value?.points ?? {};
  const left = input.points - Object.values(points).reduce((sum, n) => sum + n, 0);
  const give = (id: string, n: number) => act.fill(field.id, { kind: "points", points: { ...points, [id]: n } });
  return (
    <>
      <p class="hint" role="status">{words.points(left)}</p>
      <div class="marks">
        {input.choices.map(({ id, label }) => {
          const n = points[id] ?? 0;
          return (
            <div key={id} role="group" aria-label={label}>
              <span>{label}</span>
              <button type="button" class="mark" aria-label={words.less(label)} disabled={n === 0} onClick={() => give(id, n - 1)}>−</button>
              <output class="count">{number(state.language, n)}</output>
              <button type="button" class="mark" aria-label={words.more(label)} disabled={left <= 0} onClick={() => give(id, n + 1)}>+</button>
            </div>
          );
        })}
      </div>
    </>
  );
}
