import { LEVEL_SPREAD, levelBetween, slopeAt } from "./levels.ts";
import type { Calibration, PredictionCorrection, PredictionOutcome } from "./types.ts";

/** A level moves between two tests by so much: the next one is never known better than that. */
const DRIFT = 0.12;
/** Of ten learners seven remember much as the model has it; for the others it may be far off. */
const PRIOR = [
  { share: 0.7, spread: LEVEL_SPREAD.settled },
  { share: 0.3, spread: 1.5 },
] as const;
/** A mark counts as if half a question more had gone each way, so that a full one is not an infinite level. */
const HALF = 0.5;
const LEVELS = Array.from({ length: 201 }, (_, i) => (i - 100) * 0.05);

/**
 * What earlier predictions and their results say about the next: a shift of the level, drawn towards none as long as
 * little is known, and how wide the next interval has to be. The shift counts only where it would have helped: each
 * outcome after the first is predicted from those before it, and the corrected predictions must have come nearer; else
 * the intervals become wider instead. Oldest first. Null without outcomes.
 */
export function predictionCorrection(outcomes: readonly PredictionOutcome[]): PredictionCorrection | null {
  if (outcomes.length === 0) return null;
  const seen = outcomes.map(observed);
  const { mean, variance } = levelFrom(seen);
  const shift = helps(seen) ? mean : 0;
  const spread = Math.sqrt(variance + (mean - shift) ** 2 + DRIFT ** 2);
  return { shift, spread, outcomes: outcomes.length };
}

/** The level that one outcome shows, and how much of that is the luck of the questions (a variance). */
type Observed = { readonly level: number; readonly noise: number };

function observed({ uncorrected, actual, questions }: PredictionOutcome): Observed {
  const asked = Math.max(1, questions);
  const share = (actual * asked + HALF) / (asked + 2 * HALF);
  const middle = (share + uncorrected) / 2;
  return {
    level: levelBetween(uncorrected, share),
    noise: (middle * (1 - middle)) / asked / Math.max(0.004, slopeAt(middle)) ** 2,
  };
}

/** Mean and variance of the level after some outcomes, summed over a ladder of levels. */
function levelFrom(seen: readonly Observed[]): { readonly mean: number; readonly variance: number } {
  const chances = LEVELS.map((level) => {
    const prior = PRIOR.reduce(
      (sum, { share, spread }) => sum + (share / spread) * Math.exp(-0.5 * (level / spread) ** 2),
      0,
    );
    return seen.reduce((chance, one) => {
      const variance = one.noise + DRIFT ** 2;
      return chance * Math.exp((-0.5 * (one.level - level) ** 2) / variance);
    }, prior);
  });
  const total = chances.reduce((sum, chance) => sum + chance, 0);
  if (total <= 0) return { mean: 0, variance: LEVEL_SPREAD.settled ** 2 };
  const meanOf = (of: (level: number) => number): number =>
    LEVELS.reduce((sum, level, i) => sum + of(level) * (chances[i] ?? 0), 0) / total;
  const mean = meanOf((level) => level);
  return { mean, variance: meanOf((level) => (level - mean) ** 2) };
}

/** Walks through the outcomes: is each nearer to what those before it would have made of its prediction? */
function helps(seen: readonly Observed[]): boolean {
  let [plain, corrected] = [0, 0];
  for (let i = 1; i < seen.length; i += 1) {
    const { level, noise } = seen[i] ?? { level: 0, noise: 1 };
    const trust = 1 / Math.sqrt(noise + DRIFT ** 2);
    plain += Math.abs(level) * trust;
    corrected += Math.abs(level - levelFrom(seen.slice(0, i)).mean) * trust;
  }
  return corrected < plain;
}

/** How good predictions were; null without any. */
export function calibrationOf(outcomes: readonly PredictionOutcome[]): Calibration | null {
  if (outcomes.length === 0) return null;
  const mean = (of: (one: PredictionOutcome) => number): number =>
    outcomes.reduce((sum, one) => sum + of(one), 0) / outcomes.length;
  return {
    outcomes: outcomes.length,
    coverage: mean(({ predicted, actual }) => (actual >= predicted.low && actual <= predicted.high ? 1 : 0)),
    bias: mean(({ predicted, actual }) => predicted.expected - actual),
    meanError: mean(({ predicted, actual }) => Math.abs(predicted.expected - actual)),
    meanWidth: mean(({ predicted }) => predicted.high - predicted.low),
  };
}
