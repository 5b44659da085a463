import { besideTable, nameOf, overEachOther, parts, type PartRow } from "../../lib/compared";
import { mean as meanOf } from "../../lib/figures";
import { shortName } from "../../lib/headline";
import type { ComparedField, ComparedRoom } from "../../lib/protocol.gen";
import { Chart, Table } from "../chart/chart";
import { Grouped } from "../chart/grouped";
import { Histogram } from "../chart/histogram";
import { Scale } from "../chart/scale";
import { usePage } from "../context";
import { Rated } from "../field";

interface Props {
  field: ComparedField;
  rooms: ComparedRoom[];
  name: string;
  /** Whether a heading of its own stands above it. */
  headed: boolean;
}

/** A field as several rooms answered it: charts, and the numbers of all in one table. */
export function Field({ field, rooms, name, headed }: Props) {
  const { words, language } = usePage();
  const told = { item: words.item, grade: words.grade, word: words.word, answers: words.compare.answers, mean: words.compare.mean, low: words.low, high: words.high };
  // Two rooms over each other have their table at each web.
  const isWebbed = field.field.input.kind === "rating" && field.rows.length === 2;
  return (
    <>
      <Charts field={field} rooms={rooms} name={name} headed={headed} />
      {!isWebbed && (
        <div class="chart">
          <Table wide caption={name} {...besideTable(field, rooms, told, language)} />
        </div>
      )}
    </>
  );
}

function Charts({ field, rooms, name, headed }: Props) {
  const Head = headed ? "h4" : "h3";
  const { words, language } = usePage();
  const { rows } = field;
  const { input } = field.field;
  const names = rows.map(({ room }) => nameOf(room, rooms));
  const two = rows.length === 2;
  const grouped = (title: string, of: PartRow[]) => (
    <Chart
      name={title}
      draw={(width, shown) => (
        <Grouped rows={of.map(({ item, parts }) => ({ name: shortName(item), bars: parts.map(({ part, said }, at) => ({ name: names[at] ?? "", part, said })) }))} width={width} title={shown} />
      )}
      table={null}
    />
  );
  switch (input.kind) {
    case "grade":
      return (
        <>
          {rows.map(({ room, n, sum }, at) =>
            sum.kind === "grade" ? (
              <div key={room} class="compare-one">
                <Head>
                  {names[at]} {sum.mean !== null && <small>{wallMean(words.compare.mean, meanOf(language, sum.mean))}</small>}
                </Head>
                <Chart
                  name={`${name} · ${names[at]}`}
                  draw={(width, title) => <Histogram input={input} sum={sum} n={n} width={width} language={language} title={title} />}
                  table={null}
                />
              </div>
            ) : null,
          )}
        </>
      );
    case "choice":
    case "points":
      return grouped(name, parts(field, language));
    case "marks":
      return (["high", "low"] as const).map((side) => {
        const title = side === "high" ? words.expectHigh : words.expectLow;
        const of = parts(field, language, side);
        const heading = <Head>{title.charAt(0).toUpperCase() + title.slice(1)}</Head>;
        const scaled = of.map(({ item, parts }) => ({ name: shortName(item), means: parts.map(({ part }) => part), said: parts.map(({ said }) => said) }));
        return (
          <div key={side} class="compare-one">
            {heading}
            {two ? (
              <Chart
                name={`${name} · ${title}`}
                draw={(width, shown) => (
                  <Scale rows={scaled} series={names} min={0} max={1} ends={[words.compare.nobody, words.compare.everybody]} width={width} language={language} title={shown} />
                )}
                table={null}
              />
            ) : (
              grouped(`${name} · ${title}`, of)
            )}
          </div>
        );
      });
    case "rating":
      if (!two) return null;
      return input.series.map((series, at) => {
        const over = overEachOther(field, rooms, at);
        const heading = input.series.length > 1 ? series.label : null;
        return (
          over && (
            <div key={series.id} class="compare-one">
              {heading && <Head>{heading}</Head>}
              <Rated input={over.input} sum={over.sum} n={over.n} name={[name, heading].filter(Boolean).join(" · ")} />
            </div>
          )
        );
      });
    case "keywords":
    case "text":
      return null;
  }
}

const wallMean = (word: string, mean: string) => `${word.toLowerCase()} ${mean}`;
