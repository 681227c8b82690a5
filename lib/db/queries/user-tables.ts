import { type SQL, sql } from "drizzle-orm";
import type { Reader, Writer } from "../store.ts";

/** A column that names a person, and what becomes of its row when the person is erased. */
export type UserColumn = {
  readonly table: string;
  readonly column: string;
  /** `cascade`: the row is theirs. `set null`: it outlives them and forgets who it was. */
  readonly onDelete: "cascade" | "set null";
};

/**
 * Every column of the database that refers to people, from the database's own list of foreign keys: a table that is
 * added later is in it, so that nobody can forget it where people are erased, merged or taken along.
 */
export async function userColumns(db: Reader | Writer): Promise<readonly UserColumn[]> {
  const rows = await db.all<{ name: string; column: string; onDelete: string }>(sql`
    select m.name as name, f."from" as column, lower(f.on_delete) as onDelete
    from sqlite_schema m, pragma_foreign_key_list(m.name) f
    where m.type = 'table' and lower(f."table") = 'users'
    order by m.name, f."from"`);
  return rows.map(({ name: table, column, onDelete }) => ({
    table,
    column,
    onDelete: onDelete === "cascade" ? "cascade" : "set null",
  }));
}

/** A table or a column by its name in the database. */
export function named(name: string): SQL {
  return sql`${sql.identifier(name)}`;
}
