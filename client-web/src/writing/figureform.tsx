import { type Block, keys, list, text, type Path } from "./block";
import { focusSoon, Frame, Line, Lines, Row, Wrong } from "./control";
import { Items, ItemsOrList } from "./items";
import type { Lens } from "./lens";
import { needsOf } from "./needs";
import type { Earlier } from "./questionform";

export const FIGURES = ["circles", "radar", "matrix", "cycle", "tree", "checklist"] as const;
export type FigureKind = (typeof FIGURES)[number];

/** The keys that each kind has a box for. */
const BOXES: Record<FigureKind, string[]> = {
  circles: ["circles", "around"],
  radar: ["items", "series", "min", "max", "of"],
  matrix: ["columns", "rows"],
  cycle: ["steps"],
  tree: ["top", "under"],
  checklist: ["items"],
};

const isFigure = (kind: string): kind is FigureKind => (FIGURES as readonly string[]).includes(kind);

interface FigureProps {
  lens: Lens;
  head: Block;
  /** The questions of the deck. */
  questions: Earlier[];
  remove: () => void;
}

/** What is drawn beside the text. */
export function FigureForm({ lens, head, questions, remove }: FigureProps) {
  const { words, block } = lens;
  const kind = block.text(["kind"]);
  return (
    <section class="form-part" aria-labelledby="form-figure">
      <div class="form-part-head">
        <h3 id="form-figure">
          {words.figure}
          {isFigure(kind) && `: ${words.figures[kind]}`}
        </h3>
        <button type="button" class="quiet" onClick={remove}>
          {words.figureRemove}
        </button>
      </div>
      <Wrong id="figure-wrong" mistakes={lens.wrongBeside([], isFigure(kind) ? BOXES[kind] : [])} />
      {isFigure(kind) && <Drawn kind={kind} lens={lens} head={head} questions={questions} />}
    </section>
  );
}

function Drawn({ kind, lens, head, questions }: Omit<FigureProps, "remove"> & { kind: FigureKind }) {
  const { words } = lens;
  switch (kind) {
    case "circles":
      return (
        <>
          <Lines lens={lens} path={["circles"]} label={words.circles} hint={words.perLine} needed />
          <Line lens={lens} path={["around"]} label={words.around} />
        </>
      );
    case "cycle":
      return <Lines lens={lens} path={["steps"]} label={words.steps} hint={words.perLine} needed />;
    case "checklist":
      return <Lines lens={lens} path={["items"]} label={words.checklist} hint={words.perLine} needed />;
    case "radar":
      return <Web lens={lens} head={head} questions={questions} />;
    case "matrix":
      return <Table lens={lens} />;
    case "tree":
      return <Tree lens={lens} />;
  }
}

function Web({ lens, head, questions }: Omit<FigureProps, "remove">) {
  const { words, block } = lens;
  const of = block.text(["of"]);
  return (
    <>
      <ItemsOrList lens={lens} head={head} path={["items"]} what={words.items} />
      <Items lens={lens} path={["series"]} what={words.series} />
      <Row>
        <Line lens={lens} path={["min"]} label={words.min} without="1" figure />
        <Line lens={lens} path={["max"]} label={words.max} without="5" figure />
      </Row>
      <Frame id={lens.id(["of"])} label={words.of} mistakes={lens.wrong(["of"])}>
        {(told) => (
          <select {...told} value={of} onChange={(event) => lens.put(["of"], event.currentTarget.value || null)}>
            <option value="">{words.ofNone}</option>
            {of && !questions.some(({ id }) => id === of) && <option value={of}>{of}</option>}
            {questions.map(({ id, prompt }) => (
              <option key={id} value={id}>
                {prompt || id}
              </option>
            ))}
          </select>
        )}
      </Frame>
    </>
  );
}

