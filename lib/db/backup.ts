import { copyFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { type Client, createClient } from "@libsql/client";
import { drizzle } from "drizzle-orm/libsql";
import { DomainError } from "#lib/base/errors.ts";
import { verifyChains } from "./chain.ts";
import type { DatabaseAddress } from "./database-url.ts";
import { fileUrl, newFileNumber, syncFile, syncFolder } from "./file-identity.ts";
import { inspectFile } from "./inspect-file.ts";
import { type FileLock, takeLock } from "./lock.ts";
import { plainText } from "./plain-text.ts";
import { dropSearchIndex, isOfSearchIndex } from "./search-index.ts";
import { StoreError } from "./store-error.ts";
import { dropTriggers } from "./triggers.ts";

export type Copied = { readonly file: string; readonly bytes: number; readonly events: number };

/**
 * Copies the database to a file that does not exist yet: one moment of it, whole, also while a server writes. The copy
 * is looked through before it gets its name. Throws `DomainError` or `StoreError` with a sentence.
 */
export async function backUp(address: DatabaseAddress, target: string): Promise<Copied> {
  const source = fileOf(address);
  if (!existsSync(source))
    throw new DomainError(
      "not-found",
      `There is no database ${source} yet. Start the server once, or let DATABASE_URL name it.`,
    );
  if (existsSync(target))
    throw new DomainError(
      "conflict",
      `${target} exists already. Name a new file: a backup never replaces another.`,
    );
  mkdirSync(path.dirname(target), { recursive: true });
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  // Without a server this is the only program on the file, and closing it folds the log in: the lock takes note of it.
  const lock = await lockIfFree(source);
  try {
    await vacuumInto(source, unfinished);
    const events = await settleCopy(unfinished);
    if (existsSync(target))
      throw new DomainError("conflict", `${target} appeared while the copy was made. Name a new file.`);
    renameSync(unfinished, target);
    syncFolder(path.dirname(target));
    return { file: target, bytes: statSync(target).size, events };
  } finally {
    rmSync(unfinished, { force: true });
    await lock?.release(true);
  }
}

/** The lock when nobody holds it; null while a server runs, which is fine for a copy. */
async function lockIfFree(source: string): Promise<FileLock | null> {
  try {
    const lock = await takeLock(source, { pid: process.pid, purpose: "npm run backup", since: Date.now() });
    inspectFile(source);
    return lock;
  } catch (error) {
    if (error instanceof DomainError && error.code === "conflict") return null;
    throw error;
  }
}

/**
 * Puts a backup in the place of the database; the server must be stopped. What was there is kept beside it under
 * another name, which is returned (null when there was nothing).
 */
export async function restore(
  address: DatabaseAddress,
  backup: string,
  now: number,
): Promise<Copied & { readonly kept: string | null }> {
  const target = fileOf(address);
  if (!existsSync(backup)) throw new DomainError("not-found", `There is no file ${backup}.`);
  if (path.resolve(backup) === path.resolve(target))
    throw new DomainError("invalid", `${backup} is the database itself. Name a backup.`);
  inspectFile(backup);
  mkdirSync(path.dirname(target), { recursive: true });
  const lock = await takeLock(
    target,
    { pid: process.pid, purpose: "npm run backup -- --restore", since: now },
    { mayMissLog: true },
  );
  try {
    const unfinished = `${target}.unfinished`;
    rmSync(unfinished, { force: true });
    copyFileSync(backup, unfinished);
    const events = await settleCopy(unfinished);
    const kept = setAside(target, `replaced-${new Date(now).toISOString().replace(/[:.]/gu, "-")}`);
    renameSync(unfinished, target);
    syncFolder(path.dirname(target));
    return { file: target, bytes: statSync(target).size, events, kept };
  } finally {
    await lock.release(true);
  }
}

function fileOf(address: DatabaseAddress): string {
  if (address.kind === "file") return address.path;
  throw new DomainError(
    "invalid",
    `Backup and restore work on a database file, and DATABASE_URL is the server ${address.url}. Use that server's own backups.`,
  );
}

async function vacuumInto(source: string, target: string): Promise<void> {
  const client = createClient({ url: fileUrl(source), concurrency: 1, timeout: 10_000 });
  try {
    await client.execute({ sql: "vacuum into ?", args: [target] });
  } finally {
    client.close();
  }
}

/** What a look through all of a copy finds first, or `ok`. A full-text table that is not sound is left to the next start. */
async function firstFault(client: Client): Promise<string> {
  const look = async (): Promise<string> => {
    const { rows } = await client.execute("pragma integrity_check(1)");
    return plainText(rows[0]?.integrity_check);
  };
  const found = await look();
  if (!isOfSearchIndex(found)) return found;
  await client.migrate([...dropTriggers(), ...dropSearchIndex()]);
  return look();
}

/** Gives a copy its own number (so that no other file's log is ever taken for its own) and looks through all of it. */
async function settleCopy(file: string): Promise<number> {
  const client = createClient({ url: fileUrl(file), concurrency: 1 });
  try {
    const found = await firstFault(client);
    if (found !== "ok")
      throw new StoreError(
        "damaged",
        `The copy is damaged inside (${found.slice(0, 120)}), so it was not kept. Look at the database itself: its disk may be failing.`,
      );
    const { events, broken } = await verifyChains(drizzle(client));
    const [first] = broken;
    if (first) {
      throw new StoreError(
        "damaged",
        `The log of learner ${first.userId} is not what was recorded (from event ${first.eventId ?? "at its end"} on), so the copy was not kept. Restore an earlier backup.`,
      );
    }
    await client.execute(`pragma user_version = ${newFileNumber()}`);
    return events;
  } finally {
    client.close();
    syncFile(file);
  }
}

/** Renames a database and the files that belong to it. */
function setAside(file: string, ending: string): string | null {
  const folder = path.dirname(file);
  const name = path.basename(file);
  const own = readdirSync(folder).filter(
    (entry) => entry === name || entry === `${name}-wal` || entry === `${name}-shm`,
  );
  for (const entry of own)
    renameSync(path.join(folder, entry), path.join(folder, entry.replace(name, `${name}.${ending}`)));
  return own.length > 0 ? `${file}.${ending}` : null;
}
