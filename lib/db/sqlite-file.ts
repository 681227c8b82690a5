import { pathToFileURL } from "node:url";
import { createClient } from "@libsql/client";

export type FileValue = string | number | null;

export type FileWriter = {
  /** Adds rows to a table, all with as many values as it has columns. */
  readonly add: (table: string, rows: readonly (readonly FileValue[])[]) => Promise<void>;
};

/** So many rows go in one statement. */
const AT_ONCE = 500;

/**
 * Writes a database of SQLite for another program: its tables, the rows that `fill` adds, then its indexes, in one
 * transaction.
 */
export async function writeSqliteFile(
  path: string,
  { tables, indexes }: { readonly tables: readonly string[]; readonly indexes: readonly string[] },
  fill: (file: FileWriter) => Promise<void>,
): Promise<void> {
  const client = createClient({ url: pathToFileURL(path).href });
  try {
    const tx = await client.transaction("write");
    try {
      for (const statement of tables) await tx.execute(statement);
      await fill({
        async add(table, rows) {
          const values = (rows[0] ?? []).map((_, i) => `json_extract(value, '$[${i}]')`).join(", ");
          for (let at = 0; at < rows.length; at += AT_ONCE)
            await tx.execute({
              sql: `insert into "${table}" select ${values} from json_each(?)`,
              args: [JSON.stringify(rows.slice(at, at + AT_ONCE))],
            });
        },
      });
      for (const statement of indexes) await tx.execute(statement);
      await tx.commit();
    } finally {
      tx.close();
    }
  } finally {
    client.close();
  }
}
