import { type MetPrediction, resultsOf } from "#lib/db/queries/exam-records.ts";
import type { Reader } from "#lib/db/store.ts";
import type { PredictionOutcome } from "#lib/exam/types.ts";

/** The predictions of a learner that met their result, in the order of the results. */
export async function metPredictions(read: Reader, userId: string): Promise<readonly PredictionOutcome[]> {
  return (await resultsOf(read, userId)).flatMap((one) => outcomeOf(one) ?? []);
}

/** Null for a result before which nothing was predicted. */
export function outcomeOf({ result, prediction }: MetPrediction): PredictionOutcome | null {
  if (prediction === null) return null;
  const { expected, low, high, uncorrected } = prediction;
  return {
    predicted: { expected, low, high },
    uncorrected,
    actual: result.share,
    questions: result.questions,
  };
}
