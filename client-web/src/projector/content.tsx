import type { JoinView, RoundTally, SlideView } from "../lib/protocol.gen";
import { Body } from "../ui/body";
import { useSetting } from "./context";
import { Figure } from "./figure/figure";
import { useFit } from "./fit";
import { Foot } from "./foot";

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
  const { words } = useSetting();
  const chapter = slide.body.length === 0 && !slide.figure;
  const state = { full: words.slideOf(slide.number, slides) };
  return (
    <div class="pj-page">
      {chapter ? <Chapter title={slide.title} /> : <Read slide={slide} figure={figure} />}
      <Foot state={state} join={join} />
    </div>
  );
}

function Chapter({ title }: { title: string }) {
  const { words } = useSetting();
  const text = useFit<HTMLDivElement>(3);
  return (
    <main class="pj-main pj-chapter">
      <div class="pj-chapter-text" ref={text}>
        <h1>{title || words.wordmark}</h1>
      </div>
    </main>
  );
}

function Read({ slide, figure }: { slide: SlideView; figure: RoundTally | null }) {
  const title = useFit<HTMLHeadingElement>(3);
  const text = useFit<HTMLDivElement>(6, slide.figure ? 2 : 0);
  const words = slide.body.length > 0;
  return (
    <main class="pj-main pj-read">
      {slide.title && <h1 ref={title}>{slide.title}</h1>}
      <div class={slide.figure && words ? `pj-read-both ${slide.figure.figure}` : "pj-read-one"}>
        {words && (
          <div class="pj-body" ref={text}>
            <Body blocks={slide.body} />
          </div>
        )}
        {slide.figure && (
          <div class="pj-figure">
            <Figure figure={slide.figure} tally={figure} title={slide.title} />
          </div>
        )}
      </div>
    </main>
  );
}
