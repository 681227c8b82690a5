import { and, asc, eq, inArray, isNull, ne, type SQL, sql } from "drizzle-orm";
import {
  assignments,
  assignmentTargets,
  classes,
  classMembers,
  extensions,
  groupMembers,
} from "../schema/classes.ts";
import { users } from "../schema/people.ts";
import { quizzes } from "../schema/quizzes.ts";
import type { Reader, Writer } from "../store.ts";

/** An assignment that asks for a quiz. */
export type QuizAssignment = {
  readonly id: string;
  readonly quizId: string;
  readonly classId: string;
  readonly className: string;
  readonly title: string;
  readonly opensAt: number;
  readonly dueAt: number;
  readonly closesAt: number | null;
  readonly zone: string;
  readonly lateRule: "counts" | "counts-as-late" | "does-not-count";
};

const columns = {
  id: assignments.id,
  quizId: quizzes.id,
  classId: assignments.classId,
  className: classes.name,
  title: assignments.title,
  opensAt: assignments.opensAt,
  dueAt: assignments.dueAt,
  closesAt: assignments.closesAt,
  zone: assignments.zone,
  lateRule: assignments.lateRule,
};

const namesQuiz = sql`json_extract(${assignments.goal}, '$.quizId') = ${quizzes.id}`;

/**
 * Whether the quiz's owner teaches the class. An assignment can name any id: only one that its owner stands behind opens
 * a quiz to a class.
 */
const ownerTeaches = sql`exists (select 1 from class_members owner where owner.class_id = ${assignments.classId} and owner.user_id = ${quizzes.ownerId} and owner.role in ('owner', 'co-teacher') and owner.state = 'active')`;

/** Whether an assignment is for a pupil: the whole class, one of their groups, or by name. */
function isFor(userId: string): SQL {
  const groups = sql`select ${groupMembers.groupId} from ${groupMembers} where ${groupMembers.userId} = ${userId}`;
  return sql`exists (select 1 from ${assignmentTargets} where ${assignmentTargets.assignmentId} = ${assignments.id} and (${assignmentTargets.kind} = 'class' or (${assignmentTargets.kind} = 'pupil' and ${assignmentTargets.refId} = ${userId}) or (${assignmentTargets.kind} = 'group' and ${assignmentTargets.refId} in (${groups}))))`;
}

/** The assignments of a pupil's classes that ask for a quiz: of this one, or of any. Each with the pupil's own due date. */
export async function quizAssignmentsFor(
  db: Reader | Writer,
  userId: string,
  quizId: string | null,
): Promise<readonly QuizAssignment[]> {
  const rows = await db
    .select({ ...columns, extended: extensions.dueAt })
    .from(assignments)
    .innerJoin(quizzes, namesQuiz)
    .innerJoin(classes, eq(classes.id, assignments.classId))
    .innerJoin(
      classMembers,
      and(
        eq(classMembers.classId, assignments.classId),
        eq(classMembers.userId, userId),
        eq(classMembers.role, "pupil"),
        eq(classMembers.state, "active"),
      ),
    )
    .leftJoin(extensions, and(eq(extensions.assignmentId, assignments.id), eq(extensions.userId, userId)))
    .where(
      and(
        isNull(assignments.archivedAt),
        isNull(classes.archivedAt),
        isNull(quizzes.deletedAt),
        quizId === null ? undefined : eq(quizzes.id, quizId),
        isFor(userId),
        ownerTeaches,
      ),
    )
    .orderBy(asc(assignments.dueAt), asc(assignments.id));
  return rows.map(({ extended, ...row }) => {
    if (extended === null || extended <= row.dueAt) return row;
    const closesAt = row.closesAt === null ? null : Math.max(row.closesAt, extended);
    return { ...row, dueAt: extended, closesAt };
  });
}

/** The assignments by which a quiz was given to classes, archived ones too, but none of a class in the bin. */
export async function assignmentsOfQuiz(
  db: Reader | Writer,
  quizId: string,
): Promise<readonly QuizAssignment[]> {
  return db
    .select(columns)
    .from(assignments)
    .innerJoin(quizzes, namesQuiz)
    .innerJoin(classes, eq(classes.id, assignments.classId))
    .where(and(eq(quizzes.id, quizId), isNull(classes.deletedAt), ownerTeaches))
    .orderBy(asc(assignments.dueAt), asc(assignments.id));
}

export type QuizPupil = {
  readonly userId: string;
  readonly name: string | null;
  readonly classId: string;
};

/** The pupils of classes, also those who were removed or left (they keep what they did), with what the class calls them. */
export async function pupilsOf(db: Reader, classIds: readonly string[]): Promise<readonly QuizPupil[]> {
  if (classIds.length === 0) return [];
  return db
    .select({
      userId: classMembers.userId,
      name: sql<string | null>`coalesce(${classMembers.alias}, ${users.name})`,
      classId: classMembers.classId,
    })
    .from(classMembers)
    .innerJoin(users, eq(users.id, classMembers.userId))
    .where(
      and(
        inArray(classMembers.classId, [...classIds]),
        eq(classMembers.role, "pupil"),
        ne(classMembers.state, "invited"),
      ),
    )
    .orderBy(asc(sql`coalesce(${classMembers.alias}, ${users.name})`));
}
