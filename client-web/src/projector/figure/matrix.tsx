import type { MatrixRowView } from "../../lib/protocol.gen";
import { useFit } from "../fit";

/** A table of lines. Where it is too high for one screen the text becomes smaller, down to the floor. */
export function Matrix({ columns, rows, caption }: { columns: string[]; rows: MatrixRowView[]; caption: string }) {
  const text = useFit<HTMLDivElement>(4);
  const named = rows.some((row) => row.label !== null);
  return (
    <div class="pj-matrix" ref={text}>
      <table>
        <caption class="sr-only">{caption}</caption>
        <thead>
          <tr>
            {named && <td />}
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {named && <th scope="row">{row.label}</th>}
              {row.cells.map((lines, column) => (
                <td key={column}>
                  <ul>
                    {lines.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
