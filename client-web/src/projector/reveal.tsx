import type { ComponentChildren } from "preact";
import { given, mean as meanOf } from "../lib/figures";
import { headline } from "../lib/headline";
import type { JoinView, RoundTally } from "../lib/protocol.gen";
import { ActionTable } from "./actions";
import type { Words } from "../locale/projector.nl";
import { panelsOf, sumOf, type Panel } from "./board";
import { pageOf, SettingProvider, useSetting, type Setting } from "./context";
import { useFit } from "./fit";
import { Foot, type State } from "./foot";
import { Histogram } from "./histogram";
import { PanelView } from "./panel";
import type { Opened } from "./scene";
import { Series } from "./series";

/** A revealed question: what may be said about it, and all its fields drawn. */
export function Revealed({
  question,
  tally,
  earlier,
  answeredBoth,
  join,
}: {
  question: Opened;
  tally: RoundTally;
  earlier: RoundTally[];
  /** How many answered this round and the one before it. */
  answeredBoth: number;
  join: JoinView | null;
}) {
  const setting = useSetting();
  const { words, language } = setting;
  const title = useFit<HTMLHeadingElement>(4);
  const { asked } = question;
  const panels = panelsOf(asked.fields, tally);
  const name = asked.short ?? asked.prompt;
  const before = earlier.at(-1);
  const { actions } = tally;
  // A list says for itself what it is.
  const said = actions ? null : headline(asked, tally, words.headline, language, before ? { earlier: before, answeredBoth } : null);
  return (
    <div class="pj-page pj-revealed">
      <main class="pj-main">
        <h1 ref={title}>{said ?? name}</h1>
        {!actions && (!isRated(panels) || tally.n === 0) && (
          <p class="pj-sub">
            <Sub panels={panels} tally={tally} name={said ? (asked.short ?? "") : ""} titled={said !== null} open={question.phase === "open"} />
          </p>
        )}
        {actions && actions.lines.length > 0 ? (
          <ActionTable asked={asked} actions={actions} caption={name} />
        ) : tally.n === 0 && (question.phase !== "open" || isGrade(panels)) ? (
          <Nothing question={question} name={name} />
        ) : (
          <Panels question={question} panels={panels} earlier={earlier} open={question.phase === "open"} setting={setting} />
        )}
      </main>
      <Foot state={stateOf(question, tally, panels, words)} join={join} />
    </div>
  );
}

/** The parts of a question: small ones side by side, else one at a time, turned by ↓ and ↑. */
export function Panels({
  question,
  panels,
  earlier,
  open,
  setting,
}: {
  question: Opened;
  panels: Panel[];
  earlier: RoundTally[];
  open: boolean;
  setting: Setting;
}) {
  const { asked } = question;
  const { page } = setting;
  const together = panels.length <= 1 || (panels.length === 2 && panels.every(isSmall));
  const here = together ? 0 : pageOf(page, panels.length);
  const shown = together ? panels : panels.slice(here, here + 1);
  const picture = `${question.id} ${question.round}`;
  return (
    <SettingProvider value={{ ...setting, page: together ? page : 0, named: asked.perGroup ?? false }}>
      <div class={shown.length > 1 ? "pj-panels two" : "pj-panels"}>
        {shown.map((panel) => (
          <PanelView key={keyOf(panel)} panel={panel} earlier={earlier} picture={picture} name={asked.short ?? asked.prompt} open={open} />
        ))}
      </div>
    </SettingProvider>
  );
}

