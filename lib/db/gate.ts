import type { Client, InArgs, InStatement, ResultSet, Transaction } from "@libsql/client";
import { changesStudy } from "./table-changes.ts";

/**
 * A client that speaks only inside the transaction that is open. One Drizzle database stands on it for the life of the
 * store, so that its statements are prepared once, and a write outside a job of the queue fails at once instead of
 * slipping past the queue.
 */
export class Gate implements Client {
  #open: Transaction | null = null;
  #changesStudy = false;
  readonly closed = false;
  readonly protocol = "file";

  /** Lets statements through to this transaction, until `shut`. */
  letInto(transaction: Transaction): void {
    this.#open = transaction;
    this.#changesStudy = false;
  }

  /** Whether a statement since `letInto` may have changed what there is to study. */
  get changesStudy(): boolean {
    return this.#changesStudy;
  }

  shut(): void {
    this.#open = null;
  }

  execute(stmt: InStatement): Promise<ResultSet>;
  execute(sql: string, args?: InArgs): Promise<ResultSet>;
  execute(stmt: InStatement | string, args?: InArgs): Promise<ResultSet> {
    const statement = typeof stmt === "string" ? { sql: stmt, args: args ?? [] } : stmt;
    this.#note(statement.sql);
    return this.#transaction().execute(statement);
  }

  /** The statements of one job in one round trip; part of the open transaction. */
  batch(stmts: (InStatement | [string, InArgs?])[]): Promise<ResultSet[]> {
    const statements = stmts.map((stmt) =>
      Array.isArray(stmt) ? { sql: stmt[0], args: stmt[1] ?? [] } : stmt,
    );
    for (const stmt of statements) this.#note(typeof stmt === "string" ? stmt : stmt.sql);
    return this.#transaction().batch(statements);
  }

  executeMultiple(sql: string): Promise<void> {
    this.#changesStudy = true;
    return this.#transaction().executeMultiple(sql);
  }

  transaction(): Promise<Transaction> {
    return Promise.reject(new Error("A job of the write queue is a transaction already."));
  }

  migrate(): Promise<ResultSet[]> {
    return Promise.reject(new Error("Migrations do not run inside the write queue."));
  }

  sync(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  reconnect(): void {
    // The connection behind the gate is the queue's to reopen.
  }

  close(): void {
    this.shut();
  }

  #note(sql: string): void {
    this.#changesStudy ||= changesStudy(sql);
  }

  #transaction(): Transaction {
    if (this.#open === null)
      throw new Error(
        "A write outside its job: use the database that store.write hands to the job, and await every statement.",
      );
    return this.#open;
  }
}
