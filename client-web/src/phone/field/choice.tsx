import type { FieldProps } from "./field";

/** Labels up to this long stand two beside each other at 320 px. */
const SHORT = 8;

/** One of the choices as radio buttons, or several as boxes. */
export function Choice({ field, input, value, state, words, act }: FieldProps<"choice">) {
  const { choices, most } = input;
  const chosen = value?.choices ?? [];
  const several = most > 1;
  const choose = (id: string) => {
    const without = chosen.filter((other) => other !== id);
    if (!several) return act.fill(field.id, { kind: "choice", choices: [id] });
    if (without.length === chosen.length && chosen.length >= most) {
      // The browser has set the box already; drawing again unsets it.
      return act.limit(field.id, words.limitChoice(most));
    }
    const next = without.length < chosen.length ? without : [...chosen, id];
    act.fill(field.id, { kind: "choice", choices: choices.map((choice) => choice.id).filter((id) => next.includes(id)) });
  };
  const short = choices.every(({ label }) => label.length <= SHORT);
  return (
    <>
      {several && most < choices.length && <p class="hint">{words.most(most)}</p>}
      <div class="picks wide" style={{ "--columns": short && choices.length > 1 ? 2 : 1 }}>
        {choices.map(({ id, label }) => (
          <label class="pick" key={id}>
            <input type={several ? "checkbox" : "radio"} name={field.id} value={id} checked={chosen.includes(id)}
              onClick={(event) => {
                if (several && !chosen.includes(id) && chosen.length >= most) event.preventDefault();
                choose(id);
              }}
              onChange={() => {}} />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <p class="limit">{state.limits[field.id]}</p>
    </>
  );
}
