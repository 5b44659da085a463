import "../style/beside.css";
import { dividedBy, nameOf, overEachOther, parts, type PartRow } from "../lib/compared";
import { count, mean as meanOf } from "../lib/figures";
import { shortName, SPEAK_FROM } from "../lib/headline";
import type { ComparedField, ComparedRoom, FieldView, Input } from "../lib/protocol.gen";
import { axisSheets } from "./axis";
import type { Box } from "./box";
import { chunked } from "./chunk";
import type { Setting } from "./context";
import { Histogram } from "./histogram";
import { linesOf, textWidth } from "./measure";
import { Radar } from "./radar";
import { BESIDE, gaps, lines, ShortGaps, signed, WIDE } from "./rating";
import { sheetsOf, type Sheet } from "./sheet";

/** A line of text, a pair of bars with the air under it, a line of large text, a row of marks and a heading, in hundredths of the screen's height. */
const LINE = 5.1;
const PAIR = 12;
const LARGE = 7.4;
const ROW = 4.7;
const HEADING = 6.9;
/** The fewest spokes of a web. */
const WEB_ITEMS = 3;
/** The most that names take of a picture. */
const NAMES = 0.42;

/** Whether the two rooms are told apart by their signs, ● and ◆, rather than by a name at each row. */
export function isSigned({ input }: FieldView): boolean {
  return input.kind === "rating" || input.kind === "marks" || input.kind === "points" || (input.kind === "choice" && !isEither(input));
}

/** Of two choices, one bar of two parts for each room is clearer than two pairs of bars. */
function isEither(input: Extract<Input, { kind: "choice" }>): boolean {
  return input.most === 1 && input.choices.length === 2;
}

/** The pages of a field of two rooms: the first solid and ●, the second hatched and ◆. */
export function besideSheets(field: ComparedField, rooms: ComparedRoom[], heading: string | null, whole: Box, setting: Setting): Sheet[] {
  const { words, language } = setting;
  const { input } = field.field;
  const under = (...parts: (string | null)[]) => parts.filter(Boolean).join(" · ") || null;
  const box = heading === null ? whole : { ...whole, height: whole.height - HEADING };
  switch (input.kind) {
    case "grade":
      return [{ heading, draw: () => <Histograms field={field} rooms={rooms} box={box} setting={setting} /> }, ...onAxis(field, rooms, heading, box, setting)];
    case "rating":
      return input.series.flatMap((series, at) => webs(field, rooms, at, under(heading, input.series.length > 1 ? shortName(series) : null), whole, setting));
    case "marks":
      return [
        ...dots(loudest(parts(field, language, "high")), under(heading, words.expectHigh), whole),
        ...dots(loudest(parts(field, language, "low")), under(heading, words.expectLow), whole),
      ];
    case "choice":
      return isEither(input) ? sheetsOf(dividedBy(field, rooms), heading, whole, setting) : pairs(parts(field, language), heading, box);
    case "points":
      return pairs(parts(field, language), heading, box);
    case "keywords":
      return [{ heading, draw: () => <Lists field={field} rooms={rooms} box={box} setting={setting} /> }];
    case "text":
      return [];
  }
}

/** What most gave in either room first. */
function loudest(rows: PartRow[]): PartRow[] {
  const most = ({ parts }: PartRow) => Math.max(...parts.map(({ part }) => part));
  return [...rows].sort((a, b) => most(b) - most(a));
}

/** The grades of either room under one another, on one scale. */
function Histograms({ field: { field, rows }, rooms, box, setting }: { field: ComparedField; rooms: ComparedRoom[]; box: Box; setting: Setting }) {
  const { words, language } = setting;
  const { input } = field;
  const tallest = Math.max(...rows.flatMap(({ sum }) => (sum.kind === "grade" ? sum.bins : [0])));
  const names = Math.min(box.width * 0.3, Math.max(...rows.map(({ room }) => textWidth(nameOf(room, rooms), 4.5, 640)), 30));
  return (
    <div class="pj-beside-grades" style={{ "--names": `${names.toFixed(1)}cqh` }}>
      {rows.map(({ room, n, sum }) =>
        input.kind === "grade" && sum.kind === "grade" ? (
          <div key={room} class="round">
            <p class="name">
              {nameOf(room, rooms)} <small class="nowrap">({count(language, n)})</small>
              {sum.mean !== null && <small class="mean">{words.meanIs(meanOf(language, sum.mean))}</small>}
            </p>
            <Histogram input={input} tally={{ field: field.id, n, branchHeld: false, sum }} caption={nameOf(room, rooms)} tallest={tallest} />
          </div>
        ) : null,
      )}
    </div>
  );
}

/** The means of both on one axis. */
function onAxis(field: ComparedField, rooms: ComparedRoom[], heading: string | null, box: Box, setting: Setting): Sheet[] {
  const { input } = field.field;
  const { rows } = dividedBy(field, rooms);
  const names = Math.min(box.width * 0.36, Math.max(...rows.map(({ group, n }) => textWidth(`${group} (${n})`))) + 1.5);
  return input.kind === "grade" ? axisSheets(input, { heading, rows, setting, room: box.height, width: box.width, names }, box.height) : [];
}

