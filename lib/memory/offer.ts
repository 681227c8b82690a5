import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { type FitOptions, fitParameters, nearer } from "./fit.ts";
import { type Prediction, predictions } from "./loss.ts";
import { beforeDay, type ReviewSet, scoredReviews, splitDay } from "./review-set.ts";
import { logLoss, lossOfOne, rmseInBins } from "./scores.ts";

/** Fewer scored answers say too little about a person. */
export const LEAST_ANSWERS = 400;
/**
 * The shares of the scored answers that a fit has to predict without having seen them: the latest three fifths, one
 * after the other, each from all that went before. One fifth alone is a matter of luck below some thousand answers.
 */
const HELD_OUT = [0.6, 0.4, 0.2] as const;
/**
 * So many standard errors the gain has to be away from nothing: chance alone comes so far in one of twenty. From some
 * thousand answers on a fit that is not better is hardly worse either, and one error is asked.
 */
const ERRORS = 1.645;
const ERRORS_OF_MANY = 1;
const MANY = 2_000;
/** A fit of so many scored answers is believed half of the way: the rest stays where it began. */
const HALF_BELIEVED = 300;

export type Scored = { readonly logLoss: number; readonly rmse: number };

/** What became of a fit. Loss and RMSE are those of the held-out answers, which no fit had seen. */
export type Offer =
  | { readonly kind: "too-few"; readonly scored: number; readonly needed: number }
  | {
      readonly kind: "better" | "not-better";
      /** Fitted to everything; for `not-better` the weights in use. */
      readonly parameters: readonly number[];
      readonly before: Scored;
      readonly after: Scored;
      readonly scored: number;
      readonly heldOut: number;
    };

/**
 * Has the latest three fifths of a learner's answers predicted, a fifth at a time, by a fit of what went before and by
 * the weights in use. A fit of all is offered only when the fits were better by more than chance would explain, and
 * better on the latest fifth too. Null when it was stopped.
 */
export function offerParameters(
  set: ReviewSet,
  current: readonly number[] = DEFAULT_PARAMETERS,
  options: FitOptions = {},
): Offer | null {
  const scored = scoredReviews(set);
  const cuts = [...new Set(HELD_OUT.map((share) => splitDay(set, share)))];
  const [first = 0] = cuts;
  const heldOut = scoredReviews(set, first);
  // A log of one sitting has no later days to prove anything on.
  if (scored < LEAST_ANSWERS || heldOut === 0 || heldOut === scored)
    return { kind: "too-few", scored, needed: LEAST_ANSWERS };
  const { onProgress = () => true } = options;
  const part = (i: number) => (done: number) => onProgress((i + done) / (cuts.length + 1));
  const before: Prediction[] = [];
  const after: Prediction[] = [];
  let latest = 0;
  for (const [i, day] of cuts.entries()) {
    const trial = believedFit(beforeDay(set, day), { ...options, onProgress: part(i) });
    if (trial === null) return null;
    const known = beforeDay(set, cuts[i + 1] ?? Number.POSITIVE_INFINITY);
    const [old, fresh] = [predictions(known, current, day), predictions(known, trial, day)];
    latest = meanOf(gains(old, fresh));
    before.push(...old);
    after.push(...fresh);
  }
  const scores = { before: scoresOf(before), after: scoresOf(after), scored, heldOut };
  if (!isClear(gains(before, after), scored < MANY ? ERRORS : ERRORS_OF_MANY) || latest <= 0)
    return { kind: "not-better", parameters: current, ...scores };
  const parameters = believedFit(set, { ...options, onProgress: part(cuts.length) });
  return parameters && { kind: "better", parameters, ...scores };
}

/** A fit, as far as so many answers can be believed: what would be offered. Null when it was stopped. */
export function believedFit(set: ReviewSet, options: FitOptions = {}): readonly number[] | null {
  const fitted = fitParameters(set, options);
  const scored = scoredReviews(set);
  return fitted && nearer(options.around ?? DEFAULT_PARAMETERS, fitted, scored / (scored + HALF_BELIEVED));
}

/** How much less loss the second predictions of the same answers have, of each. */
export function gains(before: readonly Prediction[], after: readonly Prediction[]): readonly number[] {
  return before.map((one, i) => lossOfOne(one) - lossOfOne(after[i] ?? one));
}

/** Whether gains are above nothing, on average, by more than chance would explain. */
export function isClear(found: readonly number[], errors = ERRORS): boolean {
  const mean = meanOf(found);
  const spread = found.reduce((sum, one) => sum + (one - mean) ** 2, 0) / Math.max(1, found.length - 1);
  return mean > errors * Math.sqrt(spread / Math.max(1, found.length));
}

export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
}

export function scoresOf(found: readonly Prediction[]): Scored {
  return { logLoss: logLoss(found) ?? 0, rmse: rmseInBins(found) ?? 0 };
}
