import "../style/split.css";
import { dividedOf, splitTable, type Divided } from "../lib/split";
import type { JoinView, SplitTally } from "../lib/protocol.gen";
import { useBox } from "./box";
import { pageOf, useSetting } from "./context";
import { useFit } from "./fit";
import { Foot } from "./foot";
import type { Opened } from "./scene";
import { sheetsOf, type Sheet } from "./sheet";
import { NumbersTable } from "./table";

/** A revealed question by group: rows in the room's order, and nothing that the machine says about them. */
export function ByGroup({ question, split, join }: { question: Opened; split: SplitTally; join: JoinView | null }) {
  const { words } = useSetting();
  const title = useFit<HTMLHeadingElement>(4);
  const { asked } = question;
  const name = asked.short ?? asked.prompt;
  const divided = dividedOf(asked, split);
  return (
    <div class="pj-page pj-revealed">
      <main class="pj-main">
        <h1 ref={title}>{name}</h1>
        <p class="pj-sub">{divided.length > 0 ? words.split.sub(split.noun) : words.split.by(split.noun)}</p>
        <div class="pj-panels">
          {divided.length > 0 ? (
            <Sheets divided={divided} name={name} noun={split.noun} />
          ) : (
            <p class="pj-empty">{words.split.tooSmall}</p>
          )}
        </div>
      </main>
      <Foot state={{ full: words.question(question.number) }} join={join} />
    </div>
  );
}

/** The height of the line that says which sheet this is, in hundredths of the screen's height. */
const TURN = 6;

/** One sheet at a time, turned by ↓ and ↑; behind them all fields as tables. */
function Sheets({ divided, name, noun }: { divided: Divided[]; name: string; noun: string }) {
  const setting = useSetting();
  const { words, language, page } = setting;
  const [ref, box] = useBox<HTMLDivElement>();
  const alone = divided.length === 1;
  const all = (height: number) => divided.flatMap((each) => sheetsOf(each, alone ? null : (each.field.label ?? null), { ...box, height }, setting));
  const whole = all(box.height);
  const sheets = whole.length > 1 ? all(box.height - TURN) : whole;
  const here = pageOf(page, sheets.length);
  return (
    <div class="pj-plot">
      <div class="pj-sheet" ref={ref}>
        <Shown sheet={sheets[here]} />
        {sheets.length > 1 && <p class="pj-page-of">{words.page(here + 1, sheets.length)}</p>}
      </div>
      {divided.map((each) => (
        <NumbersTable
          key={each.field.id}
          caption={[each.field.label ?? name, words.split.by(noun)].join(" · ")}
          {...splitTable(each, noun, { ...words.split, ...words.table, low: words.low, high: words.high }, language)}
        />
      ))}
    </div>
  );
}

function Shown({ sheet }: { sheet: Sheet | undefined }) {
  if (!sheet) return null;
  return (
    <div class="pj-sheet-picture" aria-hidden="true">
      {sheet.heading && <h2>{sheet.heading}</h2>}
      {sheet.draw()}
    </div>
  );
}
