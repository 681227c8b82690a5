import { and, asc, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Selection } from "#lib/base/selection.ts";
import type { Goal, LateRule } from "#lib/classes/types.ts";
import {
  assignments,
  assignmentTargets,
  classes,
  classGroups,
  classMembers,
  extensions,
  groupMembers,
} from "../schema/classes.ts";
import { users } from "../schema/people.ts";
import type { Reader, Writer } from "../store.ts";

export type AssignmentRow = {
  readonly id: string;
  readonly classId: string;
  readonly className: string;
  readonly classArchivedAt: number | null;
  readonly createdBy: string | null;
  readonly title: string;
  readonly note: string;
  readonly selection: Selection;
  readonly goal: Goal;
  readonly opensAt: number;
  readonly dueAt: number;
  readonly closesAt: number | null;
  readonly zone: string;
  readonly lateRule: LateRule;
  readonly version: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly archivedAt: number | null;
};

const columns = {
  id: assignments.id,
  classId: assignments.classId,
  className: classes.name,
  classArchivedAt: classes.archivedAt,
  createdBy: assignments.createdBy,
  title: assignments.title,
  note: assignments.note,
  selection: assignments.selection,
  goal: assignments.goal,
  opensAt: assignments.opensAt,
  dueAt: assignments.dueAt,
  closesAt: assignments.closesAt,
  zone: assignments.zone,
  lateRule: assignments.lateRule,
  version: assignments.version,
  createdAt: assignments.createdAt,
  updatedAt: assignments.updatedAt,
  archivedAt: assignments.archivedAt,
};

function rowsWhere(db: Reader | Writer, which: SQL | undefined) {
  return db
    .select(columns)
    .from(assignments)
    .innerJoin(classes, eq(classes.id, assignments.classId))
    .where(which)
    .orderBy(asc(assignments.dueAt), asc(assignments.createdAt), asc(assignments.id));
}

/** One assignment with its class, archived or not; null when there is none. */
export async function assignmentById(db: Reader | Writer, id: string): Promise<AssignmentRow | null> {
  const [row] = await rowsWhere(db, eq(assignments.id, id));
  return row ?? null;
}

/** All assignments of a class, archived ones too, by due date. */
export async function allAssignmentsOf(
  db: Reader | Writer,
  classId: string,
): Promise<readonly AssignmentRow[]> {
  return rowsWhere(db, eq(assignments.classId, classId));
}

/** Whether an assignment is for a member: by the class, by a group of it, or by name. */
function isFor(userId: SQL | typeof classMembers.userId): SQL {
  return sql`exists (select 1 from ${assignmentTargets} where ${assignmentTargets.assignmentId} = ${assignments.id} and case ${assignmentTargets.kind}
    when 'class' then ${assignmentTargets.refId} = ${assignments.classId}
    when 'pupil' then ${assignmentTargets.refId} = ${userId}
    else exists (select 1 from ${groupMembers} inner join ${classGroups} on ${classGroups.id} = ${groupMembers.groupId}
      where ${groupMembers.groupId} = ${assignmentTargets.refId} and ${groupMembers.userId} = ${userId} and ${classGroups.classId} = ${assignments.classId}) end)`;
}

export type OwnAssignment = AssignmentRow & {
  /** The pupil's own due instant, where they were given more time. */
  readonly extendedTo: number | null;
};

/**
 * What is assigned to a pupil, in one class or in all: by due date, without what was archived. What opens later is among
 * it; ask `opensAt`.
 */
export async function assignmentsForPupil(
  db: Reader | Writer,
  userId: string,
  which: { readonly classId?: string | undefined; readonly id?: string | undefined } = {},
): Promise<readonly OwnAssignment[]> {
  return db
    .select({ ...columns, extendedTo: extensions.dueAt })
    .from(classMembers)
    .innerJoin(classes, and(eq(classes.id, classMembers.classId), isNull(classes.archivedAt)))
    .innerJoin(assignments, and(eq(assignments.classId, classes.id), isNull(assignments.archivedAt)))
    .leftJoin(
      extensions,
      and(eq(extensions.assignmentId, assignments.id), eq(extensions.userId, classMembers.userId)),
    )
    .where(
      and(
        eq(classMembers.userId, userId),
        eq(classMembers.role, "pupil"),
        eq(classMembers.state, "active"),
        which.classId === undefined ? undefined : eq(assignments.classId, which.classId),
        which.id === undefined ? undefined : eq(assignments.id, which.id),
        isFor(classMembers.userId),
      ),
    )
    .orderBy(asc(sql`coalesce(${extensions.dueAt}, ${assignments.dueAt})`), asc(assignments.id));
}