function Table({ lens }: { lens: Lens }) {
  const { words, block } = lens;
  const columns = block.texts(["columns"]);
  const rows = block.under(["rows"]);
  const cells = (row: string | number) => [...new Set([...columns.keys(), ...block.under(["rows", row, "cells"]).map(Number)])];
  return (
    <>
      <Lines lens={lens} path={["columns"]} label={words.columns} hint={words.perLine} needed />
      <Wrong id="figure-rows-wrong" mistakes={lens.wrongBeside(["rows"], rows.map(String))} />
      {rows.map((row, at) => (
        <fieldset class="field-card" key={at} id={lens.id(["rows", at])} tabIndex={-1}>
          <legend>{words.row(at + 1)}</legend>
          <div class="field-moves">
            <button type="button" class="icon quiet" aria-label={words.rowRemove(at + 1)} disabled={rows.length === 1} onClick={() => lens.edit((doc) => doc.deleteIn(["rows", row]))}>
              ×
            </button>
          </div>
          <Wrong id={`${lens.id(["rows", at])}-wrong`} mistakes={[...lens.wrongBeside(["rows", at], ["label", "cells"]), ...lens.wrongBeside(["rows", at, "cells"], cells(row).map(String))]} />
          <Line lens={lens} path={["rows", at, "label"]} label={words.rowLabel(at + 1)} />
          <Row>
            {cells(row).map((cell) => (
              <Lines key={cell} lens={lens} path={["rows", at, "cells", cell]} label={words.cell(at + 1, columns[cell] ?? String(cell + 1))} needed />
            ))}
          </Row>
        </fieldset>
      ))}
      <button
        type="button"
        onClick={() => {
          lens.edit((doc) => doc.addIn(["rows"], keys([["cells", list(columns.map(() => list([])))]])));
          focusSoon(lens.id(["rows", rows.length, "label"]));
        }}
      >
        {words.rowAdd}
      </button>
    </>
  );
}

function Tree({ lens }: { lens: Lens }) {
  const { words, block } = lens;
  const leaves = block.under(["under"]);
  return (
    <>
      <Line lens={lens} path={["top"]} label={words.top} needed />
      <Wrong id="figure-under-wrong" mistakes={lens.wrongBeside(["under"], leaves.map(String))} />
      {leaves.map((leaf, at) => {
        // A branch without a text may be written as its name alone.
        const bare = !block.holdsKeys(["under", leaf]);
        const path: Path = bare ? ["under", at] : ["under", at, "label"];
        return (
          <div class="leaf" key={at}>
            <Line lens={lens} path={path} label={words.leaf(at + 1)} needed />
            {bare ? (
              <Frame id={lens.id(["under", at, "text"])} label={words.leafText(at + 1)} mistakes={[]}>
                {(told) => (
                  <input
                    {...told}
                    value=""
                    onInput={(event) => {
                      const written = event.currentTarget.value;
                      const named = block.text(["under", at]);
                      lens.edit((doc) => doc.setIn(["under", at], keys([["label", text(named)], ["text", text(written)]])), lens.id(["under", at, "text"]));
                    }}
                  />
                )}
              </Frame>
            ) : (
              <Line lens={lens} path={["under", at, "text"]} label={words.leafText(at + 1)} />
            )}
            <button type="button" class="icon quiet" aria-label={words.leafRemove(at + 1)} disabled={leaves.length === 1} onClick={() => lens.edit((doc) => doc.deleteIn(["under", leaf]))}>
              ×
            </button>
          </div>
        );
      })}
      <button
        type="button"
        onClick={() => {
          lens.edit((doc) => doc.addIn(["under"], keys([["label", text("")]])));
          focusSoon(lens.id(["under", leaves.length, "label"]));
        }}
      >
        {words.leafAdd}
      </button>
    </>
  );
}

/** A figure to begin with, of a kind. */
export function figureOf(kind: FigureKind, { language, words }: Lens): string {
  const three = itemsOf(language);
  switch (kind) {
    case "circles":
      return `kind: circles\ncircles:\n${three.map((line) => `  - ${line}\n`).join("")}`;
    case "cycle":
      return `kind: cycle\nsteps:\n${three.map((line) => `  - ${line}\n`).join("")}`;
    case "checklist":
      return `kind: checklist\nitems:\n${three.map((line) => `  - ${line}\n`).join("")}`;
    case "tree":
      return `kind: tree\ntop: ${words.top}\nunder:\n${three.map((line) => `  - label: ${line}\n`).join("")}`;
    case "matrix":
      return `kind: matrix\ncolumns:\n${three.slice(0, 2).map((line) => `  - ${line}\n`).join("")}rows:\n  - cells:\n      - []\n      - []\n`;
    case "radar":
      return `kind: radar\nitems: {een: ${three[0]}, twee: ${three[1]}, drie: ${three[2]}}\n`;
  }
}

/** Three things to write over. */
const itemsOf = (language: Lens["language"]): string[] => {
  const [[, items] = []] = needsOf("marks", language);
  return (items as ReturnType<typeof keys>).items.map(({ value }) => String((value as { value: unknown }).value));
};
