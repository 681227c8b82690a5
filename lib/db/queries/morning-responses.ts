import { and, gte, inArray, sql } from "drizzle-orm";
import { dayName, MS_PER_DAY } from "#lib/base/study-time.ts";
import type { Given } from "#lib/classes/item-figures.ts";
import { reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";

/**
 * What some pupils answered to a few cards since an instant, with the words that were typed or chosen; what they took
 * back is left out.
 */
export async function responsesOfClass(
  db: Reader,
  userIds: readonly string[],
  cardIds: readonly string[],
  since = 0,
): Promise<readonly Given[]> {
  if (cardIds.length === 0 || userIds.length === 0) return [];
  const e = reviewEvents;
  const rows = await db
    .select({
      id: e.id,
      pupilId: e.userId,
      cardId: e.cardId,
      kind: e.kind,
      target: e.targetId,
      rating: e.rating,
      proposed: e.proposedRating,
      response: e.response,
      chosen: e.chosenDistractor,
      markedBy: e.markedBy,
      at: e.effectiveAt,
    })
    .from(e)
    .where(
      and(
        sql`${e.userId} in (select value from json_each(${JSON.stringify(userIds)}))`,
        inArray(e.cardId, [...cardIds]),
        inArray(e.kind, ["answered", "undone", "redone"]),
        gte(e.effectiveAt, since),
        // The index holds the day: what is long ago is not read. Nobody's day is two days off the instant.
        gte(e.studyDay, dayName(Math.max(0, Math.floor(since / MS_PER_DAY) - 2))),
      ),
    )
    .orderBy(e.effectiveAt, e.seq);
  const gone = new Set<string>();
  for (const { kind, target, pupilId } of rows) {
    if (kind === "undone") gone.add(`${pupilId} ${target ?? ""}`);
    if (kind === "redone") gone.delete(`${pupilId} ${target ?? ""}`);
  }
  return rows.flatMap(({ id, kind, pupilId, cardId, rating, proposed, response, chosen, markedBy, at }) =>
    kind !== "answered" || cardId === null || rating === null || gone.has(`${pupilId} ${id}`)
      ? []
      : [
          {
            pupilId,
            cardId,
            right: (proposed ?? rating) > 1,
            response: chosen ?? response,
            verified: markedBy === "app" || markedBy === "teacher",
            at,
          },
        ],
  );
}
