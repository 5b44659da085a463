import type { FieldTally, Input, Sum } from "../lib/protocol.gen";
import { Bars, Split, type Row } from "./bars";
import { useSetting } from "./context";
import { NumbersTable } from "./table";

/** Below so many answers a split would tell who said what. */
export const SPLIT_FROM = 3;

/** How a choice fell out: one bar of two parts for ja and nee, else a bar for each. */
export function Choice({
  input,
  tally,
  caption,
  picture,
  tallest,
}: {
  input: Extract<Input, { kind: "choice" }>;
  tally: FieldTally & { sum: Extract<Sum, { kind: "choice" }> };
  caption: string;
  picture: string;
  /** The highest count of all that is shown one after the other. */
  tallest: number;
}) {
  const { words, named } = useSetting();
  const hidden = !named && tally.n < SPLIT_FROM;
  const rows: Row[] = input.choices.map((item, index) => ({ item, value: hidden ? 0 : (tally.sum.counts[index] ?? 0) }));
  const [first, second] = rows;
  const about = `${caption} · ${words.answers(tally.n)}`;
  if (input.most === 1 && rows.length === 2 && first && second) {
    if (hidden) return <Few labels={[first.item.label, second.item.label]} n={tally.n} caption={about} />;
    return <Split rows={[first, second]} n={tally.n} caption={about} />;
  }
  return <Bars rows={rows} of={hidden ? null : tally.n} caption={about} steady={picture} tallest={tallest} />;
}

/** The empty bar with both labels, while a split would tell on one or two people. */
function Few({ labels, n, caption }: { labels: [string, string]; n: number; caption: string }) {
  const { words } = useSetting();
  return (
    <div class="pj-plot pj-split-plot">
      <div class="pj-split" aria-hidden="true">
        <p class="names">
          {labels.map((label) => (
            <span key={label}>{label}</span>
          ))}
        </p>
        <div class="track empty" />
      </div>
      {n > 0 && <p class="pj-note">{words.fromThree}</p>}
      <NumbersTable caption={caption} heads={[words.table.item, words.table.count]} rows={labels.map((label) => [label, "–"])} />
    </div>
  );
}
