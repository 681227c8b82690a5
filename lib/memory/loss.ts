import { begin, newWalk, PARAMETERS, ready, SURE, walkOn } from "./model.ts";
import type { ReviewSet } from "./review-set.ts";

/** The sum of −ln of the chance that was given to what happened, over the scored answers, and their number. */
export type Loss = { readonly sum: number; readonly scored: number };

/**
 * Log loss of some cards of a set under parameters; adds its derivatives to `gradient` where one is given. Answers on
 * the day of the one before move the memory and are not scored: nothing was forgotten yet.
 */
export function lossOf(
  set: ReviewSet,
  parameters: ArrayLike<number>,
  cards: ArrayLike<number>,
  gradient: Float64Array | null,
): Loss {
  const model = ready(parameters);
  const walk = newWalk(gradient !== null);
  let sum = 0;
  let scored = 0;
  for (let c = 0; c < cards.length; c += 1) {
    const card = cards[c] ?? 0;
    const end = set.starts[card + 1] ?? 0;
    const start = set.starts[card] ?? 0;
    for (let i = start; i < end; i += 1) {
      const rating = set.ratings[i] ?? 1;
      const gap = set.gaps[i] ?? 0;
      if (i === start) {
        begin(walk, model, rating);
        continue;
      }
      walkOn(walk, model, rating, gap);
      if (gap === 0) continue;
      scored += 1;
      const recall = Math.min(1 - SURE, Math.max(SURE, walk.recall));
      sum -= Math.log(rating > 1 ? recall : 1 - recall);
      if (gradient === null || recall !== walk.recall) continue;
      const slope = rating > 1 ? -1 / recall : 1 / (1 - recall);
      for (let k = 0; k < PARAMETERS; k += 1)
        gradient[k] = (gradient[k] ?? 0) + slope * (walk.ofRecall[k] ?? 0);
    }
  }
  return { sum, scored };
}

/** One prediction and what happened. */
export type Prediction = {
  /** The chance of recall that was predicted. */
  readonly recall: number;
  readonly recalled: boolean;
  /** Whole days since the answer before. */
  readonly gap: number;
  /** How many answers the card had had, and how many of them were Again after a day or more. */
  readonly answers: number;
  readonly lapses: number;
  readonly day: number;
};

/** What parameters would have predicted for every scored answer on or after a day, with all that went before known. */
export function predictions(
  set: ReviewSet,
  parameters: ArrayLike<number>,
  from = Number.NEGATIVE_INFINITY,
): readonly Prediction[] {
  const model = ready(parameters);
  const walk = newWalk(false);
  const found: Prediction[] = [];
  for (let card = 0; card + 1 < set.starts.length; card += 1) {
    const start = set.starts[card] ?? 0;
    const end = set.starts[card + 1] ?? 0;
    let lapses = 0;
    for (let i = start; i < end; i += 1) {
      const rating = set.ratings[i] ?? 1;
      const gap = set.gaps[i] ?? 0;
      const day = set.days[i] ?? 0;
      if (i === start) {
        begin(walk, model, rating);
        continue;
      }
      walkOn(walk, model, rating, gap);
      if (gap === 0) continue;
      if (day >= from)
        found.push({ recall: walk.recall, recalled: rating > 1, gap, answers: i - start, lapses, day });
      if (rating === 1) lapses += 1;
    }
  }
  return found;
}
