import type { ComponentChildren } from "preact";
import { given, mean as meanOf } from "../lib/figures";
import { headline, shortName } from "../lib/headline";
import type { CardView, FieldTally, JoinView, RoundTally } from "../lib/protocol.gen";
import type { Words } from "../locale/projector.nl";
import { panelsOf, sumOf, type Panel, type Told } from "./board";
import { Bars } from "./bars";
import { Wall, type Column } from "./cards";
import { Choice, SPLIT_FROM } from "./choice";
import { pageOf, SettingProvider, useSetting } from "./context";
import { useFit } from "./fit";
import { Foot, type State } from "./foot";
import { Histogram } from "./histogram";
import { Keywords } from "./keywords";
import { Marks } from "./marks";
import { Ratings } from "./rating";
import type { Opened } from "./scene";
import { Series } from "./series";

/** Texts of a branch with fewer answers than this are held back. */
const SHOW_FROM = 3;

/** A revealed question: what may be said about it, and all its fields drawn. */
export function Revealed({
  question,
  tally,
  earlier,
  join,
}: {
  question: Opened;
  tally: RoundTally;
  earlier: RoundTally[];
  join: JoinView | null;
}) {
  const setting = useSetting();
  const { words, language, page } = setting;
  const title = useFit<HTMLHeadingElement>(4);
  const { asked } = question;
  const panels = tally.n === 0 ? [] : panelsOf(asked.fields, tally);
  const together = panels.length <= 1 || (panels.length === 2 && panels.every(isSmall));
  const here = together ? 0 : pageOf(page, panels.length);
  const shown = together ? panels : panels.slice(here, here + 1);
  const name = asked.short ?? asked.prompt;
  const said = headline(asked, tally, words.headline, language, earlier.at(-1) ?? null);
  const picture = `${question.id} ${question.round}`;
  return (
    <div class="pj-page pj-revealed">
      <main class="pj-main">
        <h1 ref={title}>{said ?? name}</h1>
        {!isRated(panels) && (
          <p class="pj-sub">
            <Sub panels={panels} tally={tally} name={said ? (asked.short ?? "") : ""} titled={said !== null} />
          </p>
        )}
        {tally.n === 0 ? (
          <Nothing question={question} name={name} />
        ) : (
          <SettingProvider value={together ? setting : { ...setting, page: 0 }}>
            <div class={shown.length > 1 ? "pj-panels two" : "pj-panels"}>
              {shown.map((panel) => (
                <PanelView key={keyOf(panel)} panel={panel} earlier={earlier} picture={picture} name={name} open={question.phase === "open"} />
              ))}
            </div>
          </SettingProvider>
        )}
      </main>
      <Foot state={stateOf(question, tally, panels, words)} join={join} />
    </div>
  );
}

