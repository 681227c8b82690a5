import { DomainError } from "#lib/base/errors.ts";
import { damaged } from "./archive.ts";
import type { SqliteFile } from "./sqlite-file.ts";
import type { SqliteValue } from "./sqlite-record.ts";

/** The named columns of a table, `most` rows of it. */
export function rowsOf(
  file: SqliteFile,
  name: string,
  columns: readonly string[],
  most: number,
): readonly (readonly SqliteValue[])[] {
  const table = file.table(name);
  if (!table) throw damaged();
  const places = columns.map((column) => table.columns.indexOf(column));
  if (places.includes(-1)) throw damaged();
  const rows: (readonly SqliteValue[])[] = [];
  for (const row of table.rows()) {
    if (rows.length >= most)
      throw new DomainError(
        "limit",
        `The package has more than ${most.toLocaleString("en")} ${WORDS[name] ?? "rows"}. Export its decks one by one and bring those in.`,
      );
    rows.push(places.map((place) => row[place] ?? null));
  }
  return rows;
}

const WORDS: Readonly<Record<string, string>> = { notes: "notes", cards: "cards", revlog: "reviews" };

export function numberOf(value: SqliteValue | undefined): number {
  const number = typeof value === "string" ? Number(value) : value;
  return typeof number === "number" && Number.isFinite(number) ? number : 0;
}

export function textOf(value: SqliteValue | undefined): string {
  if (typeof value === "string") return value;
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  return value === null || value === undefined ? "" : String(value);
}
