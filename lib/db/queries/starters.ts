import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { starters } from "../schema/starters.ts";
import { reviewEvents } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";

export type StarterRow = {
  readonly id: string;
  readonly classId: string;
  readonly createdAt: number;
  readonly cardIds: readonly string[];
  readonly closedAt: number | null;
};

const columns = {
  id: starters.id,
  classId: starters.classId,
  createdAt: starters.createdAt,
  cardIds: starters.cardIds,
  closedAt: starters.closedAt,
};

/** The starters of a class, the latest first. */
export async function startersOf(
  db: Reader | Writer,
  classId: string,
  limit: number,
): Promise<readonly StarterRow[]> {
  return db
    .select(columns)
    .from(starters)
    .where(eq(starters.classId, classId))
    .orderBy(desc(starters.createdAt), desc(starters.id))
    .limit(limit);
}

/** One starter of a class; null when there is none. */
export async function starterIn(
  db: Reader | Writer,
  classId: string,
  starterId: string,
): Promise<StarterRow | null> {
  const [row] = await db
    .select(columns)
    .from(starters)
    .where(and(eq(starters.id, starterId), eq(starters.classId, classId)));
  return row ?? null;
}

export async function addStarter(tx: Writer, row: typeof starters.$inferInsert): Promise<void> {
  await tx.insert(starters).values(row);
}

export async function closeStarter(tx: Writer, starterId: string, at: number): Promise<void> {
  await tx.update(starters).set({ closedAt: at }).where(eq(starters.id, starterId));
}

/** One answer of a starter, or what took it back, in order. */
export type StarterEvent = {
  readonly id: string;
  readonly userId: string;
  readonly cardId: string;
  readonly kind: string;
  readonly rating: number | null;
  readonly proposed: number | null;
  readonly target: string | null;
  readonly recordedBy: string | null;
};

/** What is in the log of these pupils for a starter. */
export async function starterEvents(
  db: Reader | Writer,
  starter: Pick<StarterRow, "id" | "cardIds">,
  userIds: readonly string[],
): Promise<readonly StarterEvent[]> {
  const e = reviewEvents;
  const rows = await db
    .select({
      id: e.id,
      userId: e.userId,
      cardId: e.cardId,
      kind: e.kind,
      rating: e.rating,
      proposed: e.proposedRating,
      target: e.targetId,
      recordedBy: e.recordedBy,
    })
    .from(e)
    .where(
      and(
        sql`${e.userId} in (select value from json_each(${JSON.stringify(userIds)}))`,
        inArray(e.cardId, [...starter.cardIds]),
        eq(e.attemptId, starter.id),
      ),
    )
    .orderBy(e.seq);
  return rows.flatMap(({ cardId, ...row }) => (cardId === null ? [] : [{ ...row, cardId }]));
}
