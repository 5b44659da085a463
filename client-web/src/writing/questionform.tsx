import { useState } from "preact/hooks";
import type { Block } from "./block";
import { Frame, Line, Long, Pick, Row, Tick, Wrong } from "./control";
import { addField, FieldForm } from "./fieldform";
import type { Lens } from "./lens";
import { KINDS } from "./pieces";

/** A question that a later slide can ask again. */
export interface Earlier {
  id: string;
  prompt: string;
}

interface QuestionProps {
  lens: Lens;
  head: Block;
  earlier: Earlier[];
  /** Takes the question out of the slide; nothing where it stays. */
  remove: (() => void) | null;
}

/** What a slide asks. */
export function QuestionForm({ lens, head, earlier, remove }: QuestionProps) {
  const { block, words } = lens;
  const again = block.has(["again"]);
  const fields = block.under(["fields"]);
  const single = block.holdsKeys(["fields"]);
  return (
    <section class="form-part" aria-labelledby="form-question">
      <div class="form-part-head">
        <h3 id="form-question">{words.question}</h3>
        {remove && (
          <button type="button" class="quiet" onClick={remove}>
            {words.unask}
          </button>
        )}
      </div>
      <Wrong id="question-wrong" mistakes={lens.wrongBeside([], again ? ["again"] : ["prompt", "short", "fields", ...COURSE])} />
      {again ? (
        <Frame id={lens.id(["again"])} label={words.again} mistakes={lens.wrong(["again"])}>
          {(told) => (
            <select {...told} value={block.text(["again"])} onChange={(event) => lens.put(["again"], event.currentTarget.value)}>
              {!earlier.some(({ id }) => id === block.text(["again"])) && <option value={block.text(["again"])}>{block.text(["again"])}</option>}
              {earlier.map(({ id, prompt }) => (
                <option key={id} value={id}>
                  {prompt || id}
                </option>
              ))}
            </select>
          )}
        </Frame>
      ) : (
        <>
          <Long lens={lens} path={["prompt"]} label={words.prompt} needed />
          <Line lens={lens} path={["short"]} label={words.short} hint={words.shortHint} />
          <h4 id="form-fields">{words.fields}</h4>
          <Wrong id={`${lens.id(["fields"])}-wrong`} mistakes={lens.wrongBeside(["fields"], single ? [] : fields.map(String))} />
          {single ? (
            <button type="button" onClick={() => lens.edit((doc) => doc.setIn(["fields"], doc.createNode([doc.getIn(["fields"], true)])))}>
              {words.addField}
            </button>
          ) : (
            fields.map((_, at) => <FieldForm key={at} lens={lens} head={head} at={at} of={fields.length} />)
          )}
          {!single && <Adder label={words.addField} ask={words.addKind} options={KINDS.map((kind) => ({ value: kind, words: words.kinds[kind] }))} add={(kind) => addField(lens, kind)} />}
          <Course lens={lens} head={head} />
        </>
      )}
    </section>
  );
}

/** The keys of how a question runs. */
const COURSE = ["open", "then", "rounds", "per", "readable", "actions", "timer", "after-timer", "talk-timer"];

/** How the question opens, runs and closes: what most questions leave as it is. */
function Course({ lens, head }: { lens: Lens; head: Block }) {
  const { words, block } = lens;
  // What is set is seen at first; afterwards it is for her to open and close.
  const [set] = useState(COURSE.some((key) => block.has([key])));
  return (
    <details open={set || COURSE.some((key) => lens.wrong([key]).length > 0)}>
      <summary>{words.how}</summary>
      <div class="box-stack">
        <Row>
          <Pick lens={lens} path={["open"]} label={words.open} options={words.opens} />
          <Pick lens={lens} path={["then"]} label={words.afterClose} options={words.thens} />
        </Row>
        <Row>
          <Pick lens={lens} path={["rounds"]} label={words.rounds} options={words.roundsOf} />
          {(head.has(["group"]) || block.has(["per"])) && <Pick lens={lens} path={["per"]} label={words.per} options={words.perOf} />}
        </Row>
        <Row>
          <Line lens={lens} path={["timer"]} label={words.timer} hint={words.timerHint} />
          <Pick lens={lens} path={["after-timer"]} label={words.afterTimer} options={words.afterTimers} />
          <Line lens={lens} path={["talk-timer"]} label={words.talkTimer} />
        </Row>
        <Tick lens={lens} path={["readable"]} label={words.readable} usual />
        <Tick lens={lens} path={["actions"]} label={words.actions} hint={words.actionsHint} />
      </div>
    </details>
  );
}

interface AdderProps<Value extends string> {
  label: string;
  /** What is asked of whoever opens it. */
  ask: string;
  options: { value: Value; words: string }[];
  add: (value: Value) => void;
}

/** A button that opens to a few kinds of what can be added. */
export function Adder<Value extends string>({ label, ask, options, add }: AdderProps<Value>) {
  return (
    <details class="adder">
      <summary class="button">+ {label}</summary>
      <div role="group" aria-label={ask}>
        {options.map(({ value, words }) => (
          <button
            type="button"
            key={value}
            onClick={(event) => {
              event.currentTarget.closest("details")?.removeAttribute("open");
              add(value);
            }}
          >
            {words}
          </button>
        ))}
      </div>
    </details>
  );
}

