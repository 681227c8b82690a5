import { and, asc, desc, eq, inArray, isNotNull, lt } from "drizzle-orm";
import {
  assignments,
  assignmentTargets,
  classes,
  classGroups,
  classInvitations,
  classMembers,
  extensions,
  groupMembers,
  joinCodes,
  studyGrants,
} from "../schema/classes.ts";
import { decks } from "../schema/decks.ts";
import { exams } from "../schema/exams.ts";
import { audits } from "../schema/people.ts";
import { starters } from "../schema/starters.ts";
import type { Reader, Writer } from "../store.ts";
import { eraseDecks } from "./bin.ts";
import { eraseExams } from "./exams.ts";

/** The classes in the bin that a person owns, the last one first. */
export async function deletedClassesOf(db: Reader | Writer, userId: string) {
  return db
    .select({ id: classes.id, name: classes.name, deletedAt: classes.deletedAt })
    .from(classes)
    .innerJoin(classMembers, eq(classMembers.classId, classes.id))
    .where(
      and(
        eq(classMembers.userId, userId),
        eq(classMembers.role, "owner"),
        eq(classMembers.state, "active"),
        isNotNull(classes.deletedAt),
      ),
    )
    .orderBy(desc(classes.deletedAt), asc(classes.id));
}

/** Classes that were deleted before an instant. */
export async function classesDeletedBefore(
  tx: Writer,
  before: number,
  limit: number,
): Promise<readonly string[]> {
  const rows = await tx
    .select({ id: classes.id })
    .from(classes)
    .where(lt(classes.deletedAt, before))
    .limit(limit);
  return rows.map((row) => row.id);
}

/**
 * Erases classes with their rosters, groups, assignments, exams and starters. What pupils answered is theirs and stays in
 * their logs, and so do the weights that their answers name. What the foreign keys do is said again, for a server that
 * has them off.
 */
export async function eraseClasses(tx: Writer, classIds: readonly string[]): Promise<void> {
  if (classIds.length === 0) return;
  const ids = [...classIds];
  const given = await tx
    .select({ id: assignments.id })
    .from(assignments)
    .where(inArray(assignments.classId, ids));
  await eraseAssignments(
    tx,
    given.map((row) => row.id),
  );
  const groups = await tx
    .select({ id: classGroups.id })
    .from(classGroups)
    .where(inArray(classGroups.classId, ids));
  await tx.delete(groupMembers).where(
    inArray(
      groupMembers.groupId,
      groups.map((row) => row.id),
    ),
  );
  const set = await tx.select({ id: exams.id }).from(exams).where(inArray(exams.classId, ids));
  await eraseExams(
    tx,
    set.map((row) => row.id),
  );
  for (const table of [classGroups, joinCodes, classInvitations, starters, classMembers])
    await tx.delete(table).where(inArray(table.classId, ids));
  await tx.update(audits).set({ classId: null }).where(inArray(audits.classId, ids));
  await tx.delete(classes).where(inArray(classes.id, ids));
}

/** With the decks that hold their single cards; the cards are somebody's own and stay. */
async function eraseAssignments(tx: Writer, ids: string[]): Promise<void> {
  if (ids.length === 0) return;
  const loose = await tx.select({ id: decks.id }).from(decks).where(inArray(decks.assignmentId, ids));
  await eraseDecks(
    tx,
    loose.map((row) => row.id),
  );
  for (const table of [assignmentTargets, extensions, studyGrants])
    await tx.delete(table).where(inArray(table.assignmentId, ids));
  await tx.delete(assignments).where(inArray(assignments.id, ids));
}
