import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { CardView } from "../lib/protocol.gen";
import { unitOf } from "./box";
import { chunked } from "./chunk";
import { pageOf, useSetting } from "./context";
import { useResize } from "./fit";
import { softened } from "../lib/hyphen";
import { textWidth } from "./measure";
import { useTurn } from "./turn";

/** Between two cards, in hundredths of the screen's height. */
const GAP = 1.6;
/** What of a card's width its text never has, and what else where a mark stands beside it. */
const EDGE = 4.2;
/** What the line takes that says how many cards are left, and the gap above it. */
const LEFT = 4.5 * 1.2 + 1.4;
const BESIDE = 1.5;

/** In a narrower column it takes three lines to say where the rest can be read. */
const ONE_LINE = 60;

/** One column of a wall. */
export interface Column {
  id: string;
  label: string | null;
  /** How many answered it. */
  n: number;
  cards: CardView[];
  /** Cards beyond these, that this screen was not told. */
  more: number;
  /** Said instead of cards, where there are none to show. */
  instead?: string;
}

/** Columns of cards, each paged on its own by ↓ and ↑; a wall without labels flows through all of its columns. */
export function Wall({ columns, flow = 0 }: { columns: Column[]; flow?: number }) {
  const { words, language, page } = useSetting();
  const ref = useRef<HTMLDivElement>(null);
  const [cuts, setCuts] = useState<Cut[]>([]);
  // Unknown at first: three hundred cards are laid out once, for the width that they have.
  const [width, setWidth] = useState<number | null>(null);
  const across = flow || columns.length;
  const turn = useTurn(1);
  const measure = (wall: HTMLDivElement) => {
    if (!turn) return;
    setWidth(widthOf(wall));
    setCuts((old) => keepEqual(old, cutsOf(wall)));
  };
  useResize(ref, measure);
  useLayoutEffect(() => {
    if (turn && ref.current) measure(ref.current);
  }, [columns, width, turn]);
  const pagesOf = (column: number) => Math.ceil(Math.max(1, cuts[column]?.starts.length ?? 1) / (flow || 1));
  const pages = Math.max(1, ...columns.map((_, index) => pagesOf(index)));
  const here = pageOf(page, pages);
  return (
    <div class="pj-wall" ref={ref} style={{ "--columns": across }} lang={language}>
      {columns.map((column, index) => {
        const { starts, whole } = cuts[index] ?? { starts: [0], whole: false };
        const alone = column.cards.length === 1 && across === 1;
        const chunks = Array.from({ length: flow || 1 }, (_, at) => {
          const chunk = here * (flow || 1) + at;
          const from = starts[chunk];
          return from === undefined || width === null ? [] : column.cards.slice(from, starts[chunk + 1] ?? column.cards.length);
        });
        const last = starts[(here + 1) * (flow || 1)] ?? column.cards.length;
        const left = Math.max(0, column.cards.length - last) + column.more;
        return (
          <section key={column.id} class={whole ? "column whole" : "column"} style={{ "--flow": flow || 1, ...(flow ? { gridColumn: "1 / -1" } : {}) }}>
            {column.label && <h2>{softened(column.label)}</h2>}
            <div class={`stack measure${alone ? " alone" : ""}`} data-column={index} aria-hidden="true">
              {width !== null && <Measured cards={column.cards} width={width} />}
            </div>
            {column.cards.length === 0 && <p class="instead">{column.instead ?? words.noneYet}</p>}
            <div class="stacks">
              {chunks.map((chunk, at) => (
                <ul key={at} class={alone ? "stack alone" : "stack"}>
                  {chunk.map((card) => (
                    <li key={card.id}>
                      <Card card={card} width={width ?? Infinity} />
                    </li>
                  ))}
                </ul>
              ))}
            </div>
            {left > 0 && <p class="more">{column.more > 0 && (flow > 0 || across === 1) && (width ?? 0) > ONE_LINE ? words.moreOnPhone(left) : words.moreCards(left)}</p>}
          </section>
        );
      })}
    </div>
  );
}

/** All cards of a column, drawn to be measured: the same ones while neither they nor their width change. */
function Measured({ cards, width }: { cards: CardView[]; width: number }) {
  return useMemo(() => <>{cards.map((card) => <Card key={card.id} card={card} width={width} />)}</>, [cards, width]);
}

function Card({ card, width }: { card: CardView; width: number }) {
  const { words } = useSetting();
  const marks = [card.added ? words.fromRoom : "", card.count > 1 ? words.stacked(card.count) : ""].filter(Boolean);
  const room = width - EDGE - (marks.length > 0 ? BESIDE + textWidth(marks.join(" · ")) : 0);
  return (
    <div class={`card${card.pinned ? " pinned" : ""}${card.added || card.group ? " added" : ""}`}>
      {card.group && <p class="whose">{card.group}</p>}
      <p class="text">{softened(card.text, (word) => textWidth(word, 4.5, 500) > room)}</p>
      {marks.length > 0 && <p class="mark">{marks.join(" · ")}</p>}
    </div>
  );
}

/** How wide the narrowest column is, in hundredths of the screen's height. */
function widthOf(wall: HTMLElement): number {
  const unit = unitOf(wall);
  const widths = [...wall.querySelectorAll<HTMLElement>(".measure")].map((stack) => stack.clientWidth / unit);
  return unit === 0 ? Infinity : Math.round(Math.min(...widths));
}

/** Where each chunk of a column begins, and whether all of its cards fit with every line of their texts. */
interface Cut {
  starts: number[];
  whole: boolean;
}

/** How each column is cut, from the heights that its cards really have. */
function cutsOf(wall: HTMLElement): Cut[] {
  const unit = unitOf(wall);
  if (unit === 0) return [];
  return [...wall.querySelectorAll<HTMLElement>(".measure")].map((stack) => {
    const cards = [...stack.children] as HTMLElement[];
    const column = stack.parentElement;
    const room = (column?.querySelector(".stacks")?.clientHeight ?? 0) / unit;
    const heights = cards.map((card) => card.offsetHeight / unit);
    const full = cards.reduce((sum, card) => sum + (card.offsetHeight + hiddenIn(card)) / unit + GAP, -GAP);
    const starts = chunked(heights, room, GAP);
    // Not all are seen at once: the line that says so takes room as well, once it is there.
    const said = column?.querySelector(".more") || starts.length <= (column?.querySelectorAll(".stacks > *").length ?? 1);
    return { starts: said ? starts : chunked(heights, room - LEFT, GAP), whole: full <= room };
  });
}

/** How much of a card's text is left out, in pixels. */
function hiddenIn(card: HTMLElement): number {
  const text = card.querySelector(".text");
  return text ? text.scrollHeight - text.clientHeight : 0;
}

function keepEqual(old: Cut[], next: Cut[]): Cut[] {
  return JSON.stringify(old) === JSON.stringify(next) ? old : next;
}

