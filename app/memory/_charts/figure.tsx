import type { ReactNode } from "react";
import { Scrolled } from "#app/_ui/scrolled.tsx";
import { figure } from "#app/_ui/words.ts";
import type { TableData } from "./chart-data.ts";

type Props = {
  readonly id: string;
  readonly title: string;
  /** What is counted, as a definition. */
  readonly means: string;
  /** What the picture says, in a sentence. */
  readonly says: string;
  readonly table: TableData;
  readonly children: ReactNode;
};

/** A picture with its definition, the sentence that sums it up, and the same numbers as a table. */
export function Figure({ id, title, means, says, table, children }: Props) {
  return (
    <section className="section" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        <p>{means}</p>
      </header>
      <div>
        {children}
        <p className="small quiet figure-note">{says}</p>
        <details className="data">
          <summary>As a table</summary>
          <Scrolled label={`${title}, as a table`}>
            <Table {...table} label={title} />
          </Scrolled>
        </details>
      </div>
    </section>
  );
}

export function Table({ columns, rows, label }: TableData & { readonly label: string }) {
  return (
    <table aria-label={label}>
      <thead>
        <tr>
          {columns.map((column, i) => (
            <th key={column} scope="col" className={i === 0 ? undefined : "r"}>
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([first, ...rest]) => (
          <tr key={String(first)}>
            <th scope="row">{first}</th>
            {rest.map((cell, i) => (
              <td key={columns[i + 1]} className="r">
                {typeof cell === "number" ? figure(cell) : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
