import { existsSync } from "node:fs";
import { type Client, createClient, type Transaction } from "@libsql/client";
import { DomainError } from "#lib/base/errors.ts";
import { fileUrl } from "./file-identity.ts";
import { damaged } from "./inspect-file.ts";
import { troubleOf } from "./store-error.ts";

/** Who holds the database, as the refusal says it. */
export type LockHolder = { readonly pid: number; readonly purpose: string; readonly since: number };

export type FileLock = {
  /** Says that commits are now in the write-ahead log: if that is gone at the next start, something was lost. */
  markOpen(): Promise<void>;
  /** Lets go. `closed`: the database was opened and properly closed, so a missing log means no loss. */
  release(closed: boolean): Promise<void>;
};

const TABLE =
  "create table if not exists holder (one integer primary key check (one = 1), pid integer, purpose text, since integer, open integer)";

export function lockFileOf(file: string): string {
  return `${file}.lock`;
}

/**
 * Takes the exclusive lock beside a database file, or refuses with words. The lock is a small SQLite database held in a
 * write transaction: the operating system lets go of it when the process dies, however it dies, so a lock left by a dead
 * process is simply taken, and no process id can be mistaken for another.
 */
export async function takeLock(file: string, holder: LockHolder): Promise<FileLock> {
  const client = createClient({ url: fileUrl(lockFileOf(file)), concurrency: 1, timeout: 0 });
  try {
    await client.execute("PRAGMA synchronous = OFF");
    await inspectLast(file, await record(client, holder));
    let held = await client.transaction("write");
    return {
      markOpen: async () => {
        await held.execute("update holder set open = 1");
        await held.commit();
        held = await client.transaction("write");
      },
      release: async (closed) => {
        if (closed) await held.execute("update holder set open = 0");
        await held.commit();
        client.close();
      },
    };
  } catch (error) {
    const refusal = troubleOf(error) === "busy" ? await refusalOf(client, file) : error;
    client.close();
    throw refusal;
  }
}

/** Writes the new holder down, and answers whether the last one died with commits in the log. */
async function record(client: Client, { pid, purpose, since }: LockHolder): Promise<boolean> {
  const transaction: Transaction = await client.transaction("write");
  try {
    await transaction.execute(TABLE);
    const last = await transaction.execute("select open from holder");
    await transaction.execute({
      sql: "insert into holder values (1, ?, ?, ?, 0) on conflict (one) do update set pid = excluded.pid, purpose = excluded.purpose, since = excluded.since",
      args: [pid, purpose, since],
    });
    await transaction.commit();
    return last.rows[0]?.open === 1;
  } finally {
    transaction.close();
  }
}

/** `open` stays set until a clean end, so the check is made at every start until the log is back or given up. */
function inspectLast(file: string, diedOpen: boolean): void {
  if (!diedOpen || existsSync(`${file}-wal`) || !existsSync(file)) return;
  throw damaged(
    file,
    `its write-ahead log ${file}-wal is missing, and the last answers were in it. Put it back if you can; if it was folded in by another program or is lost, delete ${lockFileOf(file)} to go on without it`,
  );
}

async function refusalOf(client: Client, file: string): Promise<DomainError> {
  const words = "Stop it first, or let DATABASE_URL name another file.";
  try {
    const { rows } = await client.execute("select pid, purpose, since from holder");
    const row = rows[0];
    if (row) {
      const since = new Date(Number(row.since)).toISOString().slice(0, 19).replace("T", " ");
      return new DomainError(
        "conflict",
        `The database ${file} is in use by ${String(row.purpose)} (process ${String(row.pid)}, since ${since} UTC). ${words}`,
      );
    }
  } catch {
    // The holder is just writing its name.
  }
  return new DomainError("conflict", `The database ${file} is in use by another process. ${words}`);
}
