import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import { actions } from "../schema/journal.ts";
import type { Reader, Writer } from "../store.ts";

export type Step = typeof actions.$inferSelect;

/** A step of one person; null when there is none of theirs under this id. */
export async function stepOf(db: Reader | Writer, userId: string, id: string): Promise<Step | null> {
  const [row] = await db
    .select()
    .from(actions)
    .where(and(eq(actions.id, id), eq(actions.userId, userId)));
  return row ?? null;
}

/** Whether a step has this id, whosever it is. */
export async function isStepId(db: Writer, id: string): Promise<boolean> {
  const [row] = await db.select({ id: actions.id }).from(actions).where(eq(actions.id, id));
  return row !== undefined;
}

/** What a person did last, of these kinds, the newest first. */
export async function stepsOf(
  db: Reader,
  userId: string,
  ask: { readonly kinds: readonly string[]; readonly limit: number },
): Promise<readonly Step[]> {
  return db
    .select()
    .from(actions)
    .where(and(eq(actions.userId, userId), inArray(actions.kind, [...ask.kinds])))
    .orderBy(desc(actions.at), desc(actions.id))
    .limit(ask.limit);
}

/** When a person last did or undid something: steps are told apart by their time. */
export async function lastStepTime(db: Writer, userId: string): Promise<number> {
  const [row] = await db
    .select({ at: sql<number | null>`max(max(${actions.at}, coalesce(${actions.undoneAt}, 0)))` })
    .from(actions)
    .where(eq(actions.userId, userId));
  return row?.at ?? 0;
}

/** A step of what was done to many cards, without the rows that it changed. */
export type BatchStep = {
  readonly id: string;
  readonly kind: string;
  readonly at: number;
  readonly undoneAt: number | null;
  readonly about: string;
  readonly count: number;
};

/** So far back is looked for what was done to many cards. */
const MOST_LOOKED_AT = 200;

/**
 * The steps of what a person last did to many cards and did not take back, or with `undone` took back last; in the order
 * in which they were taken. Of a deed that was stopped half-way the steps that stand so. Empty when there is none.
 */
export async function lastBatch(
  db: Reader,
  userId: string,
  { undone }: { readonly undone: boolean },
): Promise<readonly BatchStep[]> {
  const batch = sql<string | null>`json_extract(${actions.after}, '$.batch')`;
  const mine = and(
    eq(actions.userId, userId),
    undone ? isNotNull(actions.undoneAt) : isNull(actions.undoneAt),
  );
  const latest = db
    .select({ batch: batch.as("batch") })
    .from(actions)
    .where(mine)
    .orderBy(desc(undone ? actions.undoneAt : actions.at))
    .limit(MOST_LOOKED_AT)
    .as("latest");
  const [last] = await db.select().from(latest).where(isNotNull(latest.batch)).limit(1);
  if (!last) return [];
  return db
    .select({
      id: actions.id,
      kind: actions.kind,
      at: actions.at,
      undoneAt: actions.undoneAt,
      about: sql<string>`coalesce(json_extract(${actions.after}, '$.about'), '')`,
      count: sql<number>`coalesce(json_extract(${actions.after}, '$.count'), 1)`,
    })
    .from(actions)
    .where(and(mine, eq(batch, last.batch)))
    .orderBy(actions.at, actions.id);
}
