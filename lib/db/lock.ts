import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { createClient, type Transaction } from "@libsql/client";
import { DomainError } from "#lib/base/errors.ts";
import { fileUrl } from "./file-identity.ts";
import { damaged } from "./inspect-file.ts";
import { troubleOf } from "./store-error.ts";

/** Who holds the database, as the refusal says it. */
export type LockHolder = { readonly pid: number; readonly purpose: string; readonly since: number };

export type FileLock = {
  /** Says that commits are now in the write-ahead log: if that is gone at the next start, something was lost. */
  markOpen(): void;
  /** Says that the log is folded into the file: the last connection to close may delete it now. */
  markFolded(): void;
  /** Lets go. `closed`: the database was opened and properly closed, so a missing log means no loss. */
  release(closed: boolean): Promise<void>;
};

/**
 * Takes the exclusive lock beside a database file, or refuses with words. The lock is an empty SQLite database held in a
 * write transaction: the operating system lets go of it when the process dies, however it dies, so a lock left by a dead
 * process is simply taken, and no process id can be mistaken for another. Who holds it stands in a text file beside it.
 * `mayMissLog`: for a restore, which mends that.
 */
export async function takeLock(
  file: string,
  holder: LockHolder,
  options: { readonly mayMissLog?: boolean } = {},
): Promise<FileLock> {
  const note = `${file}.holder`;
  const client = createClient({ url: fileUrl(`${file}.lock`), concurrency: 1, timeout: 0 });
  let held: Transaction | null = null;
  try {
    held = await client.transaction("write");
    const transaction = held;
    const last = readNote(note);
    if (!options.mayMissLog) inspectLast(file, note, last?.open ?? false);
    writeNote(note, { ...holder, open: last?.open ?? false });
    return {
      markOpen: () => writeNote(note, { ...holder, open: true }),
      markFolded: () => writeNote(note, { ...holder, open: false }),
      release: async (closed) => {
        if (closed) rmSync(note, { force: true });
        await transaction.rollback();
        client.close();
      },
    };
  } catch (error) {
    // Closing alone would leave the lock to the garbage collector.
    await held?.rollback();
    client.close();
    throw troubleOf(error) === "busy" ? refusal(file, readNote(note)) : error;
  }
}

type Note = LockHolder & { readonly open: boolean };

function writeNote(note: string, value: Note): void {
  writeFileSync(note, `${JSON.stringify(value)}\n`);
}

function readNote(note: string): Note | null {
  try {
    const value: unknown = JSON.parse(readFileSync(note, "utf8"));
    if (typeof value !== "object" || value === null) return null;
    const { pid, purpose, since, open } = { pid: 0, purpose: "", since: 0, open: false, ...value };
    return typeof pid === "number" &&
      typeof purpose === "string" &&
      typeof since === "number" &&
      typeof open === "boolean"
      ? { pid, purpose, since, open }
      : null;
  } catch {
    return null;
  }
}

/** `open` stays set until a clean end, so the check is made at every start until the log is back or given up. */
function inspectLast(file: string, note: string, diedOpen: boolean): void {
  if (!diedOpen || existsSync(`${file}-wal`) || !existsSync(file)) return;
  const wal = path.basename(`${file}-wal`);
  throw damaged(
    file,
    `its write-ahead log ${wal} is missing, and the last answers were in it. Put it back if you can; if another program folded it in, or it is lost, delete ${note} to go on without it`,
  );
}

function refusal(file: string, holder: Note | null): DomainError {
  const since = holder === null ? "" : new Date(holder.since).toISOString().slice(0, 19).replace("T", " ");
  const who =
    holder === null ? "another process" : `${holder.purpose} (process ${holder.pid}, since ${since} UTC)`;
  return new DomainError(
    "conflict",
    `The database ${file} is in use by ${who}. Stop it first, or let DATABASE_URL name another file.`,
  );
}
