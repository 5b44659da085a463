import { listed, scoredItems, type Scored } from "../lib/against";
import { mean as meanOf } from "../lib/figures";
import { shortName } from "../lib/headline";
import type { AgainstView, ItemView, JoinView } from "../lib/protocol.gen";
import { useBox } from "./box";
import { chunked } from "./chunk";
import { pageOf, useSetting } from "./context";
import { useFit } from "./fit";
import { Foot } from "./foot";
import { linesOf, textWidth } from "./measure";
import { Radar } from "./radar";
import { BESIDE, WIDE } from "./rating";
import type { Opened } from "./scene";
import { NumbersTable } from "./table";

/** The height of a line of the list, and the most of a row, in hundredths of the screen's height. */
const LINE = 4.95;
const MOST_ROW = 7;
/** The width of the list beside the radar, and what of it no name has. */
const LIST = 56;
const SIGNS = 15;

/** What was scored as the radar, with ▲ and ▼ where the room expected high and low: expectation and score are not one scale. */
export function Against({ question, against, join }: { question: Opened; against: AgainstView; join: JoinView | null }) {
  const { words } = useSetting();
  const title = useFit<HTMLHeadingElement>(4);
  const input = question.asked.fields.find(({ id }) => id === against.field)?.input;
  const items = input?.kind === "marks" ? input.items : [];
  const rows = scoredItems(items, against);
  const said = !against.expected ? words.against.tooSmall : rows.some((row) => row.surprise) ? words.against.some : words.against.none;
  const mean = against.groups > 0 ? words.against.mean(against.groups) : null;
  const sub = [said, mean, against.expected && words.answers(against.expected.n)].filter(Boolean).join(" · ");
  return (
    <div class="pj-page pj-revealed">
      <main class="pj-main">
        <h1 ref={title}>{against.group === null ? words.against.title : words.against.group(against.group)}</h1>
        <p class="pj-sub">{sub}</p>
        <div class="pj-panels">
          <section class="pj-one">
            <Drawn items={items} rows={rows} against={against} />
          </section>
        </div>
      </main>
      <Foot state={against.expected ? { full: <Signs />, short: <Signs short /> } : { full: words.question(question.number) }} join={join} />
    </div>
  );
}

/** What the signs mean. */
function Signs({ short }: { short?: boolean }) {
  const { words } = useSetting();
  return (
    <>
      <span class="pj-series">
        <i class="pj-sign up" /> {short ? words.high : words.expectHigh}
      </span>
      <span class="pj-series">
        <i class="pj-sign down" /> {short ? words.low : words.expectLow}
      </span>
      {!short && (
        <span class="pj-series">
          <i class="pj-sign dot" /> {words.against.score}
        </span>
      )}
    </>
  );
}

function Drawn({ items, rows, against }: { items: ItemView[]; rows: Scored[]; against: AgainstView }) {
  const { words, language, page } = useSetting();
  const [ref, box] = useBox<HTMLDivElement>();
  const order = listed(rows);
  const part = (score: number | null) => (score === null ? null : (score - against.min) / (against.max - against.min || 1));
  const radar = <Radar items={items} lines={[{ id: "score", values: rows.map(({ score }) => part(score)) }]} marks={rows.map(({ mark }) => mark)} />;
  const beside = box.width >= WIDE && box.width / box.height >= BESIDE;
  const width = beside ? LIST : box.width;
  const longest = Math.max(...items.map((item) => textWidth(shortName(item), 4.5, 680))) + 1;
  const names = beside ? width - SIGNS : Math.min(width * 0.5, longest);
  const heights = order.map(({ item }) => linesOf(shortName(item), names, 4.5, 680) * LINE);
  const starts = chunked(heights, box.height + 0.1, 0);
  const webbed = items.length >= 3;
  const turns = starts.length + (webbed && !beside ? 1 : 0);
  const here = pageOf(page, turns);
  const shown = order.slice(starts[here], starts[here + 1]);
  const row = starts.length > 1 ? LINE : Math.max(LINE, Math.min(MOST_ROW, box.height / Math.max(1, shown.length)));
  const list = (
    <div class="pj-against" style={{ "--names": `${names.toFixed(1)}cqh`, "--row": `${row.toFixed(2)}cqh` }}>
      {shown.map(({ item, score, mark, surprise }, at) => (
        <div key={item.id} class={["row", beside && "narrow", surprise && "surprise", surprise && !shown[at + 1]?.surprise && "last"].filter(Boolean).join(" ")}>
          <span>{mark && <i class={`pj-sign ${mark}`} />}</span>
          <span class="name">{shortName(item)}</span>
          {!beside && <span>{score !== null && <i class="bar" style={{ display: "block", width: `${100 * (part(score) ?? 0)}%` }} />}</span>}
          <span class="number">{score === null ? "" : meanOf(language, score)}</span>
        </div>
      ))}
    </div>
  );
  return (
    <div class="pj-plot" ref={ref}>
      <div class={beside && webbed ? "pj-beside wide" : "pj-turns"} aria-hidden="true">
        {beside && webbed && radar}
        {here < starts.length ? list : radar}
      </div>
      <NumbersTable
        caption={against.group === null ? words.against.title : words.against.group(against.group)}
        heads={[words.table.item, words.against.score, words.against.expected]}
        rows={order.map(({ item, score, mark, surprise }) => [
          item.label,
          score === null ? "–" : meanOf(language, score),
          [mark ? words.against[mark] : "–", surprise && words.against.surprise].filter(Boolean).join(", "),
        ])}
      />
    </div>
  );
}
