import { number } from "../../lib/locale";
import { answerOf, shown } from "../draft";
import { tellReason, tellRefusal } from "../reason";
import { AnyField } from "../field/any";
import type { Scene } from "../scene";
import { asking, graceLeft, groupName, type Asking } from "../state";

/** What stands above a question. */
export function Kicker({ asking: { question, entry }, state, words }: Pick<Scene, "state" | "words"> & { asking: Asking }) {
  const group = groupName(state.memory);
  const whose = entry.asked.perGroup ? group && words.forGroup(group) : words.onlyYou;
  return (
    <p class="kicker">
      {question.round > 1 ? words.questionRound(question.number, question.round) : words.question(question.number)}
      {whose && ` · ${whose}`}
    </p>
  );
}

/** What the send button says: the grade, or how much of a long rating there is. */
function sendLabel({ state, words }: Scene, { entry }: Asking): string {
  const fields = shown(entry.asked.fields, entry.draft);
  const [field] = fields;
  const value = field && answerOf(entry.asked, entry.draft)[field.id];
  if (fields.length !== 1 || !value) return words.send;
  if (value.kind === "grade") return words.sendValue(number(state.language, value.grade));
  if (value.kind === "rating" && field.input.kind === "rating") {
    const rated = Object.keys(value.ratings).length;
    if (rated < field.input.items.length) return words.sendSome(rated);
  }
  return words.send;
}

/** A question with its inputs. */
export function Form(scene: Scene) {
  const { state, words, act, later } = scene;
  const now = asking(state);
  if (!now) return null;
  const { entry } = now;
  const { fields, prompt, perGroup } = entry.asked;
  const visible = shown(fields, entry.draft);
  const alone = fields.length === 1;
  const optional = visible.length > 1 && visible.every(({ required, when }) => !required && !when);
  const left = graceLeft(state);
  const refused = entry.sent === "rejected" && !entry.field ? entry.reason : null;
  const complaint = state.complaint && !state.complaint.field
    ? tellReason(state.complaint.reason, scene)
    : refused && tellRefusal(refused, scene);
  const only = alone ? fields[0] : null;
  const value = only && entry.draft[only.id];
  const marks = only?.input.kind === "marks";
  const given = value?.kind === "marks" ? value : { high: [], low: [] };
  return (
    <form noValidate class={marks ? "sticky" : ""} onSubmit={(event) => {
      event.preventDefault();
      act.send();
    }}>
      {left !== null && <p class="closing">{words.closing(left)}</p>}
      <Kicker asking={now} {...{ state, words }} />
      <h1 id="prompt" tabIndex={-1} lang={state.view?.room.language}>{prompt}</h1>
      {perGroup && (later ? <later.Table {...{ state, words, act }} asking={now} /> : <p>{words.connecting}</p>)}
      {(!perGroup || (later && groupName(state.memory))) && (
        <>
          {marks && later && <later.Fold prompt={prompt} />}
          <div lang={state.view?.room.language}>
            {visible.map((field) => <AnyField key={field.id} {...scene} field={field} asking={now} alone={alone} />)}
          </div>
          {optional && <p class="hint">{words.optional}</p>}
          {entry.sent === "late" && <p class="wrong">{words.late}</p>}
          {complaint && <p class="wrong">{complaint}</p>}
          <div class="sendbar">
            {marks && <p>{words.marked(given.high.length, given.low.length)}</p>}
            <button class="send">{sendLabel(scene, now)}</button>
          </div>
        </>
      )}
      {entry.editing && entry.saved && (
        <button type="button" class="plain" onClick={act.leave}>{words.keep}</button>
      )}
    </form>
  );
}
