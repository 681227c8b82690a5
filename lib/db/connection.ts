import { type Client, createClient, type Transaction } from "@libsql/client";
import type { DatabaseAddress } from "./database-url.ts";

/**
 * How long a native call waits for a lock that another process holds. Short, because native calls stop the event loop:
 * the queue waits outside, asynchronously, and tries again.
 */
const BUSY_TIMEOUT_MS = 25;
const READ_TIMEOUT_MS = 250;
const REMOTE_TIMEOUT_MS = 15_000;

/** Settings that live in a connection and not in the file; asserted by a test while a transaction is open. */
const WRITER_PRAGMAS = [
  "PRAGMA synchronous = FULL",
  "PRAGMA secure_delete = ON",
  "PRAGMA foreign_keys = ON",
] as const;
const READER_PRAGMAS = ["PRAGMA query_only = ON"] as const;

/** A client whose settings hold: one connection for a file (a pool would lose them), the server's own for a remote one. */
export type Connection = {
  readonly client: Client;
  /** Begins to write. The connection is settled first, so a reopened one is as good as the first. */
  begin(): Promise<Transaction>;
  /** Throws the connection away, with whatever an error left in it, and opens another. */
  reopen(): Promise<void>;
};

/** Opens a connection of its own to a database that is there already. */
export async function connect(
  address: DatabaseAddress,
  options: { readonly role: "writer" | "reader"; readonly authToken?: string | undefined },
): Promise<Connection> {
  const { role, authToken } = options;
  const client =
    address.kind === "file"
      ? createClient({
          url: address.url,
          concurrency: 1,
          timeout: role === "writer" ? BUSY_TIMEOUT_MS : READ_TIMEOUT_MS,
        })
      : createClient({
          url: address.url,
          fetch: fetchInTime,
          ...(authToken === undefined ? {} : { authToken }),
        });
  const pragmas = address.kind === "remote" ? [] : role === "writer" ? WRITER_PRAGMAS : READER_PRAGMAS;
  const settle = async (): Promise<void> => {
    for (const pragma of pragmas) await client.execute(pragma);
  };
  await settle();
  return {
    client,
    begin: () => client.transaction("write"),
    reopen: async () => {
      await client.reconnect();
      await settle();
    },
  };
}

/** A server that hangs must not hold the queue for ever. */
function fetchInTime(request: Request): Promise<Response> {
  return fetch(request, { signal: AbortSignal.timeout(REMOTE_TIMEOUT_MS) });
}
