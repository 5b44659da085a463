import { number } from "../../lib/locale";
import { Stepper } from "./stepper";
import type { StepsProps } from "./field";

/** Steps up to this many stand as buttons beside each other; beyond, a stepper. */
const BUTTONS = 5;

/** One item at a time, rated for each series; what is given is kept while paging. */
export function Rating({ field, input, value, state, words, act }: StepsProps<"rating">) {
  const { items, series, min, max } = input;
  const ratings = value?.ratings ?? {};
  const at = Math.min(state.cardAt[field.id] ?? 0, items.length - 1);
  const item = items[at];
  if (!item) return null;
  const rated = ratings[item.id] ?? {};
  const give = (row: string, n: number) =>
    act.fill(field.id, { kind: "rating", ratings: { ...ratings, [item.id]: { ...rated, [row]: n } } });
  const turn = (by: number) => {
    act.turn(field.id, at + by);
    document.getElementById(`${field.id}-item`)?.focus();
  };
  const numbers = Array.from({ length: max - min + 1 }, (_, n) => min + n);
  const show = (n: number) => number(state.language, n);
  return (
    <div class="rating">
      <h2 id={`${field.id}-item`} tabIndex={-1}>
        <small>{words.card(at + 1, items.length)}</small>
        {item.label}
      </h2>
      {series.map((row) => (
        <fieldset key={`${item.id} ${row.id}`}>
          <legend>{row.label}{at === 0 && <small> {words.scale(show(min), show(max))}</small>}</legend>
          {numbers.length > BUTTONS ? (
            <Stepper {...{ min, max, words, show }} step={1} label={row.label} value={rated[row.id] ?? null} give={(n) => give(row.id, n)} />
          ) : (
            <div class="picks" style={{ "--columns": numbers.length }}>
              {numbers.map((n) => (
                <label class="pick" key={n}>
                  <input type="radio" name={`${field.id} ${item.id} ${row.id}`} checked={rated[row.id] === n} onChange={() => give(row.id, n)} />
                  <span>{show(n)}</span>
                </label>
              ))}
            </div>
          )}
        </fieldset>
      ))}
      <div class="pair">
        <button type="button" disabled={at === 0} onClick={() => turn(-1)}>{words.previous}</button>
        <button type="button" disabled={at === items.length - 1} onClick={() => turn(1)}>
          {Object.keys(rated).length ? words.next : words.skip}
        </button>
      </div>
    </div>
  );
}
