import { DomainError } from "#lib/base/errors.ts";
import { readRecord, type SqliteValue, varintAt } from "./sqlite-record.ts";

/** A table as it stands in the file. */
export type SqliteTable = {
  /** The names of its columns, in the order of the values in a row. */
  readonly columns: readonly string[];
  /** Its rows in their order. Throws `unreadable` where the file contradicts itself. */
  readonly rows: () => Generator<readonly SqliteValue[]>;
};

export type SqliteFile = {
  /** A plain table; null where there is none. Throws `unreadable` for a view, or a table that is a program. */
  readonly table: (name: string) => SqliteTable | null;
};

type Schema = { readonly type: string; readonly root: number; readonly sql: string };
type Pages = {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  readonly size: number;
  /** A page without what is reserved at its end. */
  readonly usable: number;
  readonly encoding: string;
};

const MAGIC = "SQLite format 3\0";
const DEEPEST = 40;

/**
 * Reads the tables of a database file of SQLite (https://www.sqlite.org/fileformat2.html) without running anything that
 * is in it: no statement, no view, no trigger, no index, no collation. Every page is entered once at most for each
 * table, so that no file can make it go on for ever. Throws `unreadable` for what is no such file.
 */
export function openSqlite(bytes: Uint8Array): SqliteFile {
  const pages = pagesOf(bytes);
  const schema = new Map<string, Schema>();
  for (const [type, name, , root, sql] of rowsIn(pages, 1)) {
    if (typeof type !== "string" || typeof name !== "string") throw damaged();
    const known = {
      type,
      root: typeof root === "number" ? root : 0,
      sql: typeof sql === "string" ? sql : "",
    };
    if (type === "table" || type === "view") schema.set(name, known);
  }
  return {
    table: (name) => {
      const found = schema.get(name);
      if (!found) return null;
      const { type, root, sql } = found;
      // CREATE TABLE notes ( … )
      if (type !== "table" || root < 1 || !/^\s{0,20}create\s{1,20}table\b/iu.test(sql)) throw damaged();
      const { columns, idColumn } = columnsOf(sql);
      return {
        columns,
        rows: function* () {
          for (const { values, rowId } of cellsIn(pages, root)) {
            const row = columns.map((_, i) => values[i] ?? null);
            if (rowId !== null && idColumn >= 0) row[idColumn] = rowId;
            yield row;
          }
        },
      };
    },
  };
}

