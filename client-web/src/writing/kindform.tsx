import type { Block, Path } from "./block";
import { Line, Pick, Row } from "./control";
import { Items, ItemsOrList } from "./items";
import type { Lens } from "./lens";
import { type FieldKind, KINDS } from "./pieces";

/** The keys that each kind has for itself. */
export const KEYS: Record<FieldKind, string[]> = {
  grade: ["min", "max", "step", "pass"],
  choice: ["choices", "most"],
  keywords: ["most", "length"],
  marks: ["items", "most-high", "most-low"],
  rating: ["items", "series", "min", "max"],
  text: ["length", "by"],
  points: ["choices", "points"],
};
/** Whether it is the name of a kind. */
export const isKind = (kind: string): kind is FieldKind => (KINDS as readonly string[]).includes(kind);

interface KindProps {
  kind: FieldKind;
  lens: Lens;
  head: Block;
  /** Which field of the question, from 0. */
  at: number;
  /** A path within the field. */
  path: (...steps: Path) => Path;
}

/** What a field of a kind has beside what all have. */
export function KindForm({ kind, lens, head, at, path }: KindProps) {
  const { words, block } = lens;
  const figure = (key: string, label: string, without: string) => <Line lens={lens} path={path(key)} label={label} without={without} figure needed={key === "points"} />;
  switch (kind) {
    case "grade":
      return (
        <Row>
          {figure("min", words.min, "1")}
          {figure("max", words.max, "10")}
          {figure("step", words.step, "1")}
          {figure("pass", words.pass, words.none)}
        </Row>
      );
    case "choice":
      return (
        <>
          <ItemsOrList lens={lens} head={head} path={path("choices")} what={words.choices} />
          {figure("most", words.most, "1")}
        </>
      );
    case "keywords":
      return (
        <Row>
          {figure("most", words.mostWords, "3")}
          {figure("length", words.length, "40")}
        </Row>
      );
    case "marks":
      return (
        <>
          <ItemsOrList lens={lens} head={head} path={path("items")} what={words.items} />
          <Row>
            {figure("most-high", words.mostHigh, words.all)}
            {figure("most-low", words.mostLow, words.all)}
          </Row>
        </>
      );
    case "rating":
      return (
        <>
          <ItemsOrList lens={lens} head={head} path={path("items")} what={words.items} />
          <Items lens={lens} path={path("series")} what={words.series} />
          <Row>
            {figure("min", words.min, "1")}
            {figure("max", words.max, "5")}
          </Row>
        </>
      );
    case "text":
      return (
        <Row>
          {figure("length", words.length, "140")}
          <Pick lens={lens} path={path("by")} label={words.by} options={{ "": words.byNone, ...groupings(block, at, words.kinds) }} />
        </Row>
      );
    case "points":
      return (
        <>
          <ItemsOrList lens={lens} head={head} path={path("choices")} what={words.choices} />
          {figure("points", words.points, "")}
        </>
      );
  }
}

/** The fields that can group cards, by id. */
function groupings(block: Block, at: number, kinds: Record<FieldKind, string>): Record<string, string> {
  const fits = (kind: string): kind is "keywords" | "choice" => kind === "keywords" || kind === "choice";
  return Object.fromEntries(
    block.under(["fields"]).flatMap((step) => {
      const [kind, label] = ["kind", "label"].map((key) => block.text(["fields", step, key])) as [string, string];
      return step !== at && fits(kind) ? [[block.text(["fields", step, "id"]), label || `${Number(step) + 1}. ${kinds[kind]}`]] : [];
    }),
  );
}
