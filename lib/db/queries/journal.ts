import { and, desc, eq, inArray, sql } from "drizzle-orm";
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
