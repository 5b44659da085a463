import type { Scene } from "../scene";

/** Which group somebody belongs to; not to say is an answer too. */
export function Group({ state, words, act }: Scene) {
  const groups = state.view?.groups;
  if (!groups) return null;
  const { noun, list, minimum } = groups;
  const { picked, typed, complaint, memory } = state;
  const first = memory.group === null;
  const option = (value: number | "typed" | "none", label: string) => (
    <label class="pick" key={value}>
      <input type="radio" name="group" checked={picked === value} onChange={() => act.pick(value)} />
      <span>{label}</span>
    </label>
  );
  return (
    <form noValidate onSubmit={(event) => {
      event.preventDefault();
      act.chooseGroup();
    }}>
      <h1 tabIndex={-1} id="prompt">{words.groupAsk(noun)}</h1>
      <fieldset aria-labelledby="prompt" class="picks wide">
        {list.map(({ id, name }) => option(id, name))}
        {option("typed", words.groupOther)}
        {picked === "typed" && (
          <div class="field follow">
            <label for="typed">{words.groupName}</label>
            <input id="typed" type="text" value={typed} maxLength={60} autocomplete="off" onInput={(event) => act.type(event.currentTarget.value)} />
            <p class="hint">{words.groupTyped}</p>
          </div>
        )}
        {option("none", words.groupSkip)}
      </fieldset>
      <p class="quiet">{words.groupPromise(minimum)}</p>
      <p class="wrong" role="status">{complaint?.reason === "group" && words.groupPick}</p>
      <button class="send">{words.groupGo}</button>
      {!first && <button type="button" class="plain" onClick={() => act.go("room")}>{words.back}</button>}
    </form>
  );
}
