import type { Transaction } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import type { Connection } from "./connection.ts";
import { Gate } from "./gate.ts";
import { storeError, troubleOf } from "./store-error.ts";

/** The database inside a write job: everything goes into the job's transaction. */
export type Writer = LibSQLDatabase;

/** Work on the database. Nothing but SQL and pure calls: it may run again after trouble with the store. */
export type Job<T> = (tx: Writer) => Promise<T>;

/** So many jobs share one commit at most, and for so long: others want to read in between. */
const MAX_GROUP = 100;
const MAX_GROUP_MS = 1_000;
const RETRY_FOR_MS = 10_000;
const RETRY_PAUSES_MS = [5, 10, 25, 50, 100, 200];

type Waiting = {
  readonly run: (tx: Writer) => Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly since: number;
};

type Outcome =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly error: unknown };

/** A job of a group failed: the group starts again with a savepoint for each job, so that only this one is undone. */
class JobFailed extends Error {}

/**
 * The single door to the writing connection. Jobs that wait while another commits go out together, in one transaction
 * and with one sync of the disk, and each still fails alone. A busy or vanished database is met here: the connection is
 * reopened (an error can leave it unable to commit ever again) and the group runs again, for at most ten seconds.
 */
export class WriteQueue {
  readonly #connection: Connection;
  readonly #gate = new Gate();
  readonly #tx: Writer = drizzle(this.#gate);
  readonly #waiting: Waiting[] = [];
  #draining: Promise<void> | null = null;
  #closed = false;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Resolves after the commit reached the disk; rejects with the job's own error, or a `StoreError`. */
  write<T>(job: Job<T>): Promise<T> {
    if (this.#closed) return Promise.reject(storeError("unreachable", new Error("The store is closed.")));
    return new Promise<T>((resolve, reject) => {
      // The queue holds jobs of every type; this pair of closures keeps each with its own.
      let value: T;
      this.#waiting.push({
        run: async (tx) => {
          value = await job(tx);
        },
        resolve: () => resolve(value),
        reject,
        since: performance.now(),
      });
      this.#draining ??= this.#drain();
    });
  }

  /** Waits for what was accepted, then accepts nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
  }

  async #drain(): Promise<void> {
    try {
      while (this.#waiting.length > 0) {
        // Requests that arrived in the same turn of the event loop join the group; pages get their turn between groups.
        await new Promise((resolve) => setImmediate(resolve));
        await this.#settle(this.#waiting.splice(0, MAX_GROUP));
      }
    } finally {
      this.#draining = null;
    }
  }

  /** Runs a group until it is committed or refused; never throws. */
  async #settle(group: readonly Waiting[]): Promise<void> {
    const until = (group[0]?.since ?? 0) + RETRY_FOR_MS;
    for (let attempt = 0; ; attempt += 1) {
      const result = await this.#attempt(group);
      if (result.kind === "done") return;
      const pause = RETRY_PAUSES_MS[Math.min(attempt, RETRY_PAUSES_MS.length - 1)] ?? 0;
      if (!result.again || performance.now() + pause > until) {
        for (const waiting of group) waiting.reject(result.error);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #attempt(
    group: readonly Waiting[],
  ): Promise<{ kind: "done" } | { kind: "failed"; error: unknown; again: boolean }> {
    let committing = false;
    try {
      const outcomes = await this.#transact(group, () => {
        committing = true;
      });
      outcomes.forEach((outcome, i) => {
        if (outcome.ok) group[i]?.resolve(outcome.value);
        else group[i]?.reject(outcome.error);
      });
      // What the time limit of the group left over goes first in the next one.
      this.#waiting.unshift(...group.slice(outcomes.length));
      return { kind: "done" };
    } catch (error) {
      const trouble = troubleOf(error);
      await this.#connection.reopen().catch(() => undefined);
      if (trouble === null) return { kind: "failed", error, again: false };
      // Once COMMIT was sent nobody knows what a remote server made of it: the caller decides, events are idempotent.
      const again = trouble === "busy" || (trouble === "unreachable" && !committing);
      return { kind: "failed", error: storeError(trouble, error), again };
    }
  }

  async #transact(group: readonly Waiting[], onCommit: () => void): Promise<readonly Outcome[]> {
    try {
      return await this.#inTransaction((transaction) => this.#runTogether(group, transaction), onCommit);
    } catch (error) {
      if (!(error instanceof JobFailed)) throw error;
      const [only] = group;
      if (group.length === 1 && only) return [{ ok: false, error: error.cause }];
      return this.#inTransaction((transaction) => this.#runApart(group, transaction), onCommit);
    }
  }

  async #inTransaction<T>(work: (transaction: Transaction) => Promise<T>, onCommit: () => void): Promise<T> {
    const transaction = await this.#connection.begin();
    this.#gate.letInto(transaction);
    try {
      const value = await work(transaction);
      this.#gate.shut();
      onCommit();
      await transaction.commit();
      return value;
    } catch (error) {
      this.#gate.shut();
      await transaction.rollback().catch(() => undefined);
      throw error;
    } finally {
      transaction.close();
    }
  }

  /** The quick way: no savepoints, which cost two statements a job. The first failure sends the group the other way. */
  async #runTogether(group: readonly Waiting[], _transaction: Transaction): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    const started = performance.now();
    for (const waiting of group) {
      try {
        outcomes.push({ ok: true, value: await waiting.run(this.#tx) });
      } catch (error) {
        if (troubleOf(error) !== null) throw error;
        throw new JobFailed("A job of the group failed.", { cause: error });
      }
      if (performance.now() - started > MAX_GROUP_MS) break;
    }
    return outcomes;
  }

  async #runApart(group: readonly Waiting[], transaction: Transaction): Promise<readonly Outcome[]> {
    const outcomes: Outcome[] = [];
    const started = performance.now();
    for (const waiting of group) {
      await transaction.execute("SAVEPOINT job");
      try {
        outcomes.push({ ok: true, value: await waiting.run(this.#tx) });
      } catch (error) {
        if (troubleOf(error) !== null) throw error;
        await transaction.execute("ROLLBACK TO job");
        outcomes.push({ ok: false, error });
      }
      await transaction.execute("RELEASE job");
      if (performance.now() - started > MAX_GROUP_MS) break;
    }
    return outcomes;
  }
}
