import { and, desc, eq, gte } from "drizzle-orm";
import type { StateRow } from "../event-rows.ts";
import { cardStates } from "../schema/study.ts";
import type { Reader } from "../store.ts";

/** The cards that a learner forgot at least so often, the most often first. */
export function lapsedAtLeast(
  db: Reader,
  userId: string,
  lapses: number,
  limit: number,
): Promise<readonly StateRow[]> {
  return db
    .select()
    .from(cardStates)
    .where(and(eq(cardStates.userId, userId), gte(cardStates.lapses, lapses)))
    .orderBy(desc(cardStates.lapses), cardStates.cardId)
    .limit(limit);
}
