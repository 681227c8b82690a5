import { and, asc, eq, gt, isNotNull, max, sql } from "drizzle-orm";
import type { ReviewEvent } from "#lib/schedule/events.ts";
import { type FoldedRow, toEvent } from "../event-rows.ts";
import { cards } from "../schema/decks.ts";
import { reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";

/** The last row of a learner's log, by order of arrival; 0 for an empty one. */
export async function lastSeqOf(db: Reader, userId: string): Promise<number> {
  const [row] = await db
    .select({ seq: max(reviewEvents.seq) })
    .from(reviewEvents)
    .where(eq(reviewEvents.userId, userId));
  return row?.seq ?? 0;
}

/** The cards of a learner with an event behind a row of the log, up to another, in order of their ids. */
export async function cardsTouched(
  db: Reader,
  userId: string,
  after: number,
  through: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectDistinct({ cardId: reviewEvents.cardId })
    .from(reviewEvents)
    .where(
      and(
        eq(reviewEvents.userId, userId),
        isNotNull(reviewEvents.cardId),
        after > 0 ? gt(reviewEvents.seq, after) : undefined,
        sql`${reviewEvents.seq} <= ${through}`,
      ),
    )
    .orderBy(asc(reviewEvents.cardId));
  return rows.flatMap((row) => row.cardId ?? []);
}

/** A card's event with its place in the order of arrival. */
export type LoggedEvent = { readonly seq: number; readonly event: ReviewEvent };

const COLUMNS = {
  seq: reviewEvents.seq,
  id: reviewEvents.id,
  kind: reviewEvents.kind,
  cardId: reviewEvents.cardId,
  effectiveAt: reviewEvents.effectiveAt,
  studyTime: reviewEvents.studyTime,
  studyDay: reviewEvents.studyDay,
  deviceId: reviewEvents.deviceId,
  deviceSequence: reviewEvents.deviceSequence,
  rulesId: reviewEvents.rulesId,
  rating: reviewEvents.rating,
  mode: reviewEvents.mode,
  movesSchedule: reviewEvents.movesSchedule,
  tookMs: reviewEvents.tookMs,
  dueShownAt: reviewEvents.dueShownAt,
  dueShownDay: reviewEvents.dueShownDay,
  targetId: reviewEvents.targetId,
  untilDay: reviewEvents.untilDay,
  details: reviewEvents.details,
} as const;

/** The logs of some cards, each with its events in order of arrival. Ask for some hundreds at a time. */
export async function logsOf(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
): Promise<ReadonlyMap<string, readonly LoggedEvent[]>> {
  const rows: readonly (FoldedRow & { readonly seq: number })[] = await db
    .select(COLUMNS)
    .from(reviewEvents)
    .where(
      and(
        eq(reviewEvents.userId, userId),
        sql`${reviewEvents.cardId} in (select value from json_each(${JSON.stringify(cardIds)}))`,
      ),
    )
    .orderBy(asc(reviewEvents.seq));
  const logs = new Map<string, LoggedEvent[]>();
  for (const row of rows) {
    const event = toEvent(row);
    if (event === null) continue;
    const log = logs.get(event.cardId);
    if (log) log.push({ seq: row.seq, event });
    else logs.set(event.cardId, [{ seq: row.seq, event }]);
  }
  return logs;
}

/** The home decks of cards, for those that there are. */
export async function homesOf(db: Reader, cardIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .select({ id: cards.id, deckId: cards.homeDeckId })
    .from(cards)
    .where(sql`${cards.id} in (select value from json_each(${JSON.stringify(cardIds)}))`);
  return new Map(rows.map(({ id, deckId }) => [id, deckId]));
}
