import type { Document } from "yaml";
import { type Block, keys, move, put, text, type Path } from "./block";
import { focusSoon, Frame, Line, Row, Tick, Wrong } from "./control";
import { itemsOrList } from "./items";
import { isKind, KEYS, KindForm } from "./kindform";
import type { Lens } from "./lens";
import { needsOf } from "./needs";
import { type FieldKind, KINDS } from "./pieces";

/** The keys that a field of any kind has a box for. */
const COMMON = ["kind", "when", "label", "hint", "required"];
const OWN = new Set(Object.values(KEYS).flat());

interface FieldProps {
  lens: Lens;
  head: Block;
  /** Which field of the question, from 0, and how many there are. */
  at: number;
  of: number;
}

/** One field of a question: what it asks, when it is shown, and what its kind needs. */
export function FieldForm({ lens, head, at, of }: FieldProps) {
  const { block, words } = lens;
  const path = (...steps: Path): Path => ["fields", at, ...steps];
  const kind = block.text(path("kind"));
  const conditions = conditionsOf(lens, head, at);
  const condition = conditionAt(block, at);
  const known = conditions.find(({ value }) => value === condition?.value);
  const sentence = condition && (known?.words ?? words.whenGone(condition.choice));
  const shift = (to: number) => {
    lens.edit((doc) => move(doc, ["fields"], at, to));
    focusSoon(lens.id(["fields", to, "kind"]));
  };
  const name = words.field(at + 1, isKind(kind) ? words.kinds[kind] : kind);
  return (
    <fieldset class="field-card" id={lens.id(path())} tabIndex={-1}>
      <legend>
        {name} {sentence && <small>{words.shownWhen(sentence)}</small>}
      </legend>
      <div class="field-moves">
        <button type="button" class="icon quiet" aria-label={`${words.fieldEarlier}: ${name}`} disabled={at === 0} onClick={() => shift(at - 1)}>
          ↑
        </button>
        <button type="button" class="icon quiet" aria-label={`${words.fieldLater}: ${name}`} disabled={at === of - 1} onClick={() => shift(at + 1)}>
          ↓
        </button>
        <button
          type="button"
          class="icon quiet"
          aria-label={`${words.removeField}: ${name}`}
          disabled={of === 1}
          onClick={() => {
            lens.edit((doc) => doc.deleteIn(path()));
            focusSoon(lens.id(["fields", Math.max(0, at - 1), "kind"]));
          }}
        >
          ×
        </button>
      </div>
      <Wrong id={`${lens.id(path())}-wrong`} mistakes={lens.wrongBeside(path(), [...COMMON, ...(isKind(kind) ? KEYS[kind] : [])])} />
      <Row>
        <Frame id={lens.id(path("kind"))} label={words.kind} mistakes={lens.wrong(path("kind"))}>
          {(told) => (
            <select {...told} value={kind} onChange={(event) => lens.edit((doc) => become(doc, block, at, event.currentTarget.value as FieldKind, lens))}>
              {!isKind(kind) && <option value={kind}>{kind}</option>}
              {KINDS.map((kind) => (
                <option key={kind} value={kind}>
                  {words.kinds[kind]}
                </option>
              ))}
            </select>
          )}
        </Frame>
        {(conditions.length > 0 || condition || lens.wrong(path("when")).length > 0) && <Frame id={lens.id(path("when"))} label={words.when} mistakes={lens.wrong(path("when"))}>
          {(told) => (
            <select
              {...told}
              value={condition?.value ?? ""}
              onChange={(event) => {
                const chosen = conditions.find(({ value }) => value === event.currentTarget.value);
                lens.edit((doc) => (chosen ? doc.setIn(path("when"), oneKey(doc, chosen.field, chosen.choice)) : doc.deleteIn(path("when"))));
              }}
            >
              <option value="">{words.always}</option>
              {conditions.map(({ value, words }) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
              {condition && !known && <option value={condition.value}>{words.whenGone(condition.choice)}</option>}
            </select>
          )}
        </Frame>}
      </Row>
      <Line lens={lens} path={path("label")} label={words.label} />
      <Line lens={lens} path={path("hint")} label={words.hint} />
      {isKind(kind) && <KindForm kind={kind} lens={lens} head={head} at={at} path={path} />}
      <Tick lens={lens} path={path("required")} label={words.required} />
    </fieldset>
  );
}

interface Offered {
  value: string;
  field: string;
  choice: string;
  words: string;
}

/** What a field can be shown upon: each choice of each choice field above it, as the end of a sentence. */
function conditionsOf({ block, words }: Lens, head: Block, at: number): Offered[] {
  const choices = block.under(["fields"]).slice(0, at).filter((step) => block.text(["fields", step, "kind"]) === "choice");
  return choices.flatMap((step) => {
    const field = block.text(["fields", step, "id"]);
    const name = block.text(["fields", step, "label"]) || words.field(Number(step) + 1, words.kinds.choice);
    return itemsOrList(block, ["fields", step, "choices"], head).map(({ id, label }) => ({
      value: `${field} ${id}`,
      field,
      choice: id,
      words: choices.length > 1 ? words.whenOf(name, label || id) : words.whenChoice(label || id),
    }));
  });
}

function conditionAt(block: Block, at: number): { value: string; choice: string } | null {
  const [field] = block.under(["fields", at, "when"]);
  if (field === undefined) return null;
  const choice = block.text(["fields", at, "when", field]);
  return { value: `${field} ${choice}`, choice };
}

/** `{field: choice}`, on one line as it is written by hand. */
function oneKey(doc: Document, field: string, choice: string) {
  const node = doc.createNode({ [field]: text(choice) });
  (node as { flow?: boolean }).flow = true;
  return node;
}

/** Makes a field one of another kind; what both kinds have stays. */
function become(doc: Document, block: Block, at: number, kind: FieldKind, { language }: Lens): void {
  const path = ["fields", at];
  const items = ["choices", "items"].map((key) => doc.getIn([...path, key], true)).find(Boolean);
  put(doc, [...path, "kind"], text(kind));
  for (const key of block.under(path).map(String)) if (OWN.has(key) && !KEYS[kind].includes(key)) doc.deleteIn([...path, key]);
  // A scale of grades is no scale of ratings.
  for (const key of ["min", "max", "most"]) if (block.text([...path, "kind"]) !== kind) doc.deleteIn([...path, key]);
  for (const [key, value] of needsOf(kind, language)) {
    if (!doc.hasIn([...path, key])) put(doc, [...path, key], key === "choices" || key === "items" ? ((items as typeof value | undefined) ?? value) : value);
  }
}

/** A field more, with what its kind cannot do without. */
export function addField(lens: Lens, kind: FieldKind): void {
  const { block, language } = lens;
  const count = block.under(["fields"]).length;
  const taken = block.under(["fields"]).map((step) => block.text(["fields", step, "id"]));
  const stem = kind === "keywords" ? "words" : kind;
  let id: string = stem;
  for (let number = 2; taken.includes(id); number++) id = `${stem}-${number}`;
  lens.edit((doc) => {
    doc.addIn(["fields"], keys([["id", text(id)], ["kind", text(kind)], ...needsOf(kind, language)]));
  });
  focusSoon(lens.id(["fields", count, "label"]));
}
