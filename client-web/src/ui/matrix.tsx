import type { MatrixRowView } from "../lib/protocol.gen";

/** A table of lines: on the wall and in a report alike. */
export function MatrixTable({ columns, rows, caption }: { columns: string[]; rows: MatrixRowView[]; caption: string }) {
  const named = rows.some(({ label }) => label !== null);
  return (
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
        {rows.map(({ label, cells }, at) => (
          <tr key={at}>
            {named && <th scope="row">{label}</th>}
            {cells.map((lines, column) => (
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
  );
}
