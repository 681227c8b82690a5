import { type Client, createClient, type Transaction } from "@libsql/client";
import type { DatabaseAddress } from "./database-url.ts";

const READ_TIMEOUT_MS = 250;
const REMOTE_TIMEOUT_MS = 15_000;

/** Settings that live in a connection and not in the file; asserted by a test while a transaction is open. */
export const WRITER_PRAGMAS = [
  "PRAGMA synchronous = FULL",
  "PRAGMA secure_delete = ON",
  "PRAGMA foreign_keys = ON",
] as const;

/** What the write queue needs of a connection. */
export type Connection = {
  begin(): Promise<Transaction>;
  /** Throws the connection away, with whatever an error left in it, and opens another. */
  reopen(): Promise<void>;
  /** Brings all commits from the write-ahead log into the file and empties it; false when a reader is in the way. */
  fold(): Promise<boolean>;
  close(): Promise<void>;
};

export type ClientOptions = { readonly authToken?: string | undefined };

/**
 * A client for a file has one connection (a pool would lose its settings); one for a server has as many streams as it
 * needs, and gives up on a server that hangs.
 */
export function openClient(address: DatabaseAddress, { authToken }: ClientOptions): Client {
  if (address.kind === "file")
    return createClient({ url: address.url, concurrency: 1, timeout: READ_TIMEOUT_MS });
  return createClient({
    url: address.url,
    fetch: fetchInTime,
    ...(authToken === undefined ? {} : { authToken }),
  });
}

/**
 * A client that can only read: a file's connection is told so, a server's is trusted to be asked questions only. A file
 * is read at once, because a connection holds the write-ahead log from its first read on.
 */
export async function openReader(address: DatabaseAddress, options: ClientOptions): Promise<Client> {
  const client = openClient(address, options);
  if (address.kind === "file") {
    await client.execute("PRAGMA query_only = ON");
    await client.execute("SELECT count(*) FROM sqlite_schema");
  }
  return client;
}

/** The writing connection to a server: every transaction is a stream of its own there. */
export function openServerWriter(address: DatabaseAddress, options: ClientOptions): Connection {
  const client = openClient(address, options);
  return {
    begin: () => client.transaction("write"),
    reopen: () => Promise.resolve(client.reconnect()),
    fold: () => Promise.resolve(true),
    close: () => Promise.resolve(client.close()),
  };
}

/** A server that hangs must not hold the queue for ever. */
function fetchInTime(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.timeout(REMOTE_TIMEOUT_MS) });
}
