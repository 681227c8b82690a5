import { and, asc, eq, inArray, isNull, lt } from "drizzle-orm";
import { classes, classMembers } from "../schema/classes.ts";
import { examCurves, examLearners, examPredictions, examResults, exams } from "../schema/exams.ts";
import type { Reader, Writer } from "../store.ts";

export type ExamRow = typeof exams.$inferSelect;
export type ExamLearnerRow = typeof examLearners.$inferSelect;

/** An exam as one learner has it: with what they say about it, and the name of the class that it is for. */
export type TakenExam = {
  readonly exam: ExamRow;
  readonly learner: ExamLearnerRow | null;
  readonly className: string | null;
};

/** The exams that a learner takes, the next first: their own, and those of classes that they are a pupil of. */
export async function examsTakenBy(db: Reader | Writer, userId: string): Promise<readonly TakenExam[]> {
  const own = await db
    .select({ exam: exams, learner: examLearners })
    .from(exams)
    .leftJoin(examLearners, and(eq(examLearners.examId, exams.id), eq(examLearners.userId, userId)))
    .where(and(eq(exams.ownerId, userId), isNull(exams.deletedAt)));
  const given = await db
    .select({ exam: exams, learner: examLearners, className: classes.name })
    .from(classMembers)
    .innerJoin(exams, eq(exams.classId, classMembers.classId))
    .innerJoin(classes, eq(classes.id, classMembers.classId))
    .leftJoin(examLearners, and(eq(examLearners.examId, exams.id), eq(examLearners.userId, userId)))
    .where(
      and(
        eq(classMembers.userId, userId),
        eq(classMembers.state, "active"),
        eq(classMembers.role, "pupil"),
        isNull(classes.deletedAt),
        isNull(exams.deletedAt),
      ),
    );
  return [...own.map((row) => ({ ...row, className: null })), ...given].sort(
    (a, b) => a.exam.at - b.exam.at || (a.exam.id < b.exam.id ? -1 : 1),
  );
}

/** The same, of one exam; null when this learner does not take it. */
export async function examTakenBy(
  db: Reader | Writer,
  examId: string,
  userId: string,
): Promise<TakenExam | null> {
  const row = await examById(db, examId);
  if (row === null || row.deletedAt !== null) return null;
  const [learner = null] = await db
    .select()
    .from(examLearners)
    .where(and(eq(examLearners.examId, examId), eq(examLearners.userId, userId)));
  if (row.classId === null) return row.ownerId === userId ? { exam: row, learner, className: null } : null;
  const [member] = await db
    .select({ className: classes.name })
    .from(classMembers)
    .innerJoin(classes, eq(classes.id, classMembers.classId))
    .where(
      and(
        eq(classMembers.classId, row.classId),
        eq(classMembers.userId, userId),
        eq(classMembers.state, "active"),
        eq(classMembers.role, "pupil"),
        isNull(classes.deletedAt),
      ),
    );
  return member ? { exam: row, learner, className: member.className } : null;
}

/** The exams of the classes that a person teaches, the next first. */
export async function examsTaughtBy(
  db: Reader | Writer,
  userId: string,
): Promise<readonly { readonly exam: ExamRow; readonly className: string }[]> {
  return db
    .select({ exam: exams, className: classes.name })
    .from(classMembers)
    .innerJoin(exams, eq(exams.classId, classMembers.classId))
    .innerJoin(classes, eq(classes.id, classMembers.classId))
    .where(
      and(
        eq(classMembers.userId, userId),
        eq(classMembers.state, "active"),
        inArray(classMembers.role, ["owner", "co-teacher"]),
        isNull(classes.archivedAt),
        isNull(exams.deletedAt),
      ),
    )
    .orderBy(asc(exams.at), asc(exams.id));
}

/** The classes that a person may make an exam for. */
export async function classesTaughtBy(
  db: Reader,
  userId: string,
): Promise<readonly { readonly id: string; readonly name: string }[]> {
  return db
    .select({ id: classes.id, name: classes.name })
    .from(classMembers)
    .innerJoin(classes, eq(classes.id, classMembers.classId))
    .where(
      and(
        eq(classMembers.userId, userId),
        eq(classMembers.state, "active"),
        inArray(classMembers.role, ["owner", "co-teacher"]),
        isNull(classes.archivedAt),
      ),
    )
    .orderBy(asc(classes.name), asc(classes.id));
}

/** Also one in the bin. */
export async function examById(db: Reader | Writer, examId: string): Promise<ExamRow | null> {
  const [row] = await db.select().from(exams).where(eq(exams.id, examId));
  return row ?? null;
}

export async function addExam(tx: Writer, row: typeof exams.$inferInsert): Promise<void> {
  await tx.insert(exams).values(row);
}

/** Changes an exam that is still at this version; says whether it was. */
export async function changeExam(
  tx: Writer,
  key: { readonly id: string; readonly version: number },
  set: Partial<typeof exams.$inferInsert>,
): Promise<boolean> {
  const changed = await tx
    .update(exams)
    .set({ ...set, version: key.version + 1 })
    .where(and(eq(exams.id, key.id), eq(exams.version, key.version)))
    .returning({ id: exams.id });
  return changed.length > 0;
}

/** Puts an exam into the bin, or takes it out (null). */
export async function binExam(tx: Writer, id: string, deletedAt: number | null): Promise<void> {
  await tx.update(exams).set({ deletedAt }).where(eq(exams.id, id));
}

/** Exams that were deleted before an instant, the longest ago first. */
export async function examsDeletedBefore(
  db: Reader | Writer,
  before: number,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .select({ id: exams.id })
    .from(exams)
    .where(lt(exams.deletedAt, before))
    .orderBy(asc(exams.deletedAt))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** Erases exams with all that hangs on them, also on a server that has its foreign keys off. */
export async function eraseExams(tx: Writer, ids: readonly string[]): Promise<void> {
  for (const table of [examLearners, examPredictions, examResults, examCurves])
    await tx.delete(table).where(inArray(table.examId, [...ids]));
  await tx.delete(exams).where(inArray(exams.id, [...ids]));
}

/** What happens afterwards is asked again, of everybody: the exam has another date. */
export async function askAfterwardsAgain(tx: Writer, examId: string): Promise<void> {
  await tx.update(examLearners).set({ afterwards: null }).where(eq(examLearners.examId, examId));
}

/** Keeps what a learner says about an exam; what is not named stays. */
export async function saveExamLearner(
  tx: Writer,
  key: { readonly examId: string; readonly userId: string },
  set: Partial<Omit<typeof examLearners.$inferInsert, "examId" | "userId">> & { readonly updatedAt: number },
): Promise<void> {
  await tx
    .insert(examLearners)
    .values({ ...key, ...set })
    .onConflictDoUpdate({ target: [examLearners.examId, examLearners.userId], set });
}
