import type { AskedView, SplitTally } from "../lib/protocol.gen";
import { dividedOf, splitTable } from "../lib/split";
import { useDesk } from "./context";

/** The tally by group as small tables: what the hall sees of it, and no smaller group. */
export function SplitTables({ asked, split }: { asked: AskedView; split: SplitTally }) {
  const { words, language } = useDesk();
  const divided = dividedOf(asked, split);
  return (
    <section class="tally tally-split">
      <h3>{words.splitBy(split.noun)}</h3>
      {divided.length === 0 && <p class="soft">{words.splitTooSmall}</p>}
      {divided.map((each) => {
        const { heads, rows } = splitTable(each, split.noun, { ...words.splitTable, low: words.low, high: words.high }, language);
        return (
          <div key={each.field.id} class="tally-split-table" tabIndex={0} role="group" aria-label={each.field.label ?? words.splitBy(split.noun)}>
            <table class="marks">
              {each.field.label && <caption>{each.field.label}</caption>}
              <thead>
                <tr>
                  {heads.map((head) => (
                    <th key={head} scope="col">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.map(([name, ...cells]) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {cells.map((cell, column) => (
                      <td key={column}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        );
      })}
    </section>
  );
}
