/** Numbers in rows; the first column names the row. */
export interface TableContent {
  readonly caption: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** The numbers behind a chart, to be opened. */
export function DataTable({ caption, columns, rows }: TableContent) {
  return (
    <details class="chart-table">
      <summary>As a table</summary>
      <table>
        <caption class="spoken">{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...values], index) => (
            <tr key={index}>
              <th scope="row">
                <bdi>{name}</bdi>
              </th>
              {values.map((value, place) => (
                <td key={columns[place + 1]} class={typeof value === "number" ? "number" : ""}>
                  {typeof value === "number" ? value.toLocaleString("en") : <bdi>{value}</bdi>}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
