import { given, mean as meanOf } from "../lib/figures";
import { shortName } from "../lib/headline";
import type { Input, SplitRow } from "../lib/protocol.gen";
import { LINE, nameLines, pages, Rows, type Frame, type Sheet } from "./sheet";

type Scale = { min: number; max: number; pass: number | null };
/** The means of one row, a mark for each series. */
type Means = (row: SplitRow) => (number | null)[];

/** Means of groups as rows on one axis: of grades on one page, of ratings a page for each item. */
export function axisSheets(input: Extract<Input, { kind: "grade" | "rating" }>, frame: Frame, room: number): Sheet[] {
  if (input.kind === "grade") {
    // The line stands between the last grade that fails and the first that passes.
    const pass = input.pass === null ? null : input.pass - input.step / 2;
    return axis({ ...input, pass }, input.pass, frame, ({ sum }) => [sum.kind === "grade" ? sum.mean : null]);
  }
  const { min, max, series } = input;
  return input.items.flatMap((item, at) => {
    const heading = [frame.heading, shortName(item)].filter(Boolean).join(" · ");
    const means: Means = ({ sum }) =>
      series.slice(0, 2).map((_, of) => (sum.kind === "rating" ? (sum.items[at]?.[of]?.mean ?? null) : null));
    return axis({ min, max, pass: null }, null, { ...frame, heading, room }, means, series.length > 1 ? series.map(shortName) : []);
  });
}

function axis(scale: Scale, passes: number | null, frame: Frame, means: Means, series: string[] = []): Sheet[] {
  const { language } = frame.setting;
  const at = (value: number) => `${((100 * (value - scale.min)) / (scale.max - scale.min || 1)).toFixed(2)}%`;
  const heights = nameLines(frame).map((lines) => lines * LINE);
  const number = (mean: number | null | undefined) => (mean == null ? "–" : meanOf(language, mean));
  const room = frame.room - LINE - (series.length > 0 ? LINE : 0);
  return pages(frame, heights, room).map((rows) => ({
    heading: frame.heading,
    draw: () => (
      <Rows
        frame={frame}
        rows={rows}
        head={
          series.length > 0 && (
            <span class="ends">
              <span>
                <i class="pj-sign dot" /> {series[0]}
              </span>
              <span>
                {series[1]} <i class="pj-sign diamond" />
              </span>
            </span>
          )
        }
        foot={
          <span class={series.length > 0 ? "on-axis both" : "on-axis"}>
            {series.length > 0 && <span />}
            <span class="ticks">
              <span style={{ left: "0%" }}>{given(language, scale.min)}</span>
              {passes !== null && scale.pass !== null && <span style={{ left: at(scale.pass) }}>{given(language, passes)}</span>}
              <span style={{ left: "100%" }}>{given(language, scale.max)}</span>
            </span>
            <span />
          </span>
        }
      >
        {(row) => {
          const [one, other] = means(row);
          return (
            <span class={series.length > 0 ? "on-axis both" : "on-axis"}>
              {series.length > 0 && <span class="number">{number(one)}</span>}
              <span class="scale">
                {scale.pass !== null && <span class="pass" style={{ left: at(scale.pass) }} />}
                <span class="line" />
                {one != null && <span class="dot" style={{ left: at(one) }} />}
                {other != null && <span class="diamond" style={{ left: at(other) }} />}
              </span>
              <span class="number">{number(series.length > 0 ? other : one)}</span>
            </span>
          );
        }}
      </Rows>
    ),
  }));
}
