import type { ComponentChildren } from "preact";
import { count, percent } from "../lib/figures";
import { shortName } from "../lib/headline";
import { softened } from "../lib/hyphen";
import type { ItemView, SplitRow } from "../lib/protocol.gen";
import { clearest, rowName, type Divided } from "../lib/split";
import type { Box } from "./box";
import { axisSheets } from "./axis";
import { Wall } from "./cards";
import { chunked } from "./chunk";
import { SettingProvider, type Setting } from "./context";
import { linesOf, textWidth } from "./measure";

/** One page of a field by group. */
export interface Sheet {
  heading: string | null;
  draw: () => ComponentChildren;
}

/** A line of text, the air between rows and a heading, in hundredths of the screen's height. */
export const LINE = 5.1;
const AIR = 1.4;
const HEADING = 7;
/** The tallest row. */
const TALLEST = 9;
/** The narrowest column of counts. */
const COLUMN = 24;
/** Columns of cards at most. */
const WALLS = 3;
/** Items that are named of a group, to either side. */
const NAMED = 2;
/** Lines of words of a group. */
const WORD_LINES = 2;

/** The pages of a field by group, as many as its kind and the room for it ask for. */
export function sheetsOf(divided: Divided, heading: string | null, box: Box, setting: Setting): Sheet[] {
  const { field, rows } = divided;
  const { input } = field;
  const room = heading === null ? box.height : box.height - HEADING;
  const frame: Frame = { heading, rows, setting, room, width: box.width, names: namesOf(rows, box.width, setting) };
  switch (input.kind) {
    case "grade":
    case "rating":
      return axisSheets(input, frame, box.height - HEADING);
    case "choice": {
      const [first, second] = input.choices;
      if (input.most === 1 && input.choices.length === 2 && first && second) return splitSheets(first, second, frame);
      return columnSheets(input.choices, frame, (row) => (row.sum.kind === "choice" ? row.sum.counts : []), ({ n }) => n);
    }
    case "points": {
      const sums = (row: SplitRow) => (row.sum.kind === "points" ? row.sum.sums : []);
      return columnSheets(input.choices, frame, sums, (row) => sums(row).reduce((all, one) => all + one, 0));
    }
    case "marks":
      return markSheets(input.items, frame);
    case "keywords":
      return wordSheets(frame);
    case "text":
      return wallSheets(frame);
  }
}

/** What all pages of a field share. Widths and heights are in hundredths of the screen's height. */
export interface Frame {
  heading: string | null;
  rows: SplitRow[];
  setting: Setting;
  room: number;
  width: number;
  names: number;
}

/** The rows of each page, from the height that each row needs. */
export function pages(frame: Frame, heights: number[], room = frame.room): SplitRow[][] {
  const starts = chunked(heights, room, AIR);
  return starts.map((from, page) => frame.rows.slice(from, starts[page + 1]));
}

/** How many lines the name of each row takes. */
export function nameLines({ rows, names, setting }: Frame): number[] {
  return rows.map((row) => linesOf(told(row, setting), names, 4.5, 600));
}

/** Rows with the name of their group and how many answered before whatever is drawn of them. */
export function Rows({
  frame,
  rows,
  head,
  foot,
  tall = TALLEST,
  children,
}: {
  frame: Frame;
  rows: SplitRow[];
  head?: ComponentChildren;
  foot?: ComponentChildren;
  tall?: number;
  children: (row: SplitRow) => ComponentChildren;
}) {
  const { setting, names } = frame;
  const each = Math.min(tall, (frame.room - (head ? LINE : 0) - (foot ? LINE : 0)) / Math.max(1, rows.length));
  return (
    <div class="pj-groups" style={{ "--names": `${names.toFixed(1)}cqh`, "--row": `${Math.max(LINE, each).toFixed(2)}cqh` }}>
      {head && (
        <div class="head">
          <span />
          {head}
        </div>
      )}
      {rows.map((row) => (
        <div key={row.group ?? ""} class={row.group === null ? "row others" : "row"}>
          <span class="name">
            {softened(rowName(row, setting.words.split.others))} <small>({count(setting.language, row.n)})</small>
          </span>
          {children(row)}
        </div>
      ))}
      {foot && (
        <div class="under">
          <span />
          {foot}
        </div>
      )}
    </div>
  );
}

