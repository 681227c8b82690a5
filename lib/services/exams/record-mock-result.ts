import { lastPrediction, saveMockResult } from "#lib/db/queries/exam-records.ts";
import { examTakenBy } from "#lib/db/queries/exams.ts";
import type { Writer } from "#lib/db/store.ts";

/** What came of a mock exam. Shares lie between 0 and 1, of the full mark. */
export type MockResult = {
  /** Minted by the caller, outside the write. */
  readonly id: string;
  readonly examId: string;
  readonly userId: string;
  /** The attempt: recorded again, as after a changed mark, it takes the place of what stood there. */
  readonly attemptId: string;
  /** When the attempt was begun: the prediction that it is held against is the last one before. */
  readonly startedAt: number;
  /** When it was handed in. */
  readonly at: number;
  readonly share: number;
  readonly questions: number;
  /** By the parts of the exam's blueprint; `topic` is `topicOf(part)`. */
  readonly topics: readonly { readonly topic: string; readonly share: number; readonly questions: number }[];
};

/**
 * Keeps the result of a mock beside what was predicted for it, in the write of whoever marked it, who has checked that
 * the learner may. Says false, and keeps nothing, when the learner does not take this exam any more.
 */
export async function recordMockResult(tx: Writer, result: MockResult): Promise<boolean> {
  const { id, examId, userId, attemptId, startedAt, at, share, questions, topics } = result;
  if ((await examTakenBy(tx, examId, userId)) === null) return false;
  const predicted = await lastPrediction(tx, { examId, userId }, "now", startedAt);
  await saveMockResult(tx, {
    id,
    examId,
    userId,
    kind: "mock",
    at,
    share: Math.min(1, Math.max(0, share)),
    questions,
    topics,
    attemptId,
    predictionId: predicted?.id ?? null,
    createdAt: at,
  });
  return true;
}
