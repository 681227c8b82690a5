import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import { assignments, classes, classMembers, studyGrants } from "../schema/classes.ts";
import { deckCards } from "../schema/decks.ts";
import { challenges } from "../schema/own.ts";
import type { Reader, Writer } from "../store.ts";

const TEACHERS = ["owner", "co-teacher"] as const;

/**
 * Whether the challenge of this row is about a card that was assigned to its pupil in a class of a person who teaches
 * it: then it is theirs to answer, though the card may be somebody else's or ship with the product.
 */
export function taughtBy(userId: string): SQL {
  return sql`exists (select 1 from ${studyGrants}
    inner join ${deckCards} on ${deckCards.deckId} = ${studyGrants.deckId} and ${deckCards.cardId} = ${challenges.cardId}
    inner join ${assignments} on ${assignments.id} = ${studyGrants.assignmentId}
    inner join ${classes} on ${classes.id} = ${assignments.classId} and ${classes.deletedAt} is null
    inner join ${classMembers} on ${classMembers.classId} = ${assignments.classId} and ${classMembers.userId} = ${userId}
      and ${classMembers.state} = 'active' and ${inArray(classMembers.role, [...TEACHERS])}
    where ${studyGrants.userId} = ${challenges.userId} and ${challenges.userId} <> ${userId} and ${challenges.createdAt} >= ${studyGrants.since}
      and (${studyGrants.endedAt} is null or ${challenges.createdAt} <= ${studyGrants.endedAt})
      and exists (select 1 from ${classMembers} pupil where pupil.class_id = ${assignments.classId} and pupil.user_id = ${challenges.userId} and pupil.role = 'pupil' and pupil.state = 'active'))`;
}

/** The challenges of one's own pupils about what one assigned, as ids. */
export async function challengesTaughtBy(db: Reader | Writer, userId: string): Promise<ReadonlySet<string>> {
  const [any] = await db
    .select({ classId: classMembers.classId })
    .from(classMembers)
    .where(
      and(
        eq(classMembers.userId, userId),
        eq(classMembers.state, "active"),
        inArray(classMembers.role, [...TEACHERS]),
      ),
    )
    .limit(1);
  if (!any) return new Set();
  const rows = await db.select({ id: challenges.id }).from(challenges).where(taughtBy(userId));
  return new Set(rows.map((row) => row.id));
}

/** Of a pupil's own challenges, those that a teacher of theirs answers: the card was assigned to them when they doubted. */
export async function challengesAnsweredByTeachers(
  db: Reader | Writer,
  userId: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectDistinct({ id: challenges.id })
    .from(challenges)
    .innerJoin(deckCards, eq(deckCards.cardId, challenges.cardId))
    .innerJoin(
      studyGrants,
      and(
        eq(studyGrants.deckId, deckCards.deckId),
        eq(studyGrants.userId, challenges.userId),
        isNull(studyGrants.endedAt),
        sql`${challenges.createdAt} >= ${studyGrants.since}`,
      ),
    )
    .where(eq(challenges.userId, userId));
  return new Set(rows.map((row) => row.id));
}

/** How many doubts about a class's assigned cards wait for an answer. */
export async function openChallengesIn(db: Reader, classId: string, now: number): Promise<number> {
  const rows = await db
    .selectDistinct({ id: challenges.id })
    .from(studyGrants)
    .innerJoin(assignments, eq(assignments.id, studyGrants.assignmentId))
    .innerJoin(classes, eq(classes.id, assignments.classId))
    .innerJoin(
      classMembers,
      and(
        eq(classMembers.classId, assignments.classId),
        eq(classMembers.userId, studyGrants.userId),
        eq(classMembers.state, "active"),
      ),
    )
    .innerJoin(deckCards, eq(deckCards.deckId, studyGrants.deckId))
    .innerJoin(
      challenges,
      and(eq(challenges.cardId, deckCards.cardId), eq(challenges.userId, studyGrants.userId)),
    )
    .where(
      and(
        eq(assignments.classId, classId),
        isNull(studyGrants.endedAt),
        eq(challenges.status, "open"),
        sql`${challenges.createdAt} between ${studyGrants.since} and ${now}`,
      ),
    );
  return rows.length;
}
