import { Body, FigureText } from "./body";
import type { LaterScene } from "./laterscene";

/** The text of a slide, for who cannot read it on the wall. */
export function Reading({ state, words }: Pick<LaterScene, "state" | "words">) {
  const { slide, room } = state.view ?? {};
  if (!slide?.body.length && !slide?.figure) return null;
  return (
    <details>
      <summary>{words.waitRead}</summary>
      <div class="slide" lang={room?.language}>
        <Body blocks={slide.body} />
        {slide.figure && <FigureText figure={slide.figure} />}
      </div>
    </details>
  );
}
