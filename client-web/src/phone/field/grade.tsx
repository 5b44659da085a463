import { number } from "../../lib/locale";
import { GRADE_BUTTONS } from "../state";
import type { FieldProps } from "./field";

const round = (n: number) => Math.round(n * 100) / 100;

/** Buttons for whole grades with a toggle for the half, the pass mark between them; other scales as they fit. */
export function Grade({ field, input, value, state, words, act, steps }: FieldProps<"grade">) {
  const { min, max, step, pass } = input;
  const show = (n: number) => number(state.language, n);
  const halves = step === 0.5 && Number.isInteger(min) && Number.isInteger(max);
  const each = halves ? 1 : step;
  const count = Math.round((max - min) / each) + 1;
  const grade = value?.grade ?? null;
  const give = (n: number) => act.fill(field.id, { kind: "grade", grade: round(n) });

  if (count > GRADE_BUTTONS) {
    return steps && <steps.Stepper {...{ min, max, step, words, show }} value={grade} label={field.label ?? words.own} give={give} />;
  }
  const numbers = Array.from({ length: count }, (_, at) => round(min + at * each));
  const whole = grade === null ? null : halves ? Math.floor(grade) : grade;
  const half = halves && grade !== null && grade !== whole;
  const columns = count > 6 ? Math.ceil(count / 2) : count;
  const rows = [numbers.slice(0, columns), numbers.slice(columns)].filter((row) => row.length);
  // The line is only drawn where it parts the two rows: anywhere else it would part nothing.
  const line = pass !== null && rows.length === 2 && pass > (rows[0]?.at(-1) ?? pass) && pass <= (rows[1]?.[0] ?? pass - 1);
  return (
    <>
      <div class="picks" style={{ "--columns": columns }}>
        {rows.map((row, at) => (
          <>
            {at === 1 && line && <p class="passline" aria-hidden="true"><span>{show(pass)}</span></p>}
            {row.map((n) => (
              <label class="pick" key={n}>
                <input type="radio" name={field.id} value={n} checked={whole === n}
                  onChange={() => give(half && n < max ? n + 0.5 : n)} />
                <span>{show(n)}</span>
              </label>
            ))}
          </>
        ))}
      </div>
      {halves && (
        <label class="extra">
          <input type="checkbox" checked={half} disabled={whole === null || whole >= max}
            onChange={() => whole !== null && give(half ? whole : whole + 0.5)} />
          <span>{words.half}{whole !== null && whole < max && ` → ${show(whole + 0.5)}`}</span>
        </label>
      )}
    </>
  );
}
