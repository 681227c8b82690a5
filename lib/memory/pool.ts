import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import type { FitOptions } from "./fit.ts";
import { type Prediction, predictions } from "./loss.ts";
import { believedFit, gains, isClear, meanOf, type Scored, scoresOf } from "./offer.ts";
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
      /** On the answers of each pupil, under the defaults and under a fit of others'. */
      readonly before: Scored;
      readonly after: Scored;
      readonly scored: number;
      readonly pupils: number;
    };

/** The pupils are parted into so many groups, and each is predicted by a fit of the others. */
const GROUPS = 5;

/**
 * Weights for whoever begins in a class, from the answers of those who are in it. Who begins is nobody of them, so it is
 * pupils that are held out: offered only when fits of the others predicted them better than the defaults, pupil by
 * pupil, by more than chance would explain. Null when it was stopped.
 */
export function offerToClass(sets: readonly ReviewSet[], options: FitOptions = {}): ClassOffer | null {
  const counted = sets.filter((set) => scoredReviews(set) >= LEAST_OF_PUPIL);
  const pupils = counted.length;
  const most = Math.min(MOST_OF_PUPIL, Math.floor(MOST_POOLED / Math.max(1, pupils)));
  const kept = counted.map((set) => firstCards(set, most));
  const all = pooled(kept);
  const scored = scoredReviews(all);
  if (pupils < LEAST_PUPILS || scored < LEAST_POOLED) return { kind: "too-few", scored, pupils };
  const { onProgress = () => true } = options;
  const part = (i: number) => (done: number) => onProgress((i + done) / (GROUPS + 1));
  const before: Prediction[] = [];
  const after: Prediction[] = [];
  const each: number[] = [];
  for (let group = 0; group < GROUPS; group += 1) {
    const others = pooled(kept.filter((_, i) => i % GROUPS !== group));
    const trial = believedFit(others, { ...options, onProgress: part(group) });
    if (trial === null) return null;
    for (const set of kept.filter((_, i) => i % GROUPS === group)) {
      const [old, fresh] = [predictions(set, DEFAULT_PARAMETERS), predictions(set, trial)];
      each.push(meanOf(gains(old, fresh)));
      before.push(...old);
      after.push(...fresh);
    }
  }
  const found = { before: scoresOf(before), after: scoresOf(after), scored, pupils };
  if (!isClear(each)) return { kind: "not-better", parameters: DEFAULT_PARAMETERS, ...found };
  const parameters = believedFit(all, { ...options, onProgress: part(GROUPS) });
  return parameters && { kind: "better", parameters, ...found };
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
