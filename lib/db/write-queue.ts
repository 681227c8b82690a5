import type { Transaction } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import type { Connection } from "./connection.ts";
import { Gate } from "./gate.ts";
import { StoreError, storeError, troubleOf } from "./store-error.ts";
import { type GroupWork, joins, Waiting, type Waits } from "./waiting.ts";

/** The database inside a write job: everything goes into the job's transaction. */
export type Writer = LibSQLDatabase;

/** Work on the database. Nothing but SQL and pure calls: it may run again after trouble with the store. */
export type Job<T> = (tx: Writer) => Promise<T>;

/** So many items share one call of their work at most, and jobs share a commit for so long: others want to read. */
const MAX_TOGETHER = 100;
const MAX_GROUP_MS = 1_000;
/** So long a write waits for a database that is busy or away. */
const PATIENCE_MS = 10_000;
const RETRY_PAUSES_MS = [5, 10, 25, 50, 100, 200];

/** What to do for one waiting thing after the commit: its promise is kept or broken. */
type Settle = () => void;
type Attempt =
  | { readonly kind: "committed"; readonly settle: readonly Settle[]; readonly done: number }
  | { readonly kind: "failed"; readonly error: unknown; readonly again: boolean };

/** A job of a group failed: the group starts again with a savepoint for each, so that only the failing one is undone. */
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
  #waiting: Waits[] = [];
  #draining: Promise<void> | null = null;
  #closed = false;
  #studyChanges = 0;
  readonly #patienceMs: number;

  constructor(connection: Connection, patienceMs: number = PATIENCE_MS) {
    this.#connection = connection;
    this.#patienceMs = patienceMs;
  }

  /** Counts the commits of this process that may have changed what there is to study; those of the log do not. */
  get studyChanges(): number {
    return this.#studyChanges;
  }

  /** Resolves after the commit reached the disk; rejects with the job's own error, or a `StoreError`. */
  write<T>(job: Job<T>): Promise<T> {
    return this.writeTogether<undefined, T>(async (tx) => [await job(tx)], undefined);
  }

  /** As `write`, for one item of a kind of work: waiting items of the same `work` are done in one call of it. */
  writeTogether<Item, Result>(work: GroupWork<Item, Result>, item: Item): Promise<Result> {
    if (this.#closed) return Promise.reject(new StoreError("unreachable", "The store is closed."));
    return new Promise<Result>((resolve, reject) => {
      const member = { item, resolve, reject };
      const last = this.#waiting.at(-1);
      if (last && joins(last, work) && last.members.length < MAX_TOGETHER) last.members.push(member);
      else this.#waiting.push(new Waiting(work, [member], performance.now()));
      this.#draining ??= this.#drain();
    });
  }

  /** Between two groups: brings the log into the file. Tries for a while, because whoever reads holds it up. */
  async fold(): Promise<boolean> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      while (this.#draining !== null) await this.#draining;
      // Nothing begins before the next turn of the event loop, so the connection is free here.
      if (this.#closed || (await this.#connection.fold())) return true;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  /** Waits for what was accepted, then accepts nothing more. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#draining;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Requests that arrived in the same turn of the event loop join the group; pages get their turn between groups.
      await new Promise((resolve) => setImmediate(resolve));
      const group = this.#waiting;
      this.#waiting = [];
      const done = await this.#settle(group);
      // What the time limit of the group left over goes first in the next one.
      this.#waiting.unshift(...group.slice(done));
    }
    this.#draining = null;
  }

  /** Runs a group until it is committed or refused, and answers how many of it are done; never throws. */
  async #settle(group: readonly Waits[]): Promise<number> {
    const until = (group[0]?.since ?? 0) + this.#patienceMs;
    for (let attempt = 0; ; attempt += 1) {
      const result = await this.#attempt(group);
      if (result.kind === "committed") {
        for (const settle of result.settle) settle();
        return result.done;
      }
      const pause = RETRY_PAUSES_MS[Math.min(attempt, RETRY_PAUSES_MS.length - 1)] ?? 0;
      if (!result.again || performance.now() + pause > until) {
        for (const waiting of group) waiting.reject(result.error);
        return group.length;
      }
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  }

  async #attempt(group: readonly Waits[]): Promise<Attempt> {
    let committing = false;
    const onCommit = (): void => {
      committing = true;
    };
    try {
      return await this.#transact(() => this.#runTogether(group), onCommit);
    } catch (error) {
      if (error instanceof JobFailed) return this.#attemptApart(group, error.cause);
      return this.#failed(error, committing);
    }
  }

  /** After a failure in the group: alone, the one is refused at once; in company, everyone gets a savepoint. */
  async #attemptApart(group: readonly Waits[], cause: unknown): Promise<Attempt> {
    const parts = group.flatMap((waiting) => waiting.parts());
    if (parts.length === 1)
      return { kind: "committed", settle: parts.map((one) => () => one.reject(cause)), done: 1 };
    let committing = false;
    try {
      const work = (transaction: Transaction): Promise<Attempt> =>
        this.#runApart(parts, group.length, transaction);
      return await this.#transact(work, () => {
        committing = true;
      });
    } catch (error) {
      return this.#failed(error, committing);
    }
  }

  async #failed(error: unknown, committing: boolean): Promise<Attempt> {
    await this.#connection.reopen().catch(() => undefined);
    const trouble = troubleOf(error);
    if (trouble === null) return { kind: "failed", error, again: false };
    // Once COMMIT was sent nobody knows what a remote server made of it: the caller decides, events are idempotent.
    const again = trouble === "busy" || (trouble === "unreachable" && !committing);
    return { kind: "failed", error: storeError(trouble, error), again };
  }

  async #transact<T>(work: (transaction: Transaction) => Promise<T>, onCommit: () => void): Promise<T> {
    const transaction = await this.#connection.begin();
    this.#gate.letInto(transaction);
    try {
      const value = await work(transaction);
      this.#gate.shut();
      onCommit();
      await transaction.commit();
      if (this.#gate.changesStudy) this.#studyChanges += 1;
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
  async #runTogether(group: readonly Waits[]): Promise<Attempt> {
    const settle: Settle[] = [];
    const started = performance.now();
    let done = 0;
    for (const waiting of group) {
      try {
        settle.push(await waiting.run(this.#tx));
      } catch (error) {
        if (troubleOf(error) !== null) throw error;
        throw new JobFailed("A job of the group failed.", { cause: error });
      }
      done += 1;
      if (performance.now() - started > MAX_GROUP_MS) break;
    }
    return { kind: "committed", settle, done };
  }

  async #runApart(parts: readonly Waits[], done: number, transaction: Transaction): Promise<Attempt> {
    const settle: Settle[] = [];
    for (const part of parts) {
      await transaction.execute("SAVEPOINT job");
      try {
        settle.push(await part.run(this.#tx));
      } catch (error) {
        if (troubleOf(error) !== null) throw error;
        await transaction.execute("ROLLBACK TO job");
        settle.push(() => part.reject(error));
      }
      await transaction.execute("RELEASE job");
    }
    return { kind: "committed", settle, done };
  }
}