export type Target = { readonly kind: "class" | "group" | "pupil"; readonly refId: string };

/** For whom these assignments are, as it was said. */
export async function targetsOf(
  db: Reader | Writer,
  assignmentIds: readonly string[],
): Promise<readonly (Target & { readonly assignmentId: string })[]> {
  if (assignmentIds.length === 0) return [];
  return db
    .select()
    .from(assignmentTargets)
    .where(inArray(assignmentTargets.assignmentId, [...assignmentIds]))
    .orderBy(asc(assignmentTargets.kind), asc(assignmentTargets.refId));
}

export type TargetedPupil = {
  readonly assignmentId: string;
  readonly userId: string;
  /** What the class calls them; null for a guest without a name. */
  readonly name: string | null;
  readonly zone: string;
  readonly dayStart: number;
  readonly extendedTo: number | null;
};

/** The active pupils of each assignment of a class, by name. */
export async function pupilsOfAssignments(
  db: Reader | Writer,
  classId: string,
): Promise<readonly TargetedPupil[]> {
  const name = sql<string | null>`coalesce(${classMembers.alias}, ${users.name})`;
  return db
    .select({
      assignmentId: assignments.id,
      userId: classMembers.userId,
      name,
      zone: users.zone,
      dayStart: users.dayStart,
      extendedTo: extensions.dueAt,
    })
    .from(classMembers)
    .innerJoin(users, eq(users.id, classMembers.userId))
    .innerJoin(assignments, eq(assignments.classId, classMembers.classId))
    .leftJoin(
      extensions,
      and(eq(extensions.assignmentId, assignments.id), eq(extensions.userId, classMembers.userId)),
    )
    .where(
      and(
        eq(classMembers.classId, classId),
        eq(classMembers.role, "pupil"),
        eq(classMembers.state, "active"),
        isFor(classMembers.userId),
      ),
    )
    .orderBy(asc(sql`lower(${name})`), asc(classMembers.userId));
}

export type AssignmentFields = Pick<
  AssignmentRow,
  "title" | "note" | "selection" | "goal" | "opensAt" | "dueAt" | "closesAt" | "zone" | "lateRule"
>;

export async function addAssignment(
  tx: Writer,
  row: AssignmentFields & { readonly id: string; readonly classId: string; readonly createdBy: string },
  at: number,
): Promise<void> {
  await tx.insert(assignments).values({ ...row, createdAt: at, updatedAt: at });
}

/** Changes an assignment that is still as `seen`; says whether it was. */
export async function changeAssignmentRow(
  tx: Writer,
  id: string,
  seen: number,
  fields: Partial<AssignmentFields> & { readonly archivedAt?: number | null },
  at: number,
): Promise<boolean> {
  const changed = await tx
    .update(assignments)
    .set({ ...fields, version: seen + 1, updatedAt: at })
    .where(and(eq(assignments.id, id), eq(assignments.version, seen)))
    .returning({ id: assignments.id });
  return changed.length > 0;
}

/** Makes an assignment be for exactly these. */
export async function setTargets(
  tx: Writer,
  assignmentId: string,
  targets: readonly Target[],
): Promise<void> {
  await tx.delete(assignmentTargets).where(eq(assignmentTargets.assignmentId, assignmentId));
  if (targets.length > 0)
    await tx.insert(assignmentTargets).values(targets.map((target) => ({ assignmentId, ...target })));
}

/** Gives one pupil another due instant; null takes it back. */
export async function setExtension(
  tx: Writer,
  assignmentId: string,
  userId: string,
  dueAt: number | null,
  at: number,
): Promise<void> {
  if (dueAt === null) {
    await tx
      .delete(extensions)
      .where(and(eq(extensions.assignmentId, assignmentId), eq(extensions.userId, userId)));
    return;
  }
  await tx
    .insert(extensions)
    .values({ assignmentId, userId, dueAt, createdAt: at })
    .onConflictDoUpdate({
      target: [extensions.assignmentId, extensions.userId],
      set: { dueAt, createdAt: at },
    });
}

/** How many assignments a class has had, for the limit. */
export async function assignmentCount(tx: Writer, classId: string): Promise<number> {
  return tx.$count(assignments, eq(assignments.classId, classId));
}
