import { LEVEL_SPREAD, logOdds } from "./predict.ts";
import type { Calibration, PredictionCorrection, PredictionOutcome } from "./types.ts";

/** A level moves between two tests by so much (log-odds): the next one is never known better than that. */
const DRIFT = 0.2;
/** As if so many outcomes had shown the spread that is assumed without any. */
const PRIOR_OUTCOMES = 3;
/** How many halves of a question stand on each side, so that a full mark is not an infinite one. */
const HALF = 0.5;

/**
 * What earlier predictions and their results say about the next: a shift of the level, drawn towards none as long as
 * little is known, and how wide the next interval has to be. The shift counts only when it would have helped: each
 * outcome after the first is predicted from those before it, and the corrected predictions must have come nearer. Oldest
 * first. Null without outcomes.
 */
export function predictionCorrection(outcomes: readonly PredictionOutcome[]): PredictionCorrection | null {
  if (outcomes.length === 0) return null;
  const seen = outcomes.map(observed);
  const shift = helps(seen) ? shiftFrom(seen) : 0;
  const left = seen.map(({ off, noise }) => Math.max(0, (off - shift) ** 2 - noise));
  const prior = LEVEL_SPREAD.settled ** 2 * PRIOR_OUTCOMES;
  const variance = (left.reduce((sum, each) => sum + each, 0) + prior) / (seen.length + PRIOR_OUTCOMES);
  return { shift, spread: Math.sqrt(variance), outcomes: outcomes.length };
}

/** How far off one prediction was in log-odds, and how much of that the luck of the questions explains (a variance). */
type Observed = { readonly off: number; readonly noise: number };

function observed({ uncorrected, actual, questions }: PredictionOutcome): Observed {
  const asked = Math.max(1, questions);
  const share = (actual * asked + HALF) / (asked + 2 * HALF);
  const expected = Math.min(Math.max(uncorrected, 0.01), 0.99);
  return {
    off: logOdds(share) - logOdds(expected),
    noise: 1 / (asked * Math.max(0.05, expected * (1 - expected))),
  };
}

function shiftFrom(seen: readonly Observed[]): number {
  let [pull, weight] = [0, 1 / LEVEL_SPREAD.settled ** 2];
  for (const { off, noise } of seen) {
    const trust = 1 / (noise + DRIFT ** 2);
    pull += off * trust;
    weight += trust;
  }
  return pull / weight;
}

/** Walks through the outcomes: is each nearer to what those before it would have made of its prediction? */
function helps(seen: readonly Observed[]): boolean {
  let [plain, corrected] = [0, 0];
  for (let i = 1; i < seen.length; i += 1) {
    const off = seen[i]?.off ?? 0;
    plain += Math.abs(off);
    corrected += Math.abs(off - shiftFrom(seen.slice(0, i)));
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
