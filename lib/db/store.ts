import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import type { Client } from "@libsql/client";
import { drizzle, type LibSQLDatabase } from "drizzle-orm/libsql";
import { DomainError } from "#lib/base/errors.ts";
import { type Connection, openClient, openReader, openServerWriter } from "./connection.ts";
import { type DatabaseAddress, databaseAddress } from "./database-url.ts";
import { createFileIfMissing } from "./file-identity.ts";
import { openFileWriter } from "./file-writer.ts";
import { inspectFile, inspectFolder } from "./inspect-file.ts";
import { type FileLock, takeLock } from "./lock.ts";
import { type Migration, migrate, quickCheck, readMigrations } from "./migrate.ts";
import { plainText } from "./plain-text.ts";
import { StoreError, storeError, troubleOf } from "./store-error.ts";
import type { GroupWork } from "./waiting.ts";
import { type Job, WriteQueue } from "./write-queue.ts";

export type { GroupWork } from "./waiting.ts";
export type { Job, Writer } from "./write-queue.ts";

/**
 * How long a native call waits for a lock that another process holds. Short, because native calls stop the event loop:
 * the queue waits outside, asynchronously, and tries again.
 */
const BUSY_TIMEOUT_MS = 25;

/** The database for questions: its own connection, which cannot write. A `Writer` answers them too, inside its job. */
export type Reader = Pick<
  LibSQLDatabase,
  "select" | "selectDistinct" | "with" | "$with" | "$count" | "all" | "get" | "values"
>;

export type Store = {
  readonly address: DatabaseAddress;
  readonly read: Reader;
  /** Queues work that changes something; resolves after its commit reached the disk. See `WriteQueue`. */
  write<T>(job: Job<T>): Promise<T>;
  /** As `write`, for an item of work that is often waited for by many: `work` gets all that wait, in one call. */
  writeTogether<Item, Result>(work: GroupWork<Item, Result>, item: Item): Promise<Result>;
  /**
   * Brings everything that was written into the file, and empties the log beside it: what was deleted is in neither from
   * then on. Resolves when it is so, or false when somebody reads too long; a server keeps its own log.
   */
  fold(): Promise<boolean>;
  /**
   * Counts the commits of this process that may have changed what there is to study, whoever's it is; answers do not
   * count, because the length of a log tells of them. The same number means that nothing was changed in between.
   */
  readonly studyChanges: () => number;
  /** What was opened, for the log: `SQLite 3.45.1, file data/dossier.db`. */
  readonly description: string;
  /** The migrations that this start applied. */
  readonly migrated: readonly string[];
  /**
   * Waits for accepted writes, folds the log into the file, lets go of the lock. Safe to call twice. The native library
   * closes a connection only when its statements are collected: the files are free for certain when the process ends.
   */
  close(): Promise<void>;
};

export type StoreOptions = {
  readonly url: string;
  readonly authToken?: string | undefined;
  /** The project's folder: relative files and `drizzle/` are looked for here. */
  readonly root: string;
  /** Said to whoever finds the database in use: "npm start". */
  readonly purpose: string;
  /** How long a write waits for a database that is busy or away; ten seconds unless a test has less. */
  readonly patienceMs?: number;
};