/** What stands under the title: mean and median with the signs they have in the drawing, and how many answered. */
function Sub({ panels, tally, name, titled }: { panels: Panel[]; tally: RoundTally; name: string; titled: boolean }) {
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
  const textsAlone = titled && panels.every((panel) => panel.panel === "wall");
  if (tally.n > 0 && !textsAlone) parts.push(<span class="nowrap">{words.answers(tally.n)}</span>);
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

function PanelView({
  panel,
  earlier,
  picture,
  name,
  open,
}: {
  panel: Panel;
  earlier: RoundTally[];
  picture: string;
  name: string;
  open: boolean;
}) {
  if (panel.panel === "wall") return <TextWall panel={panel} />;
  if (panel.panel === "branches") {
    return (
      <section class="pj-branches">
        <Rounds told={panel.choice} earlier={earlier} picture={picture} name={name} open={open} />
        <div class="pj-branch-row">
          {panel.branches.map((branch) => (
            <div key={branch.choice} class="pj-branch">
              {branch.told.map((told) => (
                <Branch
                  key={told.field.id}
                  told={told}
                  name={name}
                  picture={picture}
                  open={open}
                  split={panel.choice.tally.n >= SPLIT_FROM}
                />
              ))}
            </div>
          ))}
        </div>
      </section>
    );
  }
  return (
    <section class="pj-one">
      {panel.told.field.label && <h2>{panel.told.field.label}</h2>}
      <Rounds told={panel.told} earlier={earlier} picture={picture} name={panel.told.field.label ?? name} open={open} />
    </section>
  );
}

/** A field, after its earlier rounds where it is of a kind that can be laid beside itself. */
function Rounds(props: { told: Told; earlier: RoundTally[]; picture: string; name: string; open: boolean }) {
  const { words } = useSetting();
  const { told, earlier } = props;
  const before = earlier.flatMap((round) => {
    const tally = round.fields.find((each) => each.field === told.field.id);
    return tally && tally.sum.kind === told.tally.sum.kind ? [{ round: round.round, tally }] : [];
  });
  const comparable = told.tally.sum.kind === "grade" || told.tally.sum.kind === "choice";
  if (before.length === 0 || !comparable) return <Drawing {...props} tally={told.tally} />;
  const rows = [...before.slice(-1).map(({ tally }) => ({ name: words.round(1), tally })), { name: words.now, tally: told.tally }];
  const tallest = Math.max(...rows.flatMap(({ tally }) => (tally.sum.kind === "grade" ? tally.sum.bins : [0])));
  return (
    <div class="pj-rounds">
      {rows.map((row) => (
        <div key={row.name} class="round">
          <p class="name">{row.name}</p>
          <Drawing {...props} tally={row.tally} name={`${props.name} · ${row.name}`} tallest={tallest} />
        </div>
      ))}
    </div>
  );
}

/** One field drawn as its kind asks for. */
function Drawing({
  told,
  tally,
  picture,
  name,
  open,
  tallest,
}: {
  told: Told;
  tally: FieldTally;
  picture: string;
  name: string;
  open: boolean;
  tallest?: number;
}) {
  const { words } = useSetting();
  const { input, id } = told.field;
  const { sum } = tally;
  const own = `${picture} ${id}`;
  if (input.kind === "grade" && sum.kind === "grade") {
    return <Histogram input={input} tally={{ ...tally, sum }} caption={name} {...(tallest === undefined ? {} : { tallest })} />;
  }
  if (input.kind === "choice" && sum.kind === "choice") {
    return <Choice input={input} tally={{ ...tally, sum }} caption={name} picture={own} />;
  }
  if (input.kind === "keywords" && sum.kind === "keywords") {
    return <Keywords tally={{ ...tally, sum }} caption={name} closed={!open} />;
  }
  if (input.kind === "marks" && sum.kind === "marks") {
    return <Marks input={input} tally={{ ...tally, sum }} caption={name} picture={own} />;
  }
  if (input.kind === "rating" && sum.kind === "rating") {
    return <Ratings input={input} tally={{ ...tally, sum }} caption={name} picture={own} />;
  }
  if (input.kind === "points" && sum.kind === "points") {
    const rows = input.choices.map((item, index) => ({ item, value: sum.sums[index] ?? 0 }));
    return <Bars rows={rows} of={null} caption={`${name} · ${words.answers(tally.n)}`} sorted steady={own} unit={words.points} />;
  }
  return null;
}

/** What follows from one choice: its words or texts, unless so few answered that they would be recognised. */
function Branch({
  told,
  name,
  picture,
  open,
  split,
}: {
  told: Told;
  name: string;
  picture: string;
  open: boolean;
  /** Whether it may be seen how many followed which branch. */
  split: boolean;
}) {
  const { words } = useSetting();
  const { field, tally } = told;
  const texts = sumOf(tally, "text");
  const few = tally.branchHeld || (tally.n > 0 && tally.n < SHOW_FROM);
  return (
    <section class="pj-branch-field">
      {field.label && <h2>{field.label}</h2>}
      {!split ? null : few ? (
        <p class="instead">{words.branchHeld(tally.n)}</p>
      ) : texts ? (
        <Wall columns={[columnOf(told, null)]} />
      ) : (
        <Drawing told={told} tally={tally} picture={picture} name={field.label ?? name} open={open} />
      )}
    </section>
  );
}

/** Texts as columns: of their fields, of the field they are grouped by, or flowing through three. */
function TextWall({ panel }: { panel: Extract<Panel, { panel: "wall" }> }) {
  const { words } = useSetting();
  const [first] = panel.told;
  if (!first) return null;
  if (first.field.input.kind === "text" && first.field.input.by !== null) {
    return <Wall columns={grouped(first, panel.by, words)} />;
  }
  const columns = panel.told.map((told) => columnOf(told, told.field.label));
  const alone = columns.length === 1 && (columns[0]?.cards.length ?? 0) > 1;
  return <Wall columns={columns} {...(alone ? { flow: 3 } : {})} />;
}

function columnOf({ tally }: Told, label: string | null): Column {
  const sum = sumOf(tally, "text")?.sum;
  return { id: tally.field, label, n: tally.n, cards: sum?.cards ?? [], more: sum?.more ?? 0 };
}

/** Columns at most where cards are grouped; what is left over shares the last. */
const GROUPS = 3;

/** A column for each of the largest groups, and one for the rest. */
export function grouped({ tally }: Told, by: Told | null, words: Words): Column[] {
  const sum = sumOf(tally, "text")?.sum;
  const cards = sum?.cards ?? [];
  const groups = new Map<string, CardView[]>();
  for (const card of cards) {
    const key = card.by ?? "";
    groups.set(key, [...(groups.get(key) ?? []), card]);
  }
  const nameOf = (key: string) => {
    const input = by?.field.input;
    const choice = input?.kind === "choice" ? input.choices.find((each) => each.id === key) : undefined;
    return choice ? shortName(choice) : key.charAt(0).toUpperCase() + key.slice(1);
  };
  const order = [...groups].filter(([key]) => key !== "").sort(([, a], [, b]) => b.length - a.length);
  const nameless = groups.get("") ?? [];
  const fits = order.length + (nameless.length > 0 ? 1 : 0) <= GROUPS;
  const own = fits ? order : order.slice(0, GROUPS - 1);
  const rest = [...(fits ? [] : order.slice(GROUPS - 1).flatMap(([, all]) => all)), ...nameless];
  const columns: Column[] = own.map(([key, all]) => ({ id: key, label: nameOf(key), n: all.length, cards: all, more: 0 }));
  if (rest.length > 0) columns.push({ id: "", label: own.length > 0 ? words.rest : null, n: rest.length, cards: rest, more: 0 });
  const last = columns.at(-1);
  if (last) last.more = sum?.more ?? 0;
  return columns;
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

function keyOf(panel: Panel): string {
  return panel.panel === "wall" ? (panel.told[0]?.field.id ?? "") : panel.panel === "one" ? panel.told.field.id : panel.choice.field.id;
}

/** The foot: which question, how many are held back, and what left and right mean. */
function stateOf(question: Opened, tally: RoundTally, panels: Panel[], words: Words): State {
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
