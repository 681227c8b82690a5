import { drizzle } from "drizzle-orm/libsql";
import { openReader } from "./connection.ts";
import type { DatabaseAddress } from "./database-url.ts";
import type { Reader } from "./store.ts";

/** A connection for questions of one's own, for a thread or a process beside the store's. */
export async function openReading(
  address: DatabaseAddress,
  authToken: string | undefined,
): Promise<{ readonly read: Reader; readonly close: () => void }> {
  const client = await openReader(address, { authToken });
  return { read: drizzle(client), close: () => client.close() };
}