/** Both rooms over each other on one web, and as a list sorted by how far they are apart. */
function webs(field: ComparedField, rooms: ComparedRoom[], series: number, heading: string | null, box: Box, setting: Setting): Sheet[] {
  const over = overEachOther(field, rooms, series);
  if (!over) return [];
  const { input, sum } = over;
  const apart = [...gaps(input, sum)].sort((a, b) => (b.gap ?? -Infinity) - (a.gap ?? -Infinity));
  const rows = apart.map(({ item, now, wanted, gap }) => ({
    item,
    parts: [now, wanted].map((rated) => ({
      part: ((rated?.mean ?? input.min) - input.min) / (input.max - input.min || 1),
      said: rated?.mean == null ? "–" : meanOf(setting.language, rated.mean),
    })),
    more: signed(gap, setting.language),
  }));
  const list = dots(rows, heading, box);
  if (input.items.length < WEB_ITEMS || over.n < SPEAK_FROM) return list;
  const height = heading === null ? box.height : box.height - HEADING;
  const web = <Radar items={input.items} lines={lines(input, sum)} />;
  const beside = box.width >= WIDE && box.width / height >= BESIDE;
  const drawn = {
    heading,
    draw: () =>
      beside ? (
        <div class="pj-beside">
          {web}
          <ShortGaps rows={apart} box={{ width: 52, height }} />
        </div>
      ) : (
        web
      ),
  };
  return [drawn, ...list];
}

function namesOf(rows: PartRow[], box: Box): number {
  const longest = Math.max(...rows.map(({ item }) => textWidth(shortName(item)))) + 1.5;
  return Math.min(box.width * NAMES, Math.max(box.width * 0.2, longest));
}

/** The rows of each page, from the height that each needs. */
function paged<Row extends PartRow>(rows: Row[], heights: number[], room: number): Row[][] {
  const starts = chunked(heights, room + 0.1, 0);
  return starts.map((from, page) => rows.slice(from, starts[page + 1]));
}

/** A pair of bars for each choice. */
function pairs(rows: PartRow[], heading: string | null, box: Box): Sheet[] {
  const names = namesOf(rows, box);
  const heights = rows.map(({ item }) => Math.max(PAIR, linesOf(shortName(item), names) * LINE + 1.4));
  const most = Math.max(0.01, ...rows.flatMap(({ parts }) => parts.map(({ part }) => part)));
  return paged(rows, heights, box.height).map((shown) => ({
    heading,
    draw: () => (
      <div class="pj-pairs" style={{ "--names": `${names.toFixed(1)}cqh` }}>
        {shown.map(({ item, parts }) => (
          <div key={item.id} class="row">
            <span class="name">{shortName(item)}</span>
            <span class="tracks">
              {parts.map(({ part, said }, at) => (
                <span key={at} class="track">
                  <span class={at === 0 ? "bar first" : "bar second"} style={{ "--part": part / most }} />
                  <span class="number">{said}</span>
                </span>
              ))}
            </span>
          </div>
        ))}
      </div>
    ),
  }));
}

/** Where either room stands for each item, from the one end of the scale to the other. */
function dots(rows: (PartRow & { more?: string })[], heading: string | null, box: Box): Sheet[] {
  const names = namesOf(rows, box);
  const heights = rows.map(({ item }) => linesOf(shortName(item), names) * ROW);
  const room = heading === null ? box.height : box.height - HEADING;
  const pages = paged(rows, heights, room);
  const at = (part: number) => `${(100 * part).toFixed(2)}%`;
  const row = (shown: PartRow[]) => (pages.length > 1 ? ROW : Math.max(ROW, Math.min(9, room / Math.max(1, shown.length))));
  const differ = rows.some(({ more }) => more !== undefined);
  return pages.map((shown) => ({
    heading,
    draw: () => (
      <div class={differ ? "pj-gaps" : "pj-gaps pj-parts"} style={{ "--row": `${row(shown).toFixed(2)}cqh`, "--names": `${names.toFixed(1)}cqh` }}>
        {shown.map(({ item, parts: [first, second], more }) => (
          <div key={item.id} class="row">
            <span class="name">{shortName(item)}</span>
            <span class="number">{first?.said}</span>
            <span class="scale">
              {first && second && (
                <span class="reach" style={{ left: at(Math.min(first.part, second.part)), right: `calc(100% - ${at(Math.max(first.part, second.part))})` }} />
              )}
              {first && <span class="dot" style={{ left: at(first.part) }} />}
              {second && <span class="diamond" style={{ left: at(second.part) }} />}
            </span>
            <span class="number">{second?.said}</span>
            {differ && <span class="number gap">{more}</span>}
          </div>
        ))}
      </div>
    ),
  }));
}

/** The words of either room as lists, those that most gave first, as many as fit; larger where all of them do. */
function Lists({ field: { rows }, rooms, box, setting }: { field: ComparedField; rooms: ComparedRoom[]; box: Box; setting: Setting }) {
  const { words, language } = setting;
  const room = box.height - HEADING;
  const all = rows.map(({ sum }) => (sum.kind === "keywords" ? sum.words : []));
  const more = rows.map(({ sum }) => (sum.kind === "keywords" ? sum.more : 0));
  const large = more.every((left) => left === 0) && all.every((each) => each.length * LARGE <= room);
  const fit = large ? Infinity : Math.max(1, Math.floor((room - LINE) / LINE));
  return (
    <div class={large ? "pj-beside-words large" : "pj-beside-words"}>
      {rows.map(({ room, n }, at) => {
        const left = Math.max(0, (all[at]?.length ?? 0) - fit) + (more[at] ?? 0);
        return (
          <section key={room}>
            <h2>
              {nameOf(room, rooms)} <small>({count(language, n)})</small>
            </h2>
            <ul>
              {all[at]?.slice(0, fit).map((word) => (
                <li key={word.word}>
                  {word.word}
                  {word.count > 1 && <small> {count(language, word.count)}</small>}
                </li>
              ))}
            </ul>
            {left > 0 && <p class="more">{words.moreWords(left)}</p>}
          </section>
        );
      })}
    </div>
  );
}
