import { and, desc, eq, sql } from "drizzle-orm";
import { assignments, classMembers, studyGrants } from "../schema/classes.ts";
import { deckCards } from "../schema/decks.ts";
import { deckOptions, memoryParameters, presets, reviewEvents } from "../schema/study.ts";
import type { Reader, Writer } from "../store.ts";

export type ClassWeightsRow = typeof memoryParameters.$inferSelect;

const ofClass = (classId: string) =>
  and(eq(memoryParameters.scope, "class"), eq(memoryParameters.scopeId, classId));

/** The weights that new pupils of a class begin with; null where there are none. */
export async function activeWeightsOf(db: Reader | Writer, classId: string): Promise<ClassWeightsRow | null> {
  const [row] = await db
    .select()
    .from(memoryParameters)
    .where(and(ofClass(classId), eq(memoryParameters.state, "active")))
    .orderBy(desc(memoryParameters.createdAt))
    .limit(1);
  return row ?? null;
}

/** The latest fit of a class, whatever came of it. */
export async function lastFitOf(db: Reader | Writer, classId: string): Promise<ClassWeightsRow | null> {
  const [row] = await db
    .select()
    .from(memoryParameters)
    .where(ofClass(classId))
    .orderBy(desc(memoryParameters.createdAt), desc(memoryParameters.id))
    .limit(1);
  return row ?? null;
}

/** The weights of a class that are these; null where no class has them. */
export async function classWeightsLike(
  db: Reader | Writer,
  weights: readonly number[],
): Promise<string | null> {
  const [row] = await db
    .select({ id: memoryParameters.id })
    .from(memoryParameters)
    .where(
      and(eq(memoryParameters.scope, "class"), sql`${memoryParameters.weights} = ${JSON.stringify(weights)}`),
    )
    .limit(1);
  return row?.id ?? null;
}

/** Weights that new pupils began with until now. */
export async function retireWeightsOf(tx: Writer, classId: string): Promise<void> {
  await tx
    .update(memoryParameters)
    .set({ state: "retired" })
    .where(and(ofClass(classId), eq(memoryParameters.state, "active")));
}

/** Keeps what came of a fit of a class. What earlier fits without an offer said is not needed any more. */
export async function addFitOf(tx: Writer, row: typeof memoryParameters.$inferInsert): Promise<void> {
  await tx
    .delete(memoryParameters)
    .where(and(ofClass(row.scopeId), sql`${memoryParameters.state} in ('too-few', 'not-better')`));
  await tx.insert(memoryParameters).values(row);
}

/** The pupils of a class. */
export async function pupilIdsOf(db: Reader | Writer, classId: string): Promise<readonly string[]> {
  const rows = await db
    .select({ userId: classMembers.userId })
    .from(classMembers)
    .where(
      and(
        eq(classMembers.classId, classId),
        eq(classMembers.role, "pupil"),
        eq(classMembers.state, "active"),
      ),
    )
    .orderBy(classMembers.userId);
  return rows.map((row) => row.userId);
}

/**
 * The pupils of a class who begin: no options of their own, and fewer than so many answers on a later day than the
 * card's first. Of all, or of these.
 */
export async function beginnersOf(
  db: Reader | Writer,
  classId: string,
  answers: number,
  among: readonly string[] | null,
): Promise<readonly string[]> {
  const these =
    among === null
      ? undefined
      : sql`${classMembers.userId} in (select value from json_each(${JSON.stringify(among)}))`;
  const rows = await db
    .select({ userId: classMembers.userId })
    .from(classMembers)
    .where(
      and(
        eq(classMembers.classId, classId),
        eq(classMembers.role, "pupil"),
        eq(classMembers.state, "active"),
        these,
        sql`not exists (select 1 from ${presets} where ${presets.ownerId} = ${classMembers.userId})`,
        sql`not exists (select 1 from ${deckOptions} where ${deckOptions.userId} = ${classMembers.userId})`,
        sql`(select count(*) - count(distinct days.card_id) from (
          select distinct ${reviewEvents.cardId}, ${reviewEvents.studyDay} from ${reviewEvents}
          where ${reviewEvents.userId} = ${classMembers.userId} and ${reviewEvents.kind} = 'answered'
            and ${reviewEvents.movesSchedule} = 1) days) < ${answers}`,
      ),
    )
    .orderBy(classMembers.userId);
  return rows.map((row) => row.userId);
}

/** The cards that assignments of a class gave to a pupil, now or once: what a class may know of. */
export async function cardsGivenBy(
  db: Reader,
  classId: string,
  userId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ cardId: deckCards.cardId })
    .from(studyGrants)
    .innerJoin(assignments, eq(assignments.id, studyGrants.assignmentId))
    .innerJoin(deckCards, eq(deckCards.deckId, studyGrants.deckId))
    .where(and(eq(studyGrants.userId, userId), eq(assignments.classId, classId)));
  return new Set(rows.map((row) => row.cardId));
}
