import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { count } from "../lib/figures";
import type { Language } from "../lib/locale";
import type { FieldTally, Sum, WordView } from "../lib/protocol.gen";
import { useBox, type Box } from "./box";
import { layCloud, type Placed } from "./cloud";
import { useSetting } from "./context";
import { onFaces } from "./fit";
import { linesOf, textWidth } from "./measure";
import { NumbersTable } from "./table";
import { useTurn } from "./turn";

/** Fewer different words than this are a tidy list. */
const CLOUD_FROM = 8;
/** So many words at most: fewer where the screen is narrow. */
const MOST = 40;
const MOST_NARROW = 30;
const NARROW = 1.95;
/** The three sizes, in hundredths of the screen's height. */
const SIZES = [9, 6, 4.5] as const;
/** In a box lower than this the largest size would leave no room for other words. */
const LOW = 40;
const LOW_SIZES = [6.6, 5.4, 4.5] as const;
/** Where the words said most would not fit otherwise. */
const EVEN_SIZES = [4.5, 4.5, 4.5] as const;
/** So many of the words said most must stand in the cloud: a headline may name one, and it may not be missing. */
const LOUDEST = 3;
/** Height of the line that says how many more there are, and of a row of the list. */
const MORE = 6.5;
const ROW = 6.2;

/** The words of the room: a cloud where they recur, else a list. */
export function Keywords({
  tally,
  caption,
  closed,
}: {
  tally: FieldTally & { sum: Extract<Sum, { kind: "keywords" }> };
  caption: string;
  closed: boolean;
}) {
  const { words } = useSetting();
  const [ref, box, measured] = useBox<HTMLDivElement>();
  const { sum } = tally;
  const turn = useTurn(2);
  const recurring = sum.words.some((word) => word.count >= 2) && sum.words.length >= CLOUD_FROM;
  return (
    <div class="pj-plot">
      <div class="pj-words" ref={ref} aria-hidden="true">
        {sum.words.length === 0 ? (
          <p class="pj-empty">{closed ? words.none : words.wordsCome}</p>
        ) : sum.words.length === 1 ? (
          <p class="only">{sum.words[0]?.word}</p>
        ) : recurring ? (
          measured && turn && <Cloud all={sum.words} more={sum.more} box={box} />
        ) : (
          <List all={sum.words} more={sum.more} box={box} />
        )}
      </div>
      <NumbersTable
        caption={`${caption} · ${words.answers(tally.n)}`}
        heads={[words.table.word, words.table.count]}
        rows={sum.words.map((word) => [word.word, word.count])}
      />
    </div>
  );
}

function Cloud({ all, more, box }: { all: WordView[]; more: number; box: Box }) {
  const { words, language } = useSetting();
  const before = useRef<ReadonlyMap<string, Placed>>(new Map());
  const below = MORE * Math.min(2, linesOf(words.moreWords(all.length + more), box.width, 4.5, 450));
  const [faces, setFaces] = useState(0);
  useEffect(() => onFaces(() => setFaces((times) => times + 1)), []);
  // Laid when its words, its room or its face change, and not with every number that the server tells.
  const said = JSON.stringify(all);
  const { sized, placed } = useMemo(() => {
    const lay = (sizes: Sizes, kept: ReadonlyMap<string, Placed>) => {
      const sized = sizedWords(all, box, language, sizes);
      return { sized, placed: layCloud(sized, box.width, box.height - below, kept) };
    };
    // Words stay where they were, unless one that is said more by now finds no place among them.
    const kept = before.current.size > 0 ? [before.current, new Map()] : [before.current];
    const tries = sizesFor(box).flatMap((sizes) => kept.map((places) => () => lay(sizes, places)));
    return firstWith(tries, all.slice(0, LOUDEST).map(({ word }) => word));
  }, [said, box, below, language, faces]);
  before.current = new Map(placed.map((each) => [each.word, each]));
  const left = all.length - placed.length + more;
  return (
    <>
      <div class="cloud">
        {sized.map((word) => {
          const at = before.current.get(word.word);
          if (!at) return null;
          return (
            <span key={word.word} class={`word rank-${word.rank}`} style={{ left: `${at.x.toFixed(2)}cqh`, top: `${at.y.toFixed(2)}cqh`, fontSize: `${word.size}cqh` }}>
              {word.word}
              {word.figure && <small>{word.figure}</small>}
            </span>
          );
        })}
      </div>
      {left > 0 && <p class="more">{words.moreWords(left)}</p>}
    </>
  );
}

type Sizes = readonly [number, number, number];

/** The sizes that a box may have, the best first. */
const sizesFor = (box: Box): [Sizes, ...Sizes[]] =>
  box.height < LOW ? [LOW_SIZES, EVEN_SIZES] : [SIZES, LOW_SIZES, EVEN_SIZES];

/** The words that a cloud can hold, the most frequent first, with the room that each takes. */
export function sizedWords(all: WordView[], box: Box, language: Language, sizes = sizesFor(box)[0]) {
  const chosen = all.slice(0, box.width / box.height < NARROW ? MOST_NARROW : MOST);
  const top = Math.max(...chosen.map((word) => word.count));
  return chosen.map(({ word, count: n }) => {
    const rank = rankOf(n, top);
    const size = sizes[rank];
    const figure = n > 1 ? count(language, n) : "";
    const width = textWidth(word, size) + (figure ? textWidth(figure, 4.5) + 1.2 : 0);
    return { word, width, height: size * 1.12, size, rank, figure };
  });
}

/** The first cloud in which all of these words stand, or the last of them. */
function firstWith<Laid extends { placed: Placed[] }>(tries: (() => Laid)[], words: string[]): Laid {
  const [next, ...rest] = tries as [() => Laid, ...(() => Laid)[]];
  const laid = next();
  const stands = (word: string) => laid.placed.some((each) => each.word === word);
  return rest.length === 0 || words.every(stands) ? laid : firstWith(rest, words);
}

function List({ all, more, box }: { all: WordView[]; more: number; box: Box }) {
  const { words, language } = useSetting();
  const widest = Math.max(...all.map((word) => textWidth(word.word, 4.5) + (word.count > 1 ? 8 : 0)));
  const wide = Math.max(1, Math.min(2, Math.floor(box.width / (widest * 1.34 + 4))));
  const large = more === 0 && all.length <= 12 && Math.ceil(all.length / wide) * 7.8 <= box.height && widest * 1.34 <= box.width;
  const columns = large ? (all.length > 4 ? wide : 1) : Math.max(1, Math.min(3, Math.floor((box.width + 4) / (widest + 4))));
  const fit = large ? all.length : columns * Math.max(1, Math.floor((box.height - MORE) / ROW));
  const shown = all.slice(0, fit);
  const left = all.length - shown.length + more;
  return (
    <>
      <ul class={large ? "list large" : "list"} style={{ "--columns": columns }}>
        {shown.map((word) => (
          <li key={word.word}>
            <span class="said">{word.word}</span>
            {word.count > 1 && <small>{words.stacked(word.count).replace(/\d+/, () => count(language, word.count))}</small>}
          </li>
        ))}
      </ul>
      {left > 0 && <p class="more">{words.moreWords(left)}</p>}
    </>
  );
}

/** Which of three sizes, the largest first, by how a count compares with the highest. */
export function rankOf(value: number, top: number): 0 | 1 | 2 {
  if (value >= 2 && value > top * 0.6) return 0;
  return value >= 2 && value > top * 0.25 ? 1 : 2;
}
