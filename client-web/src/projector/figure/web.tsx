import type { FigureView, RoundTally } from "../../lib/protocol.gen";
import { fieldHeadline } from "../../lib/headline";
import { sumOf } from "../board";
import { useSetting } from "../context";
import { Radar } from "../radar";
import { Ratings } from "../rating";

/** The radar of a slide: an empty web with its names, or what the room filled in. */
export function Web({
  figure,
  tally,
  title,
}: {
  figure: Extract<FigureView, { figure: "radar" }>;
  tally: RoundTally | null;
  title: string;
}) {
  const { words, language } = useSetting();
  const rated = tally?.fields.map((field) => sumOf(field, "rating")).find((field) => field !== null) ?? null;
  const said = rated
    ? fieldHeadline({ kind: "rating", ...figure }, rated, words.headline, language)
    : null;
  return (
    <div class="pj-web">
      {said && <h2>{said}</h2>}
      {rated ? (
        <Ratings input={figure} tally={rated} caption={title} picture={`figure ${title}`} />
      ) : (
        <>
          <Radar items={figure.items} lines={[]} />
          <ul class="sr-only">
            {figure.items.map((item) => (
              <li key={item.id}>{item.label}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
