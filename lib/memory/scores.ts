import type { Prediction } from "./loss.ts";
import { SURE } from "./model.ts";

/** Mean −ln of the chance that was given to what happened; lower is better. Null without a prediction. */
export function logLoss(predictions: readonly Prediction[]): number | null {
  if (predictions.length === 0) return null;
  let sum = 0;
  for (const one of predictions) sum += lossOfOne(one);
  return sum / predictions.length;
}

/** −ln of the chance that one prediction gave to what happened. */
export function lossOfOne({ recall, recalled }: Pick<Prediction, "recall" | "recalled">): number {
  const sure = Math.min(1 - SURE, Math.max(SURE, recall));
  return -Math.log(recalled ? sure : 1 - sure);
}

/** Predictions that are counted together: how many, the sum of their chances, and how many were recalled. */
export type Bin = { readonly n: number; readonly predicted: number; readonly recalled: number };

/**
 * RMSE(bins) as the srs-benchmark defines it: answers that are alike in gap, number of answers and lapses are compared
 * with their mean prediction, weighted by their number. Lower is better; null without a prediction.
 * Source: https://github.com/open-spaced-repetition/srs-benchmark, "RMSE (bins)".
 */
export function rmseInBins(predictions: readonly Prediction[]): number | null {
  if (predictions.length === 0) return null;
  const bins = new Map<string, { n: number; predicted: number; recalled: number }>();
  for (const one of predictions) {
    const name = likeness(one);
    const bin = bins.get(name) ?? { n: 0, predicted: 0, recalled: 0 };
    bin.n += 1;
    bin.predicted += one.recall;
    bin.recalled += one.recalled ? 1 : 0;
    bins.set(name, bin);
  }
  return rmseOf([...bins.values()], predictions.length);
}

/** RMSE over bins of so many answers in all. */
export function rmseOf(bins: readonly Bin[], total: number): number {
  let sum = 0;
  for (const { n, predicted, recalled } of bins) if (n > 0) sum += (recalled - predicted) ** 2 / n;
  return Math.sqrt(sum / total);
}

/** The bin of RMSE(bins) that an answer falls into. */
export function likeness({ gap, answers, lapses }: Pick<Prediction, "gap" | "answers" | "lapses">): string {
  return `${step(gap, 2.48, 3.62, 2)}|${step(answers, 1.99, 1.89, 0)}|${lapses === 0 ? 0 : step(lapses, 1.65, 1.73, 0)}`;
}

/** Where a count falls on a scale that grows by a factor. */
function step(value: number, first: number, factor: number, digits: number): string {
  return (first * factor ** Math.floor(Math.log(value) / Math.log(factor))).toFixed(digits);
}

/** Predictions that were about the same, and what became of them. */
export type CalibrationBin = {
  /** From this chance of recall (0 to 1) up to and without `to`. */
  readonly from: number;
  readonly to: number;
  readonly reviews: number;
  /** The mean prediction, and the share that was recalled. */
  readonly predicted: number;
  readonly actual: number;
  /** The share's 95 % interval, by Wilson's formula. */
  readonly low: number;
  readonly high: number;
};

/** The picture has so many equal steps from 0 to 1. */
export const CALIBRATION_STEPS = 20;

/** The step that a chance of recall falls into. */
export function stepOf(recall: number): number {
  return Math.min(CALIBRATION_STEPS - 1, Math.floor(recall * CALIBRATION_STEPS));
}

/** Predicted against actual recall, from one bin for each step; steps without a review are left out. */
export function calibrationOf(bins: readonly Bin[]): readonly CalibrationBin[] {
  return bins.flatMap(({ n, predicted, recalled }, i) =>
    n === 0
      ? []
      : [
          {
            from: i / CALIBRATION_STEPS,
            to: (i + 1) / CALIBRATION_STEPS,
            reviews: n,
            predicted: predicted / n,
            actual: recalled / n,
            ...wilson(recalled, n),
          },
        ],
  );
}

/** Wilson's 95 % interval of a share: E. B. Wilson, Probable Inference (1927). */
export function wilson(hits: number, n: number): { readonly low: number; readonly high: number } {
  if (n === 0) return { low: 0, high: 1 };
  const z = 1.959_963_984_540_054;
  const share = hits / n;
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n);
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
