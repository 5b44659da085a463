import { useState } from "preact/hooks";
import { languageOf } from "../lib/figures";
import { id as drawn } from "../lib/random";
import { useDesk } from "./context";
import { CHOICE_LENGTH, candidates, MOST_CHOICES, PROMPTS, type Candidate, type Source } from "./follow";
import { Modal } from "./modal";

const SOURCES: Source[] = ["cluster", "pinned", "stack", "role", "word"];
const POINTS = [1, 2, 3, 5];

/** Opens the dialog that makes a question of what the hall has seen; nothing where it has seen no texts. */
export function FollowButton() {
  const { control, words } = useDesk();
  const question = control.tallied;
  const texts = !question?.asked?.actions && question?.asked?.fields.some(({ input }) => input.kind === "text" || input.kind === "keywords");
  if (!texts || !question?.revealed || control.state.value.view?.projector.room.ended) return null;
  return (
    <button type="button" aria-haspopup="dialog" onClick={() => (control.dialog.value = "follow")}>
      {words.follow}
    </button>
  );
}

/** Makes a question with points of cards, stacks, groups, clusters or words. */
export function FollowUp() {
  const { control, words } = useDesk();
  const { view, tally } = control.state.peek();
  const [rows, setRows] = useState<Candidate[]>(() =>
    tally?.tally ? candidates(control.tallied?.asked?.fields ?? [], tally.tally) : [],
  );
  const [own, setOwn] = useState("");
  const [prompt, setPrompt] = useState(PROMPTS[languageOf(view?.projector.room.language ?? "nl")]);
  const [points, setPoints] = useState(3);
  const close = () => (control.dialog.value = null);
  const choices = [...rows.filter((row) => row.chosen).map((row) => row.text), own].map((text) => text.trim()).filter(Boolean);
  const twice = new Set(choices.map((text) => text.toLowerCase())).size < choices.length;
  const wrong = choices.length < 2 ? words.followFew : choices.length > MOST_CHOICES ? words.followMany(MOST_CHOICES) : twice ? words.followTwice : null;
  const change = (at: number, part: Partial<Candidate>) =>
    setRows(rows.map((row, other) => (other === at ? { ...row, ...part } : row)));
  const make = (event: Event) => {
    event.preventDefault();
    if (wrong || !prompt.trim()) return;
    control.steer({ step: "followUp", id: `follow-${drawn()}`, prompt: prompt.trim(), choices, points });
    close();
  };
  return (
    <Modal title={words.followTitle} closeWord={words.shut} onClose={close} wide>
      <form class="in-stack follow" onSubmit={make}>
        <label class="in-stack">
          {words.followPrompt}
          <textarea rows={2} maxLength={210} required value={prompt} onInput={(event) => setPrompt(event.currentTarget.value)} />
        </label>
        <fieldset class="choices choices-row">
          <legend>{words.followPoints}</legend>
          {POINTS.map((n) => (
            <label key={n}>
              <input type="radio" name="points" checked={points === n} onChange={() => setPoints(n)} />
              {n}
            </label>
          ))}
        </fieldset>
        {rows.length === 0 && <p class="soft">{words.followNothing}</p>}
        {SOURCES.filter((source) => rows.some((row) => row.source === source)).map((source) => (
          <fieldset key={source} class="choices">
            <legend>{words.followSources[source]}</legend>
            {rows.map((row, at) =>
              row.source === source ? (
                <div key={at} class="follow-row">
                  <label class="follow-check">
                    <input
                      type="checkbox"
                      checked={row.chosen}
                      aria-label={row.text}
                      onChange={(event) => change(at, { chosen: event.currentTarget.checked })}
                    />
                    {row.count > 1 && <small>×{row.count}</small>}
                  </label>
                  <input
                    aria-label={words.followChoice(at + 1)}
                    maxLength={CHOICE_LENGTH}
                    value={row.text}
                    onInput={(event) => change(at, { text: event.currentTarget.value, chosen: true })}
                  />
                </div>
              ) : null,
            )}
          </fieldset>
        ))}
        <label class="in-stack">
          {words.followOwn}
          <input maxLength={CHOICE_LENGTH} value={own} onInput={(event) => setOwn(event.currentTarget.value)} />
        </label>
        <div class="in-row">
          <button type="submit" class="primary" disabled={wrong !== null}>
            {words.followDo(choices.length)}
          </button>
          <span class="soft" role="status">
            {wrong ?? words.followThen}
          </span>
        </div>
      </form>
    </Modal>
  );
}
