import { sql } from "drizzle-orm";
import { storeOfServer } from "./server.ts";

/** Whether the server can do its work: asks the database something. Throws what keeps it from it. */
export async function health(): Promise<{ readonly ok: true }> {
  const store = await storeOfServer();
  await store.read.get(sql`select 1`);
  return { ok: true };
}
