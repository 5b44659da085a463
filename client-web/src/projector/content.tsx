import { useLayoutEffect, useState } from "preact/hooks";
import type { InlineView, JoinView, RoundTally, SlideView } from "../lib/protocol.gen";
import { Body } from "../ui/body";
import { pageOf, useSetting } from "./context";
import { Figure } from "./figure/figure";
import { onResize, useFit } from "./fit";
import { Foot } from "./foot";
import { Images, parted, Whole } from "./image";
import { Series } from "./series";

/** A slide to read: its title, its text and its figure. One that is only a title opens a chapter. */
export function Content({
  slide,
  slides,
  figure,
  join,
}: {
  slide: SlideView;
  slides: number;
  figure: RoundTally | null;
  join: JoinView | null;
}) {
  const { words, page } = useSetting();
  const [pages, setPages] = useState(1);
  const [broken, setBroken] = useState<string | null>(null);
  // An image that does not come is told in words.
  const whole = slide.image !== broken ? slide.image : undefined;
  const here = pageOf(page, pages);
  const place = words.slideOf(slide.number, slides);
  // The series are named once something is drawn in them.
  const radar = slide.figure?.figure === "radar" && ratedBy(figure) ? slide.figure : null;
  const state = {
    full: radar ? <Series series={radar.series} n={ratedBy(figure)} /> : pages > 1 ? `${place} · ${words.page(here + 1, pages)}` : place,
    ...(radar ? { short: <Series series={radar.series} n={null} /> } : {}),
  };
  return (
    <div class={whole ? "pj-page pj-wide" : "pj-page"}>
      {whole ? (
        <Whole slide={slide} src={whole} broken={() => setBroken(whole)} />
      ) : isChapter(slide) ? (
        <Chapter slide={slide} />
      ) : (
        <Read slide={slide} figure={figure} page={here} pages={setPages} />
      )}
      <Foot state={state} join={join} />
    </div>
  );
}

/** A slide with no more than a title and a few words. */
function isChapter({ body, figure }: SlideView): boolean {
  return !figure && (body.length === 0 || (body.length === 1 && body[0]?.block === "paragraph" && lengthOf(body[0].text) <= 60));
}

function lengthOf(text: InlineView[]): number {
  return text.reduce((all, piece) => all + (piece.inline === "text" ? piece.text.length : "inner" in piece ? lengthOf(piece.inner) : 1), 0);
}

function ratedBy(figure: RoundTally | null): number | null {
  return figure?.fields.find((field) => field.sum.kind === "rating")?.n ?? null;
}

function Chapter({ slide: { title, body } }: { slide: SlideView }) {
  const { words } = useSetting();
  const text = useFit<HTMLDivElement>(3);
  return (
    <main class="pj-main pj-chapter">
      <div class="pj-chapter-text" ref={text}>
        <h1>{title || words.wordmark}</h1>
        <Body blocks={body} />
      </div>
    </main>
  );
}

function Read({
  slide,
  figure,
  page,
  pages,
}: {
  slide: SlideView;
  figure: RoundTally | null;
  page: number;
  pages: (count: number) => void;
}) {
  const title = useFit<HTMLHeadingElement>(4);
  const { text: blocks, images } = parted(slide.body);
  const beside = slide.figure?.figure ?? (images.length > 0 ? "images" : null);
  const text = useFit<HTMLDivElement>(6, beside ? 1 : 0);
  // What is too long even at the floor stands in columns beyond the edge: ↓ brings the next ones.
  useLayoutEffect(() => {
    const body = text.current;
    if (!body) return;
    const turn = () => {
      const gap = parseFloat(getComputedStyle(body).columnGap) || 0;
      const across = body.clientWidth + gap;
      pages(Math.max(1, Math.ceil((body.scrollWidth + gap - 2) / across)));
      body.scrollLeft = page * across;
    };
    turn();
    return onResize(body, turn);
  }, [page, slide]);
  const words = blocks.length > 0;
  return (
    <main class="pj-main pj-read">
      {slide.title && <h1 ref={title}>{slide.title}</h1>}
      <div class={beside && words ? `pj-read-both ${beside}` : "pj-read-one"}>
        {words && (
          <div class="pj-body" ref={text}>
            <Body blocks={blocks} />
          </div>
        )}
        {images.length > 0 && <Images images={images} alone={!words} />}
        {slide.figure && (
          <div class="pj-figure">
            <Figure figure={slide.figure} tally={figure} title={slide.title} />
          </div>
        )}
        {slide.figure?.figure === "circles" && slide.figure.around && <p class="pj-around">{slide.figure.around}</p>}
      </div>
    </main>
  );
}
