import type { Prediction } from "./loss.ts";
import {
  CALIBRATION_STEPS,
  type CalibrationBin,
  calibrationOf,
  likeness,
  lossOfOne,
  rmseOf,
  stepOf,
} from "./scores.ts";

/** Predictions that are counted together: how many, the sum of the chances in millionths, and how many were recalled. */
export type PredictionBin = readonly [n: number, predicted: number, recalled: number];

/**
 * What many predictions come to, as sums of whole numbers: sums of parts add up to the sum of the whole, to the last
 * digit, and what a late event changes can be taken away again.
 */
export type PredictionSums = {
  readonly scored: number;
  /** The sum of the losses, in millionths. */
  readonly loss: number;
  /** By the chance that was predicted: `CALIBRATION_STEPS` equal steps. */
  readonly steps: readonly PredictionBin[];
  /** By gap, number of answers and lapses, as RMSE(bins) compares them. */
  readonly alike: Readonly<Record<string, PredictionBin>>;
};

/** How far predictions were right. */
export type Judged = {
  readonly scored: number;
  readonly logLoss: number | null;
  readonly rmse: number | null;
  readonly bins: readonly CalibrationBin[];
};

const MILLION = 1_000_000;

/** Sums that predictions are added to, or taken from with −1. */
export class PredictionCount {
  #scored = 0;
  #loss = 0;
  readonly #steps = Array.from({ length: CALIBRATION_STEPS }, (): [number, number, number] => [0, 0, 0]);
  readonly #alike = new Map<string, [number, number, number]>();

  add(predictions: readonly Prediction[], sign: 1 | -1 = 1): void {
    for (const one of predictions) {
      this.#scored += sign;
      this.#loss += sign * Math.round(lossOfOne(one) * MILLION);
      const step = this.#steps[stepOf(one.recall)];
      if (step) count(step, one, sign);
      const name = likeness(one);
      let bin = this.#alike.get(name);
      if (!bin) {
        bin = [0, 0, 0];
        this.#alike.set(name, bin);
      }
      count(bin, one, sign);
    }
  }

  /** Adds sums that were made before. */
  plus(sums: PredictionSums): void {
    this.#scored += sums.scored;
    this.#loss += sums.loss;
    for (const [i, bin] of sums.steps.entries()) together(this.#steps[i], bin);
    for (const [name, bin] of Object.entries(sums.alike)) {
      const own: [number, number, number] = this.#alike.get(name) ?? [0, 0, 0];
      this.#alike.set(name, own);
      together(own, bin);
    }
  }

  sums(): PredictionSums {
    return {
      scored: this.#scored,
      loss: this.#loss,
      steps: this.#steps,
      alike: Object.fromEntries([...this.#alike].filter(([, bin]) => bin.some((value) => value !== 0))),
    };
  }
}

function count(bin: [number, number, number], { recall, recalled }: Prediction, sign: 1 | -1): void {
  bin[0] += sign;
  bin[1] += sign * Math.round(recall * MILLION);
  bin[2] += recalled ? sign : 0;
}

function together(own: [number, number, number] | undefined, bin: PredictionBin): void {
  if (!own) return;
  own[0] += bin[0];
  own[1] += bin[1];
  own[2] += bin[2];
}

/** Log loss, RMSE(bins) and the calibration that some sums come to. */
export function judgedBy({ scored, loss, steps, alike }: PredictionSums): Judged {
  return {
    scored,
    logLoss: scored === 0 ? null : loss / MILLION / scored,
    rmse: scored === 0 ? null : rmseOf(Object.values(alike).map(asBin), scored),
    bins: calibrationOf(steps.map(asBin)),
  };
}

function asBin([n, predicted, recalled]: PredictionBin) {
  return { n, predicted: predicted / MILLION, recalled };
}
