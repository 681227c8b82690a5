import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { cards, notes } from "../schema/decks.ts";
import { reviewEvents } from "../schema/study.ts";
import type { Reader } from "../store.ts";
import { inParts } from "./in-parts.ts";

export type QuizMaterial = {
  readonly id: string;
  /** What its wrong answers are taken from. */
  readonly pool: string;
  /** As it was kept: JSON, or null. Only for a card that says what it was made to say. */
  readonly alternate: string | null;
};

/** What a question may be made of besides the card itself. */
export async function quizMaterial(db: Reader, cardIds: readonly string[]): Promise<readonly QuizMaterial[]> {
  return inParts(cardIds, (part) =>
    db
      .select({
        id: cards.id,
        pool: sql<string>`coalesce(${cards.dossierId}, ${cards.homeDeckId})`,
        alternate: sql<
          string | null
        >`case when ${cards.edited} is null then json_extract(${notes.fields}, '$.exam.alternate') end`,
      })
      .from(cards)
      .innerJoin(notes, eq(notes.id, cards.noteId))
      .where(inArray(cards.id, [...part])),
  );
}

/** Whether each of these cards was recalled when it was last studied before an instant; cards that never were are left out. */
export async function lastRecalled(
  db: Reader,
  userId: string,
  cardIds: readonly string[],
  before: number,
): Promise<ReadonlyMap<string, boolean>> {
  const rows = await inParts(cardIds, (part) =>
    db
      .select({ cardId: reviewEvents.cardId, rating: reviewEvents.rating })
      .from(reviewEvents)
      .where(
        and(
          eq(reviewEvents.userId, userId),
          inArray(reviewEvents.cardId, [...part]),
          eq(reviewEvents.kind, "answered"),
          eq(reviewEvents.mode, "study"),
          sql`${reviewEvents.effectiveAt} < ${before}`,
          sql`not exists (select 1 from review_events undo where undo.user_id = ${reviewEvents.userId} and undo.card_id = ${reviewEvents.cardId} and undo.kind = 'undone' and undo.target_id = ${reviewEvents.id})`,
        ),
      )
      .orderBy(desc(reviewEvents.effectiveAt), desc(reviewEvents.seq)),
  );
  const last = new Map<string, boolean>();
  for (const { cardId, rating } of rows)
    if (cardId !== null && rating !== null && !last.has(cardId)) last.set(cardId, rating > 1);
  return last;
}
