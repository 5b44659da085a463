import { count, given, mean as meanOf, percent } from "../lib/figures";
import { shortName } from "../lib/headline";
import type { CardView, FieldTally, FieldView, ItemView, Sum } from "../lib/protocol.gen";
import { gaps } from "../projector/rating";
import { Bars } from "./chart/bars";
import { Chart, Table } from "./chart/chart";
import { Histogram } from "./chart/histogram";
import { Marks } from "./chart/marks";
import { Scale } from "./chart/scale";
import { Web } from "./chart/web";
import { usePage } from "./context";

/** The fewest spokes of a web, and the fewest answers of which one is drawn. */
const WEB_ITEMS = 3;
const WEB_FROM = 5;
/** Words that are drawn as bars: those that several gave, at most so many. */
const WORDS = 15;

/** One field as it was shown: a chart with its table, words, or cards. */
export function Field({ field, tally, name }: { field: FieldView; tally: FieldTally; name: string }) {
  const { words } = usePage();
  const { sum } = tally;
  const { input } = field;
  if (tally.n === 0 && sum.kind !== "text") return <p class="soft">{words.noAnswers}</p>;
  if (tally.branchHeld && isEmpty(sum)) return <p class="soft">{words.branchHeld}</p>;
  if (input.kind === "grade" && sum.kind === "grade") return <Grades input={input} sum={sum} n={tally.n} name={name} />;
  if (input.kind === "choice" && sum.kind === "choice") {
    return <Counts items={input.choices} counts={sum.counts} of={tally.n} name={name} head={words.count} />;
  }
  if (input.kind === "points" && sum.kind === "points") {
    return <Counts items={input.choices} counts={sum.sums} of={null} name={name} head={words.points} />;
  }
  if (input.kind === "marks" && sum.kind === "marks") return <Marked items={input.items} sum={sum} n={tally.n} name={name} />;
  if (input.kind === "rating" && sum.kind === "rating") return <Rated input={input} sum={sum} n={tally.n} name={name} />;
  if (sum.kind === "keywords") return <Words sum={sum} name={name} />;
  if (sum.kind === "text") return <Cards sum={sum} n={tally.n} />;
  return null;
}

function isEmpty(sum: Sum): boolean {
  return (sum.kind === "text" && sum.cards.length === 0) || (sum.kind === "keywords" && sum.words.length === 0);
}

type InputOf<Kind> = Extract<FieldView["input"], { kind: Kind }>;
type SumOf<Kind> = Extract<Sum, { kind: Kind }>;

function Grades({ input, sum, n, name }: { input: InputOf<"grade">; sum: SumOf<"grade">; n: number; name: string }) {
  const { words, language } = usePage();
  const rows = sum.bins.flatMap((value, bin) => (value > 0 ? [[given(language, input.min + bin * input.step), count(language, value)]] : []));
  return (
    <>
      {sum.mean !== null && sum.median !== null && (
        <p class="figures">{words.figures(meanOf(language, sum.mean), given(language, sum.median))}</p>
      )}
      <Chart
        name={name}
        draw={(width, title) => <Histogram input={input} sum={sum} n={n} width={width} language={language} title={title} />}
        table={<Table caption={name} heads={[words.grade, words.count]} rows={rows} />}
      />
    </>
  );
}

function Counts({ items, counts, of, name, head }: { items: ItemView[]; counts: number[]; of: number | null; name: string; head: string }) {
  const { words, language } = usePage();
  const rows = items.map((item, at) => ({ item, name: shortName(item), value: counts[at] ?? 0 }));
  if (of === null) rows.sort((a, b) => b.value - a.value);
  const shares = of !== null && percent(0, of) !== null;
  return (
    <Chart
      name={name}
      draw={(width, title) => <Bars rows={rows} of={of} width={width} language={language} title={title} />}
      table={
        <Table
          caption={name}
          heads={[words.item, head, ...(shares ? [words.part] : [])]}
          rows={rows.map(({ item, value }) => [item.label, count(language, value), ...(shares ? [`${percent(value, of)} %`] : [])])}
        />
      }
    />
  );
}

function Marked({ items, sum, n, name }: { items: ItemView[]; sum: SumOf<"marks">; n: number; name: string }) {
  const { words, language } = usePage();
  const rows = items.map((item, at) => ({ item, name: shortName(item), low: sum.low[at] ?? 0, high: sum.high[at] ?? 0 }));
  rows.sort((a, b) => b.high - b.low - (a.high - a.low));
  const sides = { low: words.expectLow, high: words.expectHigh };
  return (
    <Chart
      name={name}
      draw={(width, title) => <Marks rows={rows} n={n} width={width} language={language} words={sides} title={title} />}
      table={
        <Table
          caption={name}
          heads={[words.item, words.low, words.high]}
          rows={rows.map(({ item, low, high }) => [item.label, count(language, low), count(language, high)])}
        />
      }
    />
  );
}