function told(row: SplitRow, { words, language }: Setting): string {
  return `${rowName(row, words.split.others)} (${count(language, row.n)})`;
}

function namesOf(rows: SplitRow[], width: number, setting: Setting): number {
  const longest = Math.max(...rows.map((row) => textWidth(told(row, setting)))) + 1.5;
  return Math.min(width * 0.36, Math.max(width * 0.18, longest));
}

/** What stands beside a bar: a part of fifty or more as a percentage, else the count. */
function figure(part: number, of: number, n: number, { words, language }: Setting): string {
  const share = n === of ? percent(part, of) : null;
  return share === null ? count(language, part) : words.percent(share);
}

/** Ja and nee: one bar of two parts a group, each count at its own end under the name of its choice. */
function splitSheets(first: ItemView, second: ItemView, frame: Frame): Sheet[] {
  const heights = nameLines(frame).map((lines) => lines * LINE);
  return pages(frame, heights, frame.room - LINE).map((rows) => ({
    heading: frame.heading,
    draw: () => (
      <Rows
        frame={frame}
        rows={rows}
        head={
          <span class="ends">
            <span>{shortName(first)}</span>
            <span>{shortName(second)}</span>
          </span>
        }
      >
        {(row) => {
          const [one = 0, other = 0] = row.sum.kind === "choice" ? row.sum.counts : [];
          return (
            <span class="two">
              <span class="number">{figure(one, row.n, row.n, frame.setting)}</span>
              <span class="track">
                <span class="part first" style={{ flexGrow: one }} />
                <span class="part second" style={{ flexGrow: other }} />
              </span>
              <span class="number">{figure(other, row.n, row.n, frame.setting)}</span>
            </span>
          );
        }}
      </Rows>
    ),
  }));
}

/** A column for each choice, and in it a bar for each group: how much of that group it is. */
function columnSheets(choices: ItemView[], frame: Frame, values: (row: SplitRow) => number[], whole: (row: SplitRow) => number): Sheet[] {
  const words = choices.flatMap((item) => shortName(item).split(" "));
  const least = Math.max(COLUMN, ...words.map((word) => textWidth(word) + 4));
  const across = Math.max(1, Math.min(choices.length, Math.floor((frame.width - frame.names) / least)));
  const width = (frame.width - frame.names) / across - 3;
  const starts = Array.from({ length: Math.ceil(choices.length / across) }, (_, at) => at * across);
  const heights = nameLines(frame).map((lines) => lines * LINE);
  return starts.flatMap((from) => {
    const here = choices.slice(from, from + across);
    const head = Math.max(...here.map((item) => linesOf(shortName(item), width))) * LINE;
    return pages(frame, heights, frame.room - head).map((rows) => ({
      heading: frame.heading,
      draw: () => (
        <Rows
          frame={{ ...frame, room: frame.room - head + LINE }}
          rows={rows}
          head={
            <span class="across" style={{ "--across": across }}>
              {here.map((item) => (
                <span key={item.id}>{softened(shortName(item))}</span>
              ))}
            </span>
          }
        >
          {(row) => (
            <span class="across" style={{ "--across": across }}>
              {here.map((item, at) => {
                const value = values(row)[from + at] ?? 0;
                const of = whole(row);
                return (
                  <span key={item.id} class="cell">
                    <span class="bar" style={{ "--part": of === 0 ? 0 : value / of }} />
                    <span class="number">{figure(value, of, row.n, frame.setting)}</span>
                  </span>
                );
              })}
            </span>
          )}
        </Rows>
      ),
    }));
  });
}

