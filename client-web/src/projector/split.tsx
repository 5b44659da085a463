import { dividedOf, splitTable } from "../lib/split";
import type { JoinView, SplitTally } from "../lib/protocol.gen";
import { useSetting } from "./context";
import { useFit } from "./fit";
import { Foot } from "./foot";
import type { Opened } from "./scene";
import { sheetsOf } from "./sheet";
import { Sheets } from "./sheets";
import { NumbersTable } from "./table";

/** A revealed question by group: rows in the room's order, and nothing that the machine says about them. */
export function ByGroup({ question, split, join }: { question: Opened; split: SplitTally; join: JoinView | null }) {
  const setting = useSetting();
  const { words, language } = setting;
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
            <Sheets make={(box) => divided.flatMap((each) => sheetsOf(each, divided.length === 1 ? null : (each.field.label ?? null), box, setting))}>
              {divided.map((each) => (
                <NumbersTable
                  key={each.field.id}
                  caption={[each.field.label ?? name, words.split.by(split.noun)].join(" · ")}
                  {...splitTable(each, split.noun, { ...words.split, ...words.table, low: words.low, high: words.high }, language)}
                />
              ))}
            </Sheets>
          ) : (
            <p class="pj-empty">{words.split.tooSmall}</p>
          )}
        </div>
      </main>
      <Foot state={{ full: words.question(question.number) }} join={join} />
    </div>
  );
}
