import { and, asc, desc, eq, gte, inArray, isNotNull, isNull } from "drizzle-orm";
import type { Selection } from "#lib/base/selection.ts";
import { examResults, exams } from "../schema/exams.ts";
import { quizAttempts, quizzes } from "../schema/quizzes.ts";
import type { Reader, Writer } from "../store.ts";

/** A quiz or an exam that an assignment may have as its goal. */
export type Sitting = { readonly id: string; readonly title: string; readonly selection: Selection };

/** A quiz that is there, and whose it is; null when there is none. */
export async function quizForGoal(
  db: Reader | Writer,
  quizId: string,
): Promise<(Sitting & { readonly ownerId: string | null }) | null> {
  const [row] = await db
    .select({ id: quizzes.id, title: quizzes.title, selection: quizzes.selection, ownerId: quizzes.ownerId })
    .from(quizzes)
    .where(and(eq(quizzes.id, quizId), isNull(quizzes.deletedAt)));
  return row ?? null;
}

/** A person's own quizzes, the latest first. */
export async function quizzesToAssign(
  db: Reader,
  ownerId: string,
): Promise<readonly Pick<Sitting, "id" | "title">[]> {
  return db
    .select({ id: quizzes.id, title: quizzes.title })
    .from(quizzes)
    .where(and(eq(quizzes.ownerId, ownerId), isNull(quizzes.deletedAt), isNull(quizzes.examId)))
    .orderBy(desc(quizzes.updatedAt))
    .limit(100);
}

/** An exam of a class that is there, with when it is; null when there is none. */
export async function examForGoal(
  db: Reader | Writer,
  examId: string,
): Promise<(Sitting & { readonly classId: string | null; readonly at: number }) | null> {
  const [row] = await db
    .select({
      id: exams.id,
      title: exams.title,
      selection: exams.selection,
      classId: exams.classId,
      at: exams.at,
    })
    .from(exams)
    .where(and(eq(exams.id, examId), isNull(exams.deletedAt)));
  return row ?? null;
}

/** The exams of a class that lie ahead of an instant, the next first. */
export async function examsToAssign(
  db: Reader,
  classId: string,
  after: number,
): Promise<readonly Pick<Sitting, "id" | "title">[]> {
  return db
    .select({ id: exams.id, title: exams.title })
    .from(exams)
    .where(and(eq(exams.classId, classId), isNull(exams.deletedAt), gte(exams.at, after)))
    .orderBy(asc(exams.at))
    .limit(100);
}

/** One attempt: when it was handed in, and its share of the full mark (null while nobody marked it). */
export type SittingDone = { readonly userId: string; readonly at: number; readonly score: number | null };

/** What these people handed in of a quiz since an instant. */
export async function quizAttemptsOf(
  db: Reader,
  quizId: string,
  userIds: readonly string[],
  since: number,
): Promise<readonly SittingDone[]> {
  if (userIds.length === 0) return [];
  const rows = await db
    .select({
      userId: quizAttempts.userId,
      at: quizAttempts.submittedAt,
      points: quizAttempts.points,
      most: quizAttempts.most,
    })
    .from(quizAttempts)
    .where(
      and(
        eq(quizAttempts.quizId, quizId),
        inArray(quizAttempts.userId, [...userIds]),
        isNotNull(quizAttempts.submittedAt),
        gte(quizAttempts.submittedAt, since),
      ),
    );
  return rows.map(({ userId, at, points, most }) => ({
    userId,
    at: at ?? 0,
    score: points === null || most === null || most === 0 ? null : points / most,
  }));
}

/** What came of an exam for these people: the exam itself, not its mocks. */
export async function examResultsOf(
  db: Reader,
  examId: string,
  userIds: readonly string[],
): Promise<readonly SittingDone[]> {
  if (userIds.length === 0) return [];
  return db
    .select({ userId: examResults.userId, at: examResults.at, score: examResults.share })
    .from(examResults)
    .where(
      and(
        eq(examResults.examId, examId),
        eq(examResults.kind, "exam"),
        inArray(examResults.userId, [...userIds]),
      ),
    );
}