/** What stands under the title: mean and median with the signs they have in the drawing, and how many answered. */
function Sub({
  panels,
  tally,
  name,
  titled,
  open,
}: {
  panels: Panel[];
  tally: RoundTally;
  name: string;
  titled: boolean;
  open: boolean;
}) {
  const { words, language } = useSetting();
  const parts: ComponentChildren[] = [];
  const [first] = panels;
  const grade = first?.panel === "one" ? sumOf(first.told.tally, "grade") : null;
  if (grade && grade.n > 1 && grade.sum.mean !== null && grade.sum.median !== null) {
    parts.push(
      <span class="nowrap">
        <i class="pj-sign mean" /> {words.meanIs(meanOf(language, grade.sum.mean))}
      </span>,
      <span class="nowrap">
        <i class="pj-sign median" /> {words.median(given(language, grade.sum.median))}
      </span>,
    );
  } else if (name) {
    parts.push(name);
  }
  if (tally.n === 0 && open && !isGrade(panels)) parts.push(words.noneYet);
  if (grade && tally.shift) parts.push(<span class="nowrap">{words.shift(tally.shift.up, tally.shift.same, tally.shift.down)}</span>);
  const textsAlone = titled && panels.every((panel) => panel.panel === "wall");
  if (tally.n > 0 && !textsAlone && !tally.shift) parts.push(<span class="nowrap">{words.answers(tally.n)}</span>);
  return (
    <>
      {parts.map((part, index) => (
        <span key={index}>
          {index > 0 && " · "}
          {part}
        </span>
      ))}
    </>
  );
}

/** A question without answers: its axis where it has one, and the words for it. */
function Nothing({ question, name }: { question: Opened; name: string }) {
  const { words } = useSetting();
  const [field] = question.asked.fields;
  const text = question.phase === "closed" ? words.none : words.noneYet;
  if (field?.input.kind === "grade" && question.asked.fields.length === 1) {
    const bins = Array.from({ length: Math.round((field.input.max - field.input.min) / field.input.step) + 1 }, () => 0);
    const empty = { field: field.id, n: 0, branchHeld: false, sum: { kind: "grade", bins, mean: null, median: null, deviation: null } } as const;
    return (
      <div class="pj-panels pj-over">
        <Histogram input={field.input} tally={{ ...empty, sum: { ...empty.sum, bins } }} caption={name} />
        <p class="pj-empty">{text}</p>
      </div>
    );
  }
  return (
    <div class="pj-panels">
      <p class="pj-empty">{text}</p>
    </div>
  );
}

function isSmall(panel: Panel): boolean {
  if (panel.panel === "branches") return false;
  if (panel.panel === "wall") return panel.told.length === 1 && panel.by === null;
  return ["choice", "keywords", "points"].includes(panel.told.field.input.kind);
}

/** The rating that fills this screen, if one does: its series are named in the foot, to leave the radar all the room. */
function isRated(panels: Panel[]) {
  const [first] = panels;
  const input = panels.length === 1 && first?.panel === "one" ? first.told.field.input : null;
  return input?.kind === "rating" ? input : null;
}

/** Whether a grade is all that was asked: its axis stands even without answers. */
function isGrade(panels: Panel[]): boolean {
  const [first] = panels;
  return panels.length === 1 && first?.panel === "one" && first.told.field.input.kind === "grade";
}

function keyOf(panel: Panel): string {
  return panel.panel === "wall" ? (panel.told[0]?.field.id ?? "") : panel.panel === "one" ? panel.told.field.id : panel.choice.field.id;
}

/** The foot: which question, how many are held back, and what left and right mean. */
export function stateOf(question: Opened, tally: RoundTally, panels: Panel[], words: Words): State {
  const held = tally.fields.reduce((all, { sum }) => all + ("withheld" in sum ? sum.withheld : 0), 0);
  if (panels.some((panel) => panel.panel === "one" && panel.told.field.input.kind === "marks")) {
    return {
      full: <Sides low={words.expectLow} high={words.expectHigh} />,
      short: <Sides low={words.low} high={words.high} />,
    };
  }
  const rating = isRated(panels);
  if (rating) {
    return { full: <Series series={rating.series} n={tally.n} />, short: <Series series={rating.series} n={null} /> };
  }
  const number = words.question(question.number);
  return { full: held > 0 ? `${number} · ${words.held(held)}` : number, short: held > 0 ? words.held(held) : number };
}

function Sides({ low, high }: { low: string; high: string }) {
  return (
    <>
      <i class="pj-sign left" /> {low}
      <span class="pj-gap" />
      {high} <i class="pj-sign right" />
    </>
  );
}
