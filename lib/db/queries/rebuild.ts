import { and, asc, eq, gt, isNotNull, or, sql } from "drizzle-orm";
import { cardStates, reviewEvents } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";

/** Every (learner, card) with events, in an order that can be paged: for a rebuild. */
export async function loggedCards(
  db: Reader,
  after: { readonly userId: string; readonly cardId: string } | null,
  limit: number,
): Promise<readonly { readonly userId: string; readonly cardId: string }[]> {
  const rows = await db
    .selectDistinct({ userId: reviewEvents.userId, cardId: reviewEvents.cardId })
    .from(reviewEvents)
    .where(
      and(
        isNotNull(reviewEvents.cardId),
        after === null
          ? undefined
          : or(
              gt(reviewEvents.userId, after.userId),
              and(eq(reviewEvents.userId, after.userId), gt(reviewEvents.cardId, after.cardId)),
            ),
      ),
    )
    .orderBy(asc(reviewEvents.userId), asc(reviewEvents.cardId))
    .limit(limit);
  return rows.flatMap(({ userId, cardId }) => (cardId === null ? [] : [{ userId, cardId }]));
}

type StateKey = { readonly userId: string; readonly cardId: string };

/** Cached states that no event stands behind: nothing but a fault makes them. */
export async function statesWithoutLog(db: Reader): Promise<readonly StateKey[]> {
  const log = sql`(select 1 from ${reviewEvents} where ${reviewEvents.userId} = ${cardStates.userId} and ${reviewEvents.cardId} = ${cardStates.cardId})`;
  return db
    .select({ userId: cardStates.userId, cardId: cardStates.cardId })
    .from(cardStates)
    .where(sql`not exists ${log}`);
}

/** Forgets cached states. */
export async function deleteStates(tx: Writer, keys: readonly StateKey[]): Promise<void> {
  for (const key of keys) {
    await tx
      .delete(cardStates)
      .where(and(eq(cardStates.userId, key.userId), eq(cardStates.cardId, key.cardId)));
  }
}
