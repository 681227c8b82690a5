import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { type FitOptions, fitParameters } from "./fit.ts";
import { predictions } from "./loss.ts";
import { beforeDay, type ReviewSet, scoredReviews, splitDay } from "./review-set.ts";
import { logLoss, rmseInBins } from "./scores.ts";

/** Fewer scored answers say too little about a person. */
export const LEAST_ANSWERS = 400;
/** The share of the scored answers, the latest, on which a fit has to prove itself. */
const HELD_OUT = 0.2;

export type Scored = { readonly logLoss: number; readonly rmse: number };

/** What became of a fit. Loss and RMSE are those of the held-out answers, which the fit had not seen. */
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
 * Fits the earlier four fifths of a learner's answers, and offers a fit of all only when it would have predicted the
 * last fifth better than the weights in use. Null when it was stopped.
 */
export function offerParameters(
  set: ReviewSet,
  current: readonly number[] = DEFAULT_PARAMETERS,
  options: FitOptions = {},
): Offer | null {
  const scored = scoredReviews(set);
  const day = splitDay(set, HELD_OUT);
  const heldOut = scoredReviews(set, day);
  // A log of one sitting has no later days to prove anything on.
  if (scored < LEAST_ANSWERS || heldOut === 0 || heldOut === scored)
    return { kind: "too-few", scored, needed: LEAST_ANSWERS };
  const { onProgress = () => true } = options;
  const half = (from: number) => (done: number) => onProgress(from + done / 2);
  const trial = fitParameters(beforeDay(set, day), { ...options, onProgress: half(0) });
  if (trial === null) return null;
  const before = scoresOf(set, current, day);
  const after = scoresOf(set, trial, day);
  const better = after.logLoss < before.logLoss;
  if (!better) return { kind: "not-better", parameters: current, before, after, scored, heldOut };
  const parameters = fitParameters(set, { ...options, onProgress: half(0.5) });
  if (parameters === null) return null;
  return { kind: "better", parameters, before, after, scored, heldOut };
}

function scoresOf(set: ReviewSet, parameters: readonly number[], from: number): Scored {
  const found = predictions(set, parameters, from);
  return { logLoss: logLoss(found) ?? 0, rmse: rmseInBins(found) ?? 0 };
}
