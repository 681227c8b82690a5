import type { FitOptions } from "./fit.ts";
import { offerParameters, type Scored } from "./offer.ts";
import { pooled, type ReviewSet, scoredReviews } from "./review-set.ts";

/** Fewer pupils say too little about a class, and too much about each of them. */
export const LEAST_PUPILS = 5;
/** Fewer scored answers are no better than the mean of many people. */
export const LEAST_POOLED = 1_000;
/** Who answered less than this is not in it. */
const LEAST_OF_PUPIL = 20;
/** Who answers most is not the class: no pupil counts for more scored answers than this, and all of them for so many. */
const MOST_OF_PUPIL = 2_000;
const MOST_POOLED = 60_000;

/** What became of a fit of a class: weights with the numbers of answers and pupils in them, and nothing of any pupil. */
export type ClassOffer =
  | { readonly kind: "too-few"; readonly scored: number; readonly pupils: number }
  | {
      readonly kind: "better" | "not-better";
      readonly parameters: readonly number[];
      /** On the latest fifth of the answers, under the defaults and under a fit of the earlier ones. */
      readonly before: Scored;
      readonly after: Scored;
      readonly scored: number;
      readonly heldOut: number;
      readonly pupils: number;
    };

/**
 * Weights for whoever begins in a class, from the answers of those who are in it; offered only when they would have
 * predicted the class's later answers better than the defaults. Null when it was stopped.
 */
export function offerToClass(sets: readonly ReviewSet[], options: FitOptions = {}): ClassOffer | null {
  const counted = sets.filter((set) => scoredReviews(set) >= LEAST_OF_PUPIL);
  const pupils = counted.length;
  const most = Math.min(MOST_OF_PUPIL, Math.floor(MOST_POOLED / Math.max(1, pupils)));
  const all = pooled(counted.map((set) => firstCards(set, most)));
  const scored = scoredReviews(all);
  if (pupils < LEAST_PUPILS || scored < LEAST_POOLED) return { kind: "too-few", scored, pupils };
  const offer = offerParameters(all, undefined, options);
  if (offer === null) return null;
  if (offer.kind === "too-few") return { kind: "too-few", scored, pupils };
  return { ...offer, pupils };
}

/** The first cards of a set, whole, until they hold so many scored answers. */
function firstCards(set: ReviewSet, most: number): ReviewSet {
  const cards = set.starts.length - 1;
  let kept = 0;
  for (let scored = 0; kept < cards && scored < most; kept += 1)
    for (let i = set.starts[kept] ?? 0; i < (set.starts[kept + 1] ?? 0); i += 1)
      if ((set.gaps[i] ?? 0) > 0) scored += 1;
  const end = set.starts[kept] ?? 0;
  return {
    starts: set.starts.slice(0, kept + 1),
    ratings: set.ratings.slice(0, end),
    gaps: set.gaps.slice(0, end),
    days: set.days.slice(0, end),
  };
}
