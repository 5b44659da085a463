import { shortName } from "../lib/headline";
import type { ItemView } from "../lib/protocol.gen";
import { useSetting } from "./context";

/** The names of two series with the signs they are drawn with, and how many answered where that is to be said. */
export function Series({ series, n }: { series: ItemView[]; n: number | null }) {
  const { words } = useSetting();
  return (
    <>
      {series.slice(0, 2).map((each, index) => (
        <span key={each.id} class="pj-series">
          <i class={index === 0 ? "pj-sign dot" : "pj-sign diamond"} /> {shortName(each)}
        </span>
      ))}
      {n !== null && words.answers(n)}
    </>
  );
}
