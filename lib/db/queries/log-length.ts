import { desc, eq, sql } from "drizzle-orm";
import { prepared } from "../prepared.ts";
import { eventChains, reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";

const lengthStatement = prepared((db: Reader) =>
  db
    .select({ events: eventChains.events })
    .from(eventChains)
    .where(eq(eventChains.userId, sql.placeholder("userId")))
    .prepare(),
);

/** How many events a learner's log has: the same number means that nothing was recorded since. */
export async function logLength(db: Reader, userId: string): Promise<number> {
  const [row] = await lengthStatement(db).all({ userId });
  return row?.events ?? 0;
}

/** The last checksum of a learner's log; empty before the first event. */
export async function logHead(db: Reader, userId: string): Promise<string> {
  const [row] = await db
    .select({ head: eventChains.head })
    .from(eventChains)
    .where(eq(eventChains.userId, userId));
  return row?.head ?? "";
}

/** What the last events of a log, in the order of arrival, are about; null for one that is about no card. */
export async function lastTouched(
  db: Reader,
  userId: string,
  many: number,
): Promise<readonly (string | null)[]> {
  const rows = await db
    .select({ cardId: reviewEvents.cardId })
    .from(reviewEvents)
    .where(eq(reviewEvents.userId, userId))
    // The plus keeps SQLite at the learner's own events, told from an index alone, instead of walking everybody's.
    .orderBy(desc(sql`+${reviewEvents.seq}`))
    .limit(many);
  return rows.map((row) => row.cardId);
}
