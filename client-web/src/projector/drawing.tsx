import type { FieldTally, RoundTally } from "../lib/protocol.gen";
import { Bars } from "./bars";
import type { Told } from "./board";
import { Choice } from "./choice";
import { useSetting } from "./context";
import { Histogram } from "./histogram";
import { Keywords } from "./keywords";
import { Marks } from "./marks";
import { Ratings } from "./rating";

/** A field, after its earlier rounds where it is of a kind that can be laid beside itself. */
export function Rounds(props: { told: Told; earlier: RoundTally[]; picture: string; name: string; open: boolean }) {
  const { words } = useSetting();
  const { told, earlier } = props;
  const before = earlier.flatMap((round) => {
    const tally = round.fields.find((each) => each.field === told.field.id);
    return tally && tally.sum.kind === told.tally.sum.kind ? [{ round: round.round, tally }] : [];
  });
  const comparable = told.tally.sum.kind === "grade" || told.tally.sum.kind === "choice";
  if (before.length === 0 || !comparable) return <Drawing {...props} tally={told.tally} />;
  const rows = [...before.slice(-1).map(({ tally }) => ({ name: words.round(1), tally })), { name: words.now, tally: told.tally }];
  const tallest = Math.max(...rows.flatMap(({ tally }) => (tally.sum.kind === "grade" ? tally.sum.bins : [0])));
  return (
    <div class="pj-rounds">
      {rows.map((row) => (
        <div key={row.name} class="round">
          <p class="name">{row.name}</p>
          <Drawing {...props} tally={row.tally} name={`${props.name} · ${row.name}`} tallest={tallest} />
        </div>
      ))}
    </div>
  );
}

/** One field drawn as its kind asks for. */
export function Drawing({
  told,
  tally,
  picture,
  name,
  open,
  tallest,
}: {
  told: Told;
  tally: FieldTally;
  picture: string;
  name: string;
  open: boolean;
  tallest?: number;
}) {
  const { words, most } = useSetting();
  const { input, id } = told.field;
  const scale = most?.get(id) ?? tallest;
  const { sum } = tally;
  const own = `${picture} ${id}`;
  if (input.kind === "grade" && sum.kind === "grade") {
    return <Histogram input={input} tally={{ ...tally, sum }} caption={name} {...(scale === undefined ? {} : { tallest: scale })} />;
  }
  if (input.kind === "choice" && sum.kind === "choice") {
    return <Choice input={input} tally={{ ...tally, sum }} caption={name} picture={own} tallest={scale ?? 0} />;
  }
  if (input.kind === "keywords" && sum.kind === "keywords") {
    return <Keywords tally={{ ...tally, sum }} caption={name} closed={!open} />;
  }
  if (input.kind === "marks" && sum.kind === "marks") {
    return <Marks input={input} tally={{ ...tally, sum }} caption={name} picture={own} tallest={scale ?? 0} />;
  }
  if (input.kind === "rating" && sum.kind === "rating") {
    return <Ratings input={input} tally={{ ...tally, sum }} caption={name} picture={own} />;
  }
  if (input.kind === "points" && sum.kind === "points") {
    const rows = input.choices.map((item, index) => ({ item, value: sum.sums[index] ?? 0 }));
    return <Bars rows={rows} of={null} caption={`${name} · ${words.answers(tally.n)}`} sorted steady={own} unit={words.points} tallest={scale ?? 0} />;
  }
  return null;
}
