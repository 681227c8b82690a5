import { and, asc, desc, eq, isNull, lte } from "drizzle-orm";
import { examPredictions, examResults, exams } from "../schema/exams.ts";
import type { Reader, Writer } from "../store.ts";

export type PredictionRow = typeof examPredictions.$inferSelect;
export type ResultRow = typeof examResults.$inferSelect;
type Of = { readonly examId: string; readonly userId: string };

export async function addPredictions(
  tx: Writer,
  rows: readonly (typeof examPredictions.$inferInsert)[],
): Promise<void> {
  if (rows.length > 0) await tx.insert(examPredictions).values([...rows]);
}

/** The last prediction of its kind that was made by an instant; null when there was none. */
export async function lastPrediction(
  db: Reader | Writer,
  { examId, userId }: Of,
  about: PredictionRow["about"],
  by: number,
): Promise<PredictionRow | null> {
  const [row] = await db
    .select()
    .from(examPredictions)
    .where(
      and(
        eq(examPredictions.userId, userId),
        eq(examPredictions.examId, examId),
        eq(examPredictions.about, about),
        lte(examPredictions.at, by),
      ),
    )
    .orderBy(desc(examPredictions.at), desc(examPredictions.id))
    .limit(1);
  return row ?? null;
}

/** What was predicted of an exam over time, the first first. */
export function predictionsOf(
  db: Reader,
  { examId, userId }: Of,
  about: PredictionRow["about"],
): Promise<readonly PredictionRow[]> {
  return db
    .select()
    .from(examPredictions)
    .where(
      and(
        eq(examPredictions.userId, userId),
        eq(examPredictions.examId, examId),
        eq(examPredictions.about, about),
      ),
    )
    .orderBy(asc(examPredictions.at), asc(examPredictions.id));
}

/** A result with the title of its exam and the prediction that it is held against. */
export type MetPrediction = {
  readonly result: ResultRow;
  readonly examTitle: string;
  readonly prediction: PredictionRow | null;
};

/** All results of a learner in the order of their dates: of one exam, or of all of them. */
export async function resultsOf(
  db: Reader | Writer,
  userId: string,
  examId?: string,
): Promise<readonly MetPrediction[]> {
  return db
    .select({ result: examResults, examTitle: exams.title, prediction: examPredictions })
    .from(examResults)
    .innerJoin(exams, eq(exams.id, examResults.examId))
    .leftJoin(examPredictions, eq(examPredictions.id, examResults.predictionId))
    .where(
      and(
        eq(examResults.userId, userId),
        isNull(exams.deletedAt),
        examId === undefined ? undefined : eq(examResults.examId, examId),
      ),
    )
    .orderBy(asc(examResults.at), asc(examResults.id));
}

/** Keeps the result of an attempt; a mark that was changed afterwards takes the place of the one before. */
export async function saveMockResult(tx: Writer, row: typeof examResults.$inferInsert): Promise<void> {
  const attemptId = row.attemptId ?? null;
  if (attemptId !== null) {
    const same = and(eq(examResults.userId, row.userId), eq(examResults.attemptId, attemptId));
    const [known] = await tx.select({ id: examResults.id }).from(examResults).where(same);
    if (known) {
      const { share, questions, topics } = row;
      await tx.update(examResults).set({ share, questions, topics }).where(same);
      return;
    }
  }
  await tx.insert(examResults).values(row);
}

/** Keeps the score of the exam itself in the place of one entered before; null takes it away. */
export async function saveExamResult(
  tx: Writer,
  of: Of,
  row: typeof examResults.$inferInsert | null,
): Promise<void> {
  await tx
    .delete(examResults)
    .where(
      and(eq(examResults.userId, of.userId), eq(examResults.examId, of.examId), eq(examResults.kind, "exam")),
    );
  if (row) await tx.insert(examResults).values(row);
}
