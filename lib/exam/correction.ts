import { LEVEL_SPREAD, levelBetween, slopeAt } from "./levels.ts";
import type { Calibration, PredictionCorrection, PredictionOutcome, StudyReading } from "./types.ts";

/** A level moves between two tests by so much: the next one is never known better than that. */
const DRIFT = 0.1;
/** What is believed of a learner before any test: their spread holds the moves between tests already. */
const NEAR = Math.sqrt(LEVEL_SPREAD.settled ** 2 - DRIFT ** 2);
/** What is known while studying is not quite what is known in a test: so much lies between the levels of both. */
const TRANSFER = 0.1;
/**
 * Of ten learners nine remember much as the model has it; for the other one (`share`) it may be far off. What raises that
 * above `before` counts. A test that says little leaves the interval wider than before it: so nobody is taken for near
 * because a test was short.
 */
const FAR = { share: 0.1, before: 0.05, spread: 1.5 } as const;
/** A level twenty times as good or as bad is the most that is believed. */
const MOST = 3;
/** A mark counts as if half a question more had gone each way, so that a full one is not an infinite level. */
const HALF = 0.5;

/**
 * What earlier predictions and their results say about the next: a shift of the level, drawn towards none as long as
 * little is known, and how wide the next interval has to be. The shift counts only where it would have helped: each
 * outcome after the first is predicted from those before it, and the corrected predictions must have come nearer; else
 * the intervals become wider instead. Oldest first. A reading of the answers while studying goes before all of that: the
 * results say what it left open. Null without outcomes and reading.
 */
export function predictionCorrection(
  outcomes: readonly PredictionOutcome[],
  reading: StudyReading | null = null,
): PredictionCorrection | null {
  if (outcomes.length === 0 && reading === null) return null;
  const near = reading === null ? NEAR : Math.min(NEAR, Math.hypot(reading.spread, TRANSFER));
  const seen = outcomes.map(observed);
  const { mean, variance } = seen.length === 0 ? { mean: 0, variance: near ** 2 } : levelFrom(seen, near);
  const level = Math.min(MOST, Math.max(-MOST, mean));
  const taken = helps(seen, near) ? level : 0;
  return {
    // On the stabilities, which a bent curve takes otherwise.
    shift: Math.min(MOST, Math.max(-MOST, taken * Math.exp(-(reading?.bend ?? 0)))),
    spread: Math.min(MOST, Math.sqrt(variance + (level - taken) ** 2 + DRIFT ** 2)),
    outcomes: outcomes.length,
    ...(reading === null ? {} : { reading }),
  };
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

/**
 * Mean and variance of the level after some outcomes: of a learner near the model, and of one far from it as far as the
 * outcomes speak for that more than was thought before. Tests that say nothing change nothing.
 */
function levelFrom(
  seen: readonly Observed[],
  spread: number,
): { readonly mean: number; readonly variance: number } {
  const near = after(seen, spread);
  const far = after(seen, FAR.spread);
  const odds = (FAR.share / (1 - FAR.share)) * Math.exp(Math.min(50, far.evidence - near.evidence));
  const isFar = Math.max(0, (odds / (1 + odds) - FAR.before) / (1 - FAR.before));
  const mean = (1 - isFar) * near.mean + isFar * far.mean;
  const variance =
    (1 - isFar) * (near.variance + (near.mean - mean) ** 2) + isFar * (far.variance + (far.mean - mean) ** 2);
  return { mean, variance };
}

/** Normal guess, normal noise: the level after the outcomes, and the logarithm of how well they fit the guess. */
function after(
  seen: readonly Observed[],
  spread: number,
): { readonly mean: number; readonly variance: number; readonly evidence: number } {
  let [pull, trust] = [0, 1 / spread ** 2];
  for (const { level, noise } of seen) {
    pull += level / (noise + DRIFT ** 2);
    trust += 1 / (noise + DRIFT ** 2);
  }
  const variance = 1 / trust;
  const mean = pull * variance;
  return { mean, variance, evidence: 0.5 * Math.log(variance / spread ** 2) + 0.5 * pull * mean };
}

/** Walks through the outcomes: is each nearer to what those before it would have made of its prediction? */
function helps(seen: readonly Observed[], near: number): boolean {
  let [plain, corrected] = [0, 0];
  for (let i = 1; i < seen.length; i += 1) {
    const { level, noise } = seen[i] ?? { level: 0, noise: 1 };
    const trust = 1 / Math.sqrt(noise + DRIFT ** 2);
    plain += Math.abs(level) * trust;
    corrected += Math.abs(level - levelFrom(seen.slice(0, i), near).mean) * trust;
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
