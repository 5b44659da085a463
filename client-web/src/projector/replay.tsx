import { count } from "../lib/figures";
import type { JoinView, ReplayTally } from "../lib/protocol.gen";
import { spanOf } from "../lib/time";
import type { Words } from "../locale/projector.nl";
import { panelsOf } from "./board";
import { useSetting } from "./context";
import { useFit } from "./fit";
import { Foot } from "./foot";
import { Panels, stateOf } from "./reveal";
import type { Opened } from "./scene";
import { NumbersTable } from "./table";

/** Rows of the table behind the curve. */
const ROWS = 10;

/** A round that is played again: how it stood at a moment, and under it how it filled. */
export function Replayed({ question, moment, join }: { question: Opened; moment: ReplayTally | null; join: JoinView | null }) {
  const setting = useSetting();
  const { words } = setting;
  const title = useFit<HTMLHeadingElement>(4);
  const { asked } = question;
  const panels = moment ? panelsOf(asked.fields, moment.tally) : [];
  const most = new Map(asked.fields.map((field, at) => [field.id, moment?.most[at] ?? 0]));
  return (
    <div class="pj-page pj-revealed pj-replay">
      <main class="pj-main">
        <h1 ref={title}>{asked.short ?? asked.prompt}</h1>
        <p class="pj-sub">{moment ? momentOf(moment, words.replay) : words.replay.mark}</p>
        {moment ? (
          <Panels question={question} panels={panels} earlier={[]} open={moment.answered === 0} setting={{ ...setting, most }} />
        ) : (
          <div class="pj-panels">
            <p class="pj-empty">{words.replay.coming}</p>
          </div>
        )}
        {moment && <Fill moment={moment} />}
      </main>
      <Foot state={moment ? stateOf(question, moment.tally, panels, words) : null} join={join} />
    </div>
  );
}

/** Which moment is shown, and how many had answered by then. */
function momentOf({ at, answered, seconds, counts }: ReplayTally, words: Words["replay"]): string {
  const moment = at === 0 ? words.opening : words.moment(timeOf(at, seconds, counts.length), spanOf(1000 * seconds), answered, counts.at(-1) ?? 0);
  return `${words.mark} · ${moment}`;
}

/** The end of a part, as minutes and seconds from the opening. */
export function timeOf(part: number, seconds: number, parts: number): string {
  return spanOf((1000 * seconds * part) / Math.max(1, parts));
}

/** How many answers stood at each moment, filled up to the one that is shown. */
function Fill({ moment: { at, seconds, counts } }: { moment: ReplayTally }) {
  const { words, language } = useSetting();
  const answers = counts.at(-1) ?? 0;
  const shape = fillOf(counts);
  const box = { viewBox: `0 0 ${counts.length} 100`, preserveAspectRatio: "none" };
  const past = (100 * at) / Math.max(1, counts.length);
  const every = Math.max(1, Math.round(counts.length / ROWS));
  return (
    <div class="pj-fill">
      <div class="pj-fill-plot" aria-hidden="true">
        <svg class="all" {...box}>
          <path d={shape} />
        </svg>
        <svg class="past" {...box} style={{ clipPath: `inset(0 ${(100 - past).toFixed(2)}% 0 0)` }}>
          <path d={shape} />
        </svg>
        <div class="head" style={{ left: `${past.toFixed(2)}%` }} />
      </div>
      <NumbersTable
        caption={`${words.replay.curve} · ${words.answers(answers)}`}
        heads={[words.replay.time, words.table.count]}
        rows={counts.flatMap((n, part) => ((part + 1) % every === 0 ? [[timeOf(part + 1, seconds, counts.length), count(language, n)]] : []))}
      />
    </div>
  );
}

/** The outline of a curve as a path over as many units as it has parts and a hundred in height, its highest on top. */
export function fillOf(counts: number[]): string {
  const all = Math.max(1, ...counts);
  const points = counts.map((n, part) => `L${part + 1} ${(100 - (100 * n) / all).toFixed(1)}`);
  return `M0 100${points.join("")}V100Z`;
}