/** Ratings: the web where there is one to draw, and every item with its means on one scale. */
export function Rated({
  input,
  sum,
  n,
  name,
}: {
  input: Pick<InputOf<"rating">, "items" | "series" | "min" | "max">;
  sum: SumOf<"rating">;
  n: number;
  name: string;
}) {
  const { words, language } = usePage();
  const series = input.series.slice(0, 2);
  const rows = gaps(input, sum).sort((a, b) => (b.gap ?? b.now?.mean ?? -1) - (a.gap ?? a.now?.mean ?? -1));
  const means = (at: number) => input.items.map((_, item) => sum.items[item]?.[at]?.mean ?? null);
  const figure = (mean: number | null | undefined) => (mean == null ? "–" : meanOf(language, mean));
  const two = series.length > 1;
  const table = (
    <Table
      wide
      caption={name}
      heads={[words.item, ...series.map((one) => one.label), ...(two ? [words.difference] : [])]}
      rows={rows.map(({ item, now, wanted, gap }) => [
        item.label,
        figure(now?.mean),
        ...(two ? [figure(wanted?.mean), gap === null ? "–" : `${gap > 0 ? "+" : gap < 0 ? "−" : ""}${figure(Math.abs(gap))}`] : []),
      ])}
    />
  );
  const scaled = rows.map(({ item, now, wanted }) => ({ name: shortName(item), means: [now?.mean ?? null, wanted?.mean ?? null] }));
  const { min, max } = input;
  return (
    <>
      {input.items.length >= WEB_ITEMS && n >= WEB_FROM && (
        <Chart
          name={name}
          draw={(width, title) => (
            <Web items={input.items.map(shortName)} series={series.map(shortName)} means={series.map((_, at) => means(at))} min={min} max={max} width={width} title={title} />
          )}
          table={null}
        />
      )}
      <Chart
        name={name}
        draw={(width, title) => <Scale rows={scaled} series={series.map(shortName)} min={min} max={max} width={width} language={language} title={title} />}
        table={table}
      />
    </>
  );
}

function Words({ sum, name }: { sum: SumOf<"keywords">; name: string }) {
  const { words, language } = usePage();
  const several = sum.words.filter((word) => word.count > 1).slice(0, WORDS);
  return (
    <>
      {several.length > 0 && (
        <Chart
          name={name}
          draw={(width, title) => (
            <Bars rows={several.map(({ word, count: value }) => ({ name: word, value }))} of={null} width={width} language={language} title={title} />
          )}
          table={null}
        />
      )}
      <ul class="words" aria-label={name}>
        {sum.words.map(({ word, count: value }) => (
          <li key={word}>
            {word}
            {value > 1 && <b> {words.stacked(value)}</b>}
          </li>
        ))}
      </ul>
      <Left more={sum.more} withheld={sum.withheld} />
    </>
  );
}

function Cards({ sum, n }: { sum: SumOf<"text">; n: number }) {
  const { words } = usePage();
  const clustered = sum.clusters.length > 0;
  const names = clustered ? sum.clusters.map(({ name }) => name) : [...new Set(sum.cards.flatMap(({ by }) => (by === null ? [] : [by])))];
  const columns: { name: string | null; cards: CardView[] }[] = names.map((name) => ({ name, cards: sum.cards.filter(({ by }) => by === name) }));
  const rest = sum.cards.filter(({ by }) => by === null);
  if (rest.length > 0) columns.push({ name: names.length > 0 ? words.unfiled : null, cards: rest });
  if (columns.length === 0 && sum.withheld === 0) return <p class="soft">{n > 0 ? words.deleted : words.noAnswers}</p>;
  return (
    <>
      {columns.map(({ name, cards }) => (
        <section key={name ?? ""} class="column">
          {name !== null && <h4>{name.charAt(0).toUpperCase() + name.slice(1)}</h4>}
          <ul class="cards">
            {cards.map((card) => (
              <Card key={card.id} card={card} />
            ))}
          </ul>
        </section>
      ))}
      <Left more={sum.more} withheld={sum.withheld} />
    </>
  );
}

function Card({ card }: { card: CardView }) {
  const { words } = usePage();
  const marks = [card.group ?? "", card.count > 1 ? words.stacked(card.count) : "", card.added ? words.fromRoom : "", card.pinned ? words.pinned : ""].filter(Boolean);
  return (
    <li class={card.pinned ? "pinned" : ""}>
      {card.text}
      {marks.length > 0 && <small> {marks.join(" · ")}</small>}
    </li>
  );
}

/** What is not in the list. */
function Left({ more, withheld }: { more: number; withheld: number }) {
  const { words } = usePage();
  const told = [more > 0 ? words.more(more) : "", withheld > 0 ? words.withheld(withheld) : ""].filter(Boolean);
  return told.length > 0 ? <p class="soft">{told.join(" · ")}</p> : null;
}
