import { sql } from "drizzle-orm";

/**
 * A statement that is built once for each database object (there are two: the reader and the writer) and then only
 * filled in. Building costs more than running for the statements of every answer.
 */
export function prepared<Database extends object, Statement>(
  build: (db: Database) => Statement,
): (db: Database) => Statement {
  const built = new WeakMap<Database, Statement>();
  return (db) => {
    const known = built.get(db);
    if (known !== undefined) return known;
    const made = build(db);
    built.set(db, made);
    return made;
  };
}

/**
 * Rows whose every value is a placeholder, `name:0` in the first row. Raw SQL, so that a null stays a null whatever the
 * column's type is; the caller encodes booleans and JSON. The cast is safe because the builder takes SQL for any value.
 */
export function placeholderRows<Row>(names: readonly (keyof Row & string)[], rows: number): Row[] {
  return Array.from({ length: rows }, (_, row) => {
    const values = names.map((name) => [name, sql`${sql.placeholder(numbered(name, row))}`]);
    return Object.fromEntries(values) as Row;
  });
}

/** The values for `placeholderRows`. Names are made once: this runs for every answer. */
export function numberedRows(rows: readonly Record<string, unknown>[]): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  rows.forEach((row, i) => {
    for (const name in row) values[numbered(name, i)] = row[name];
  });
  return values;
}

const known: Map<string, string>[] = [];

function numbered(name: string, row: number): string {
  const names = known[row] ?? new Map<string, string>();
  known[row] = names;
  const made = names.get(name);
  if (made !== undefined) return made;
  const fresh = `${name}:${row}`;
  names.set(name, fresh);
  return fresh;
}

/** The names of an object's keys, as its type has them. Safe for literal and generated column maps, which have no others. */
export function namesOf<T extends object>(map: T): readonly (keyof T & string)[] {
  return Object.keys(map) as (keyof T & string)[];
}