/**
 * Opens the database that the options name: looks at the file, takes the lock beside it, migrates. Throws `DomainError`
 * or `StoreError` with a sentence for the operator; nothing is left open then, and nothing was overwritten.
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const address = databaseAddress(options.url, options.root);
  const migrations = readMigrations(path.join(options.root, "drizzle"));
  const lock = address.kind === "file" ? await lockFile(address.path, options.purpose) : null;
  const opened: { close(): unknown }[] = [];
  try {
    if (address.kind === "file") {
      inspectFile(address.path);
      await createFileIfMissing(address.path);
    }
    const setup = openClient(address, options);
    opened.push(setup);
    await ready(setup, address);
    // The last connection to close deletes the log, and a process killed just then would look like one whose log was
    // lost: so from here on one connection is always open.
    const reader = await openReader(address, options);
    opened.push(reader);
    const { migrated, version } = await prepare(setup, address, migrations);
    setup.close();
    const writer =
      address.kind === "file"
        ? openFileWriter(address.path, BUSY_TIMEOUT_MS)
        : openServerWriter(address, options);
    lock?.markOpen();
    return {
      address,
      ...serving(new WriteQueue(writer, options.patienceMs), writer, reader, lock),
      description: `SQLite ${version}, ${address.kind === "file" ? `file ${address.path}` : address.url}`,
      migrated,
    };
  } catch (error) {
    for (const one of opened) one.close();
    await lock?.release(opened.length > 0);
    throw inWords(error, address);
  }
}

/** Looks at the whole file once and turns its write-ahead log on. A server keeps its own files. */
async function ready(client: Client, address: DatabaseAddress): Promise<void> {
  if (address.kind !== "file") return;
  await quickCheck(client, address.path);
  await client.execute("pragma synchronous = full");
  await client.execute("pragma journal_mode = wal");
}

/** Brings the database to where this build wants it, before anybody is served. */
async function prepare(
  client: Client,
  address: DatabaseAddress,
  migrations: readonly Migration[],
): Promise<Pick<Store, "migrated"> & { readonly version: string }> {
  const migrated = await migrate(client, address, migrations);
  const { rows } = await client.execute("select sqlite_version() as version");
  return { migrated, version: plainText(rows[0]?.version) };
}

/** What went wrong at opening, for the operator. An error that is neither is a fault of ours and stays as it is. */
function inWords(error: unknown, address: DatabaseAddress): unknown {
  if (error instanceof DomainError || error instanceof StoreError) return error;
  if (address.kind === "remote" && error instanceof Error) {
    return new StoreError(
      "unreachable",
      `The database server ${address.url} cannot be used: ${error.message}. Check DATABASE_URL, DATABASE_AUTH_TOKEN and the network.`,
      error,
    );
  }
  const trouble = troubleOf(error);
  return trouble === null ? error : storeError(trouble, error);
}

async function lockFile(file: string, purpose: string): Promise<FileLock> {
  const folder = path.dirname(file);
  if (!existsSync(folder)) mkdirSync(folder, { recursive: true });
  inspectFolder(folder);
  return takeLock(file, { pid: process.pid, purpose, since: Date.now() });
}

function serving(
  queue: WriteQueue,
  writer: Connection,
  reader: Client,
  lock: FileLock | null,
): Pick<Store, "read" | "write" | "writeTogether" | "fold" | "studyChanges" | "close"> {
  const shut = async (): Promise<void> => {
    await queue.close();
    reader.close();
    await writer.fold();
    lock?.markFolded();
    await writer.close();
    await lock?.release(true);
  };
  let closing: Promise<void> | null = null;
  return {
    read: drizzle(reader),
    write: (job) => queue.write(job),
    writeTogether: (work, item) => queue.writeTogether(work, item),
    fold: () => queue.fold(),
    studyChanges: () => queue.studyChanges,
    close: () => {
      closing ??= shut();
      return closing;
    },
  };
}

declare global {
  var dossierStore: { readonly url: string; readonly store: Promise<Store> } | undefined;
}

/**
 * The one store of this process, opened at the first call. It hangs on `globalThis`, because the framework loads this
 * module once for pages, once for route handlers and once for boot. After a failed opening the next call tries again.
 */
export function sharedStore(options: StoreOptions): Promise<Store> {
  if (globalThis.dossierStore?.url === options.url) return globalThis.dossierStore.store;
  if (globalThis.dossierStore)
    return Promise.reject(new Error("This process has another database open already."));
  const store = openStore(options);
  globalThis.dossierStore = { url: options.url, store };
  store.catch(() => {
    globalThis.dossierStore = undefined;
  });
  return store;
}
