import { softened } from "../lib/hyphen";
import type { ActionsView, AskedView } from "../lib/protocol.gen";
import { useBox } from "./box";
import { chunked } from "./chunk";
import { pageOf, useSetting } from "./context";
import { linesOf, textWidth } from "./measure";
import { NumbersTable } from "./table";

/** A line of text, and the air between two lines of the list with its rule, in hundredths of the screen's height. */
const LINE = 5.4;
const AIR = 2.6;
/** Between two columns. */
const GAP = 3;
/** The least and the most that who and when take of the width. */
const WHO: [number, number] = [0.22, 0.28];
const WHEN: [number, number] = [0.17, 0.22];

/** What is done, by whom and when: a line for each answer, paged by ↓ and ↑. */
export function ActionTable({ asked, actions, caption }: { asked: AskedView; actions: ActionsView; caption: string }) {
  const { words, language, page } = useSetting();
  const [ref, box] = useBox<HTMLDivElement>();
  const heads = asked.fields.map(({ label }) => label ?? "");
  const { lines } = actions;
  const widest = (at: number, [least, most]: [number, number]) => {
    const longest = Math.max(...[heads[at] ?? "", ...lines.map(({ said }) => said[at] ?? "")].map((text) => textWidth(text))) + 1;
    return Math.min(box.width * most, Math.max(box.width * least, longest));
  };
  const who = widest(1, WHO);
  const when = widest(2, WHEN);
  const what = Math.max(20, box.width - who - when - 2 * GAP);
  const heights = lines.map(({ said, group }) => {
    const name = group ? linesOf(group, box.width) * LINE : 0;
    return name + Math.max(linesOf(said[0], what), linesOf(said[1], who), linesOf(said[2], when)) * LINE;
  });
  const room = box.height - LINE - 2 * AIR;
  const whole = chunked(heights, room, AIR);
  const starts = whole.length > 1 ? chunked(heights, room - LINE - AIR, AIR) : whole;
  const here = pageOf(page, starts.length);
  const shown = lines.slice(starts[here], starts[here + 1]);
  const last = here === starts.length - 1;
  return (
    <div class="pj-plot">
      <div class="pj-actions" ref={ref} aria-hidden="true" lang={language} style={{ "--who": `${who.toFixed(1)}cqh`, "--when": `${when.toFixed(1)}cqh` }}>
        {lines.length > 0 && (
          <div class="row head">
            {heads.map((head, at) => (
              <span key={at}>{head}</span>
            ))}
          </div>
        )}
        {shown.map(({ id, said, group }) => (
          <div key={id} class="row">
            {group && <b>{softened(group)}</b>}
            <span>{softened(said[0])}</span>
            <span>{softened(said[1])}</span>
            <span>{softened(said[2])}</span>
          </div>
        ))}
        {(starts.length > 1 || actions.more > 0) && (
          <p class="pj-page-of">
            {[last && actions.more > 0 && words.moreCards(actions.more), starts.length > 1 && words.page(here + 1, starts.length)].filter(Boolean).join(" · ")}
          </p>
        )}
      </div>
      <NumbersTable
        caption={caption}
        heads={heads}
        rows={lines.map(({ said, group }) => [group ? `${group}: ${said[0]}` : said[0], said[1], said[2]])}
      />
    </div>
  );
}
