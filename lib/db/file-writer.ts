import type { InArgs, InStatement, ResultSet, Row, Transaction, Value } from "@libsql/client";
import Database from "libsql";
import { type Connection, WRITER_PRAGMAS } from "./connection.ts";

/** So many compiled statements are kept; the product has fewer that write. */
const MOST_STATEMENTS = 300;

type Compiled = {
  readonly statement: Database.Statement<unknown[]>;
  /** Names of the result's columns; null for a statement without a result. */
  readonly columns: readonly string[] | null;
};

/**
 * The one connection that writes to a database file. It stands on the same native library as @libsql/client, which
 * compiles every statement anew and makes a result of each; here they are compiled once. For an answer that is half of
 * all work besides waiting for the disk (`npm run bench -- answers`).
 */
export function openFileWriter(file: string, busyTimeoutMs: number): Connection {
  let open = new FileConnection(file, busyTimeoutMs);
  return {
    begin: () => Promise.resolve().then(() => new FileTransaction(open)),
    // An error can leave a connection unable to commit ever again, so it is thrown away with all that hangs on it.
    reopen: () =>
      Promise.resolve().then(() => {
        open.close();
        open = new FileConnection(file, busyTimeoutMs);
      }),
    fold: () =>
      Promise.resolve().then(() => {
        const [row] = open.run("pragma wal_checkpoint(truncate)").rows;
        return row?.busy === 0;
      }),
    close: () => Promise.resolve().then(() => open.close()),
  };
}

class FileConnection {
  readonly #db: Database.Database;
  readonly #compiled = new Map<string, Compiled>();

  constructor(file: string, timeout: number) {
    this.#db = new Database(file, { timeout });
    for (const pragma of WRITER_PRAGMAS) this.#db.exec(pragma);
  }

  get inTransaction(): boolean {
    return this.#db.open && this.#db.inTransaction;
  }

  close(): void {
    this.#compiled.clear();
    if (!this.#db.open) return;
    if (this.#db.inTransaction) this.#db.exec("ROLLBACK");
    this.#db.close();
  }

  exec(sql: string): void {
    this.#db.exec(sql);
  }

  run(sql: string, args: readonly unknown[] = []): ResultSet {
    const compiled = this.#compiledOf(sql);
    // As one list: spread, the library would take a lone null or a lone blob for a list of names.
    try {
      if (compiled.columns === null) {
        const { changes, lastInsertRowid } = compiled.statement.run(args);
        return resultOf([], [], changes, BigInt(lastInsertRowid));
      }
      const { columns } = compiled;
      const rows = compiled.statement.all(args).map((row) => rowOf(row, columns));
      return resultOf(columns, rows, 0, undefined);
    } catch (error) {
      // A statement that failed is compiled anew, so that nothing of the failure stays in it.
      this.#compiled.delete(sql);
      throw error;
    }
  }

  #compiledOf(sql: string): Compiled {
    const known = this.#compiled.get(sql);
    if (known) return known;
    const statement = this.#db.prepare(sql);
    const columns = statement.reader ? statement.columns().map(({ name }) => name) : null;
    if (columns !== null) statement.raw(true);
    if (this.#compiled.size >= MOST_STATEMENTS) {
      const [oldest] = this.#compiled.keys();
      if (oldest !== undefined) this.#compiled.delete(oldest);
    }
    const compiled = { statement, columns };
    this.#compiled.set(sql, compiled);
    return compiled;
  }
}

/** A transaction as @libsql/client has it, on the connection above. Native calls are synchronous, so order is kept. */
class FileTransaction implements Transaction {
  readonly #connection: FileConnection;

  constructor(connection: FileConnection) {
    this.#connection = connection;
    connection.run("BEGIN IMMEDIATE");
  }

  get closed(): boolean {
    return !this.#connection.inTransaction;
  }

  async execute(statement: InStatement): Promise<ResultSet> {
    this.#assertOpen();
    if (typeof statement === "string") return this.#connection.run(statement);
    return this.#connection.run(statement.sql, argumentsOf(statement.args));
  }

  async batch(statements: InStatement[]): Promise<ResultSet[]> {
    const results: ResultSet[] = [];
    for (const statement of statements) results.push(await this.execute(statement));
    return results;
  }

  async executeMultiple(sql: string): Promise<void> {
    this.#assertOpen();
    this.#connection.exec(sql);
  }

  async commit(): Promise<void> {
    this.#assertOpen();
    this.#connection.run("COMMIT");
  }

  async rollback(): Promise<void> {
    if (!this.closed) this.#connection.run("ROLLBACK");
  }

  close(): void {
    if (!this.closed) this.#connection.run("ROLLBACK");
  }

  #assertOpen(): void {
    if (this.closed) throw new Error("The transaction is over; a statement came after its job.");
  }
}

function argumentsOf(args: InArgs | undefined): readonly unknown[] {
  if (args === undefined) return [];
  if (!Array.isArray(args)) throw new TypeError("Arguments go by position here.");
  return args.map((value) => {
    if (value === undefined) throw new TypeError("undefined is no value of a database; use null.");
    if (typeof value === "boolean") return value ? 1 : 0;
    if (value instanceof Date) return value.valueOf();
    return value instanceof ArrayBuffer ? Buffer.from(value) : value;
  });
}

/** A row as @libsql/client makes it: by name for whoever lists its keys, by place for the mapper. */
function rowOf(values: unknown, columns: readonly string[]): Row {
  if (!Array.isArray(values)) throw new TypeError("A raw row is a list.");
  const row: Record<string, unknown> = {};
  Object.defineProperty(row, "length", { value: values.length });
  columns.forEach((name, i) => {
    const value: unknown = values[i];
    Object.defineProperty(row, i, { value });
    if (!Object.hasOwn(row, name)) row[name] = value;
  });
  return asRow(row);
}

/** The shape is built above; `Row` has both a string and a number index, which no literal can be shown to have. */
function asRow(row: Record<string, unknown>): Row {
  return row as Record<string, Value> as Row;
}

function resultOf(
  columns: readonly string[],
  rows: Row[],
  rowsAffected: number,
  lastInsertRowid: bigint | undefined,
): ResultSet {
  const result = {
    columns: [...columns],
    columnTypes: columns.map(() => ""),
    rows,
    rowsAffected,
    lastInsertRowid,
  };
  return { ...result, toJSON: () => ({ ...result, lastInsertRowid: lastInsertRowid?.toString() ?? null }) };
}