/** What each group marked most clearly low and high. */
function markSheets(items: ItemView[], frame: Frame): Sheet[] {
  const { words } = frame.setting;
  const width = (frame.width - frame.names) / 2 - 12;
  const sides = (row: SplitRow) => (row.sum.kind === "marks" ? clearest(items, row.sum, NAMED) : { high: [], low: [] });
  const lines = (side: { item: ItemView }[]) => side.reduce((all, { item }) => all + linesOf(shortName(item), width), 0);
  const names = nameLines(frame);
  const heights = frame.rows.map((row, at) => {
    const { high, low } = sides(row);
    return Math.max(names[at] ?? 1, lines(high), lines(low)) * LINE + AIR;
  });
  const list = (side: { item: ItemView; lead: number }[], sign: string) => (
    <span class="named">
      {side.map(({ item, lead }) => (
        <span key={item.id}>
          <b>
            {sign}
            {count(frame.setting.language, Math.abs(lead))}
          </b>
          <span>{softened(shortName(item))}</span>
        </span>
      ))}
    </span>
  );
  return pages(frame, heights, frame.room - LINE).map((rows) => ({
    heading: frame.heading,
    draw: () => (
      <Rows
        frame={frame}
        rows={rows}
        tall={0}
        head={
          <span class="across" style={{ "--across": 2 }}>
            <span>
              <i class="pj-sign left" /> {words.expectLow}
            </span>
            <span>
              <i class="pj-sign right" /> {words.expectHigh}
            </span>
          </span>
        }
      >
        {(row) => {
          const { high, low } = sides(row);
          return (
            <span class="across ruled" style={{ "--across": 2 }}>
              {list(low, "−")}
              {list(high, "+")}
            </span>
          );
        }}
      </Rows>
    ),
  }));
}

/** The words that each group gave most, as many as stand on two lines. */
function wordSheets(frame: Frame): Sheet[] {
  const width = frame.width - frame.names - 3;
  const names = nameLines(frame);
  const said = new Map(frame.rows.map((row) => [row, wordsOf(row, width, frame.setting)]));
  const heights = frame.rows.map((row, at) => Math.max(names[at] ?? 1, said.get(row)?.lines ?? 1) * LINE + AIR);
  return pages(frame, heights).map((rows) => ({
    heading: frame.heading,
    draw: () => (
      <Rows frame={frame} rows={rows} tall={0}>
        {(row) => (
          <span class="spoken">
            {said.get(row)?.words.map((word, at) => (
              <span key={word.word} class="word">
                {word.word}
                {word.count > 1 && <small> {count(frame.setting.language, word.count)}</small>}
                {at + 1 < (said.get(row)?.words.length ?? 0) && " ·"}
              </span>
            ))}
          </span>
        )}
      </Rows>
    ),
  }));
}

function wordsOf(row: SplitRow, width: number, { language }: Setting) {
  const all = row.sum.kind === "keywords" ? row.sum.words : [];
  const text = (most: number) =>
    all.slice(0, most).map((word) => (word.count > 1 ? `${word.word} ${count(language, word.count)}` : word.word).replaceAll(" ", "\u00a0"));
  let most = all.length;
  while (most > 1 && linesOf(text(most).join(" ·\u00a0"), width * 0.96) > WORD_LINES) most -= 1;
  return { words: all.slice(0, most), lines: linesOf(text(most).join(" ·\u00a0"), width * 0.96) };
}

/** The cards of the groups side by side. */
function wallSheets(frame: Frame): Sheet[] {
  const { words, language } = frame.setting;
  const starts = Array.from({ length: Math.ceil(frame.rows.length / WALLS) }, (_, at) => at * WALLS);
  return starts.map((from) => ({
    heading: frame.heading,
    draw: () => (
      <SettingProvider value={{ ...frame.setting, page: 0 }}>
        <Wall
          columns={frame.rows.slice(from, from + WALLS).map((row) => ({
            id: row.group ?? "",
            label: `${rowName(row, words.split.others)} (${count(language, row.n)})`,
            n: row.n,
            cards: row.sum.kind === "text" ? row.sum.cards : [],
            more: row.sum.kind === "text" ? row.sum.more : 0,
          }))}
        />
      </SettingProvider>
    ),
  }));
}
