import { type MetPrediction, resultsOf } from "#lib/db/queries/exam-records.ts";
import type { Reader } from "#lib/db/store.ts";
import { calibrationOf, predictionCorrection } from "#lib/exam/correction.ts";
import type { Calibration, PredictionCorrection, PredictionOutcome, Share } from "#lib/exam/types.ts";
import { readingOf } from "./reading-now.ts";

/** A result beside what was predicted for it. */
export type PastPrediction = {
  readonly id: string;
  readonly examId: string;
  readonly examTitle: string;
  readonly kind: "mock" | "exam";
  readonly at: number;
  readonly actual: number;
  readonly questions: number;
  /** Null when nothing was predicted before it. */
  readonly predicted: Share | null;
};

export type PastPredictions = {
  /** The first first. */
  readonly results: readonly PastPrediction[];
  /** Null without a result that was predicted. */
  readonly calibration: Calibration | null;
  /**
   * What the next prediction is moved by; null without outcomes and reviews. A shift of 0: it would not have helped so
   * far.
   */
  readonly correction: PredictionCorrection | null;
};

/** All results of a learner beside their predictions, and how good those were. */
export async function pastPredictions(read: Reader, userId: string): Promise<PastPredictions> {
  const [rows, reading] = await Promise.all([resultsOf(read, userId), readingOf(read, userId)]);
  const outcomes = rows.flatMap((one) => outcomeOf(one) ?? []);
  return {
    results: rows.map(({ result, prediction, examTitle }) => ({
      id: result.id,
      examId: result.examId,
      examTitle,
      kind: result.kind,
      at: result.at,
      actual: result.share,
      questions: result.questions,
      predicted: prediction && {
        expected: prediction.expected,
        low: prediction.low,
        high: prediction.high,
      },
    })),
    calibration: calibrationOf(outcomes),
    correction: predictionCorrection(outcomes, reading),
  };
}

/** Null for a result before which nothing was predicted. */
function outcomeOf({ result, prediction }: MetPrediction): PredictionOutcome | null {
  if (prediction === null) return null;
  const { expected, low, high, uncorrected } = prediction;
  return {
    predicted: { expected, low, high },
    uncorrected,
    actual: result.share,
    questions: result.questions,
  };
}
