import Database from "libsql";

// One stream of the libSQL HTTP protocol ("Hrana" 2 and 3, JSON): a connection of its own that obeys requests. What is
// read here comes from our own client in a test, so a request of a wrong shape is an error of the test and may throw.

type Json = { readonly [key: string]: unknown };
type Value = null | string | number | bigint | Buffer;

export class ProtocolError extends Error {
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

export class HranaStream {
  readonly #db: Database.Database;
  readonly #stored = new Map<number, string>();
  /** The request that set it lets go of the stream. */
  closed = false;

  constructor(file: string) {
    this.#db = new Database(file, { timeout: 0 });
    this.#db.exec("pragma foreign_keys = on");
  }

  /** Ends the stream, and undoes a transaction that nobody committed. */
  close(): void {
    this.closed = true;
    if (this.#db.open && this.#db.inTransaction) this.#db.exec("rollback");
    this.#db.close();
  }

  /** Answers one request with its response, or throws. */
  respond(request: Json): Json {
    const type = textOf(request.type);
    switch (type) {
      case "close":
        this.close();
        return { type };
      case "execute":
        return { type, result: this.#execute(objectOf(request.stmt)) };
      case "batch":
        return { type, result: this.#batch(listOf(objectOf(request.batch).steps).map(objectOf)) };
      case "sequence":
        this.#guarded(() => this.#db.exec(this.#sqlOf(request)));
        return { type };
      case "describe":
        return { type, result: this.#describe(this.#sqlOf(request)) };
      case "store_sql":
        this.#stored.set(Number(request.sql_id), textOf(request.sql));
        return { type };
      case "close_sql":
        this.#stored.delete(Number(request.sql_id));
        return { type };
      case "get_autocommit":
        return { type, is_autocommit: !this.#db.inTransaction };
      default:
        throw new ProtocolError(`Unknown request ${type}`, "PROTOCOL_ERROR");
    }
  }

  #sqlOf(from: Json): string {
    const sql = typeof from.sql === "string" ? from.sql : this.#stored.get(Number(from.sql_id));
    if (sql === undefined) throw new ProtocolError("SQL was not stored", "SQL_NOT_FOUND");
    return sql;
  }

  #execute(stmt: Json): Json {
    return this.#guarded(() => {
      const statement = this.#db.prepare<Value[]>(this.#sqlOf(stmt));
      const args = listOf(stmt.args ?? []).map((arg) => fromValue(objectOf(arg)));
      if (!statement.reader) {
        const { changes, lastInsertRowid } = statement.run(...args);
        return {
          cols: [],
          rows: [],
          affected_row_count: changes,
          last_insert_rowid: String(lastInsertRowid),
        };
      }
      const cols = statement.columns().map(({ name, type }) => ({ name, decltype: type }));
      const rows = statement
        .safeIntegers(true)
        .raw(true)
        .all(...args)
        .map((row) => listOf(row).map(toValue));
      return {
        cols,
        rows: stmt.want_rows === false ? [] : rows,
        affected_row_count: 0,
        last_insert_rowid: null,
      };
    });
  }

  #batch(steps: readonly Json[]): Json {
    const results: (Json | null)[] = [];
    const errors: (Json | null)[] = [];
    for (const step of steps) {
      let result: Json | null = null;
      let error: Json | null = null;
      if (
        step.condition === undefined ||
        step.condition === null ||
        this.#holds(objectOf(step.condition), results, errors)
      ) {
        try {
          result = this.#execute(objectOf(step.stmt));
        } catch (thrown) {
          error = errorOf(thrown);
        }
      }
      results.push(result);
      errors.push(error);
    }
    return { step_results: results, step_errors: errors };
  }

  #holds(condition: Json, results: readonly (Json | null)[], errors: readonly (Json | null)[]): boolean {
    const type = textOf(condition.type);
    const inner = (): boolean[] =>
      listOf(condition.conds).map((one) => this.#holds(objectOf(one), results, errors));
    if (type === "ok") return (results[Number(condition.step)] ?? null) !== null;
    if (type === "error") return (errors[Number(condition.step)] ?? null) !== null;
    if (type === "not") return !this.#holds(objectOf(condition.cond), results, errors);
    if (type === "and") return inner().every(Boolean);
    if (type === "or") return inner().some(Boolean);
    if (type === "is_autocommit") return !this.#db.inTransaction;
    throw new ProtocolError(`Unknown condition ${type}`, "PROTOCOL_ERROR");
  }

  #describe(sql: string): Json {
    const statement = this.#guarded(() => this.#db.prepare(sql));
    const cols = statement.reader
      ? statement.columns().map(({ name, type }) => ({ name, decltype: type }))
      : [];
    return { params: [], cols, is_explain: /^\s*explain\b/iu.test(sql), is_readonly: statement.reader };
  }

  #guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw error instanceof Database.SqliteError ? new ProtocolError(error.message, error.code) : error;
    }
  }
}

/** An error as the protocol says it. */
export function errorOf(error: unknown): Json {
  return {
    message: error instanceof Error ? error.message : String(error),
    code: error instanceof ProtocolError ? error.code : "INTERNAL",
  };
}

function fromValue(value: Json): Value {
  switch (value.type) {
    case "null":
      return null;
    case "integer":
      return BigInt(textOf(value.value));
    case "float":
      return Number(value.value);
    case "text":
      return textOf(value.value);
    case "blob":
      return Buffer.from(textOf(value.base64), "base64");
    default:
      throw new ProtocolError(`Unknown value ${String(value.type)}`, "PROTOCOL_ERROR");
  }
}

function toValue(value: unknown): Json {
  if (value === null) return { type: "null" };
  if (typeof value === "bigint") return { type: "integer", value: String(value) };
  if (typeof value === "number") return { type: "float", value };
  if (typeof value === "string") return { type: "text", value };
  if (Buffer.isBuffer(value)) return { type: "blob", base64: value.toString("base64") };
  throw new ProtocolError(`No value of the protocol: ${typeof value}`, "INTERNAL");
}

export function objectOf(value: unknown): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new ProtocolError("An object was expected", "PROTOCOL_ERROR");
  return { ...value };
}

export function listOf(value: unknown): readonly unknown[] {
  if (!Array.isArray(value)) throw new ProtocolError("A list was expected", "PROTOCOL_ERROR");
  return value;
}

function textOf(value: unknown): string {
  if (typeof value !== "string") throw new ProtocolError("A text was expected", "PROTOCOL_ERROR");
  return value;
}