function pagesOf(bytes: Uint8Array): Pages {
  if (bytes.length < 512 || latin(bytes.subarray(0, 16)) !== MAGIC) throw damaged();
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const said = view.getUint16(16);
  const size = said === 1 ? 65_536 : said;
  const usable = size - view.getUint8(20);
  if (size < 512 || (size & (size - 1)) !== 0 || usable < 480) throw damaged();
  const encoding = ["utf-8", "utf-8", "utf-16le", "utf-16be"][view.getUint32(56)];
  if (encoding === undefined) throw damaged();
  return { bytes, view, size, usable, encoding };
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

function* rowsIn(pages: Pages, root: number): Generator<readonly SqliteValue[]> {
  for (const { values } of cellsIn(pages, root)) yield values;
}

type Cell = { readonly values: readonly SqliteValue[]; readonly rowId: number | null };

/** The cells below a page, in order. The rows of a table without row ids stand in the inner pages too. */
function* cellsIn(pages: Pages, number: number, seen: Set<number> = new Set(), depth = 0): Generator<Cell> {
  if (seen.has(number) || depth > DEEPEST) throw damaged();
  seen.add(number);
  const { view, size } = pages;
  const base = pageStart(pages, number);
  const head = number === 1 ? base + 100 : base;
  const kind = view.getUint8(head);
  const inner = kind === 5 || kind === 2;
  if (!inner && kind !== 13 && kind !== 10) throw damaged();
  const count = view.getUint16(head + 3);
  const array = head + (inner ? 12 : 8);
  if (array + count * 2 > base + size) throw damaged();
  for (let i = 0; i < count; i += 1) {
    let at = base + view.getUint16(array + i * 2);
    if (at < array || at + 4 > base + size) throw damaged();
    if (inner) {
      yield* cellsIn(pages, view.getUint32(at), seen, depth + 1);
      at += 4;
    }
    if (kind !== 5) yield cellAt(pages, { at, end: base + size, isTable: kind === 13 }, seen);
  }
  if (inner) yield* cellsIn(pages, view.getUint32(head + 8), seen, depth + 1);
}

function pageStart({ size, bytes }: Pages, number: number): number {
  const start = (number - 1) * size;
  if (number < 1 || start + size > bytes.length) throw damaged();
  return start;
}

type Place = { readonly at: number; readonly end: number; readonly isTable: boolean };

function cellAt(pages: Pages, { at, end, isTable }: Place, seen: Set<number>): Cell {
  const { bytes, encoding } = pages;
  const length = varintAt(bytes, at);
  const id = isTable ? varintAt(bytes, length.next) : null;
  const payload = payloadAt(pages, { at: id?.next ?? length.next, end, length: length.value, isTable }, seen);
  return { values: readRecord(payload, encoding), rowId: id?.value ?? null };
}

/** What does not fit into a page goes on in a chain of others. */
function payloadAt(
  pages: Pages,
  { at, end, length, isTable }: Place & { readonly length: number },
  seen: Set<number>,
): Uint8Array {
  const { bytes, view, usable } = pages;
  if (length < 0 || length > bytes.length) throw damaged();
  const most = isTable ? usable - 35 : Math.floor(((usable - 12) * 64) / 255) - 23;
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const wanted = least + ((length - least) % (usable - 4));
  const local = length <= most ? length : wanted <= most ? wanted : least;
  if (at + local + (local < length ? 4 : 0) > end) throw damaged();
  if (local === length) return bytes.subarray(at, at + length);
  const parts = [bytes.subarray(at, at + local)];
  let left = length - local;
  for (let next = view.getUint32(at + local); left > 0; ) {
    if (seen.has(next)) throw damaged();
    seen.add(next);
    const start = pageStart(pages, next);
    const take = Math.min(left, usable - 4);
    parts.push(bytes.subarray(start + 4, start + 4 + take));
    left -= take;
    next = view.getUint32(start);
  }
  const whole = new Uint8Array(length);
  let to = 0;
  for (const part of parts) {
    whole.set(part, to);
    to += part.length;
  }
  return whole;
}

/** The columns that a CREATE TABLE names, and which of them is the row's own number (-1 for none). */
function columnsOf(sql: string): { readonly columns: readonly string[]; readonly idColumn: number } {
  const from = sql.indexOf("(");
  const to = sql.lastIndexOf(")");
  if (from < 0 || to < from || sql.length > 20_000) throw damaged();
  const columns: string[] = [];
  /** The names of those that hold whole numbers. */
  const wholeNumbers: string[] = [];
  let idColumn = -1;
  // sfld integer, -- a comment, kept with the table; id integer primary key, /* 0 */
  const told = sql.slice(from + 1, to).replace(/--[^\n]{0,2000}|\/\*(?:[^*]|\*(?!\/)){0,2000}\*\//gu, " ");
  for (const part of atTopLevel(told)) {
    // id · "id" · [id] · `id`, and what is said of it
    const { name, rest = "" } =
      /^\s{0,200}["'`[]?(?<name>[\w ]{1,100}?)["'`\]]?(?:\s(?<rest>[\s\S]{0,2000}))?$/u.exec(part)?.groups ??
      {};
    if (name === undefined) throw damaged();
    // primary key ("id")
    const key = /^\s{0,200}primary\s{1,20}key\s{0,20}\(\s{0,20}"?(?<of>\w{1,100})"?\s{0,20}\)/iu.exec(part);
    if (key) idColumn = wholeNumbers.indexOf(key.groups?.of?.toLowerCase() ?? "");
    if (/^(?:primary|unique|check|foreign|constraint)$/iu.test(name)) continue;
    // id integer not null primary key
    if (/^\s{0,20}integer\s{1,20}(?:not\s{1,20}null\s{1,20})?primary\s{1,20}key\b/iu.test(rest))
      idColumn = columns.length;
    wholeNumbers.push(/^\s{0,20}integer\b/iu.test(rest) ? name.toLowerCase() : "");
    columns.push(name.toLowerCase());
  }
  return { columns, idColumn };
}

/** a int, b text, primary key (a, b) is cut at its outer commas. */
function atTopLevel(text: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let from = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === "(") depth += 1;
    if (text[i] === ")") depth -= 1;
    if (text[i] !== "," || depth > 0) continue;
    parts.push(text.slice(from, i));
    from = i + 1;
  }
  return [...parts, text.slice(from)];
}

function damaged(): DomainError {
  return new DomainError(
    "unreadable",
    "The collection in this package is damaged. In Anki choose Tools, Check Database, then export it again.",
  );
}
