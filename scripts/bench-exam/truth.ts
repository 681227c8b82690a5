import { memoryModel } from "#lib/exam/memory.ts";
import { DEFAULT_PARAMETERS, parameterBounds } from "#lib/schedule/fsrs.ts";

/** How a simulated learner's memory really is. Recall is asked on whole days; sittings leave traces. */
export type Truth = {
  readonly recall: (card: number, day: number) => number;
  readonly first: (card: number, day: number, rating: number) => void;
  readonly review: (card: number, day: number, rating: number) => void;
  readonly sameDay: (card: number, day: number, rating: number) => void;
};

export type Kind = "fsrs" | "exact" | "act-r";

/** A normal number for a card or for the learner, from an even one. */
export type Noise = (random: () => number) => number;

export const normal: Noise = (random) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** Spread of one learner's parameters around the published ones (log scale), and of one card's memory. */
const SPREAD = { first: 0.6, rest: 0.2, decay: 0.4, card: 0.4, review: 0.15, difficulty: 0.7 };

export function truthOf(kind: Kind, cards: number, random: () => number): Truth {
  switch (kind) {
    case "exact":
      return fsrsTruth(cards, DEFAULT_PARAMETERS, random, 0);
    case "fsrs":
      return fsrsTruth(cards, learnersParameters(random), random, 1);
    case "act-r":
      return activationTruth(cards, random);
  }
}

function learnersParameters(random: () => number): readonly number[] {
  const bounds = parameterBounds();
  return DEFAULT_PARAMETERS.map((value, i) => {
    const [least = value, most = value] = bounds[i] ?? [];
    const spread = i < 4 ? SPREAD.first : i === 20 ? SPREAD.decay : SPREAD.rest;
    return Math.min(most, Math.max(least, value * Math.exp(spread * normal(random))));
  });
}

/** FSRS-6 with the learner's own parameters, cards that differ and reviews that do. */
function fsrsTruth(cards: number, parameters: readonly number[], random: () => number, noise: number): Truth {
  const memory = memoryModel(parameters);
  const stability = new Float64Array(cards);
  const difficulty = new Float64Array(cards);
  const last = new Float64Array(cards);
  const own = Float64Array.from({ length: cards }, () => Math.exp(noise * SPREAD.card * normal(random)));
  const harder = Float64Array.from({ length: cards }, () => noise * SPREAD.difficulty * normal(random));
  // Noise of a review comes from a table, so that every rule meets the same for the same number of answers.
  const jolts = Float64Array.from({ length: 4096 }, () => Math.exp(noise * SPREAD.review * normal(random)));
  const given = new Uint16Array(cards);
  const jolt = (card: number): number => {
    given[card] = (given[card] ?? 0) + 1;
    return jolts[(card * 37 + (given[card] ?? 0)) % 4096] ?? 1;
  };
  const recall = (card: number, day: number): number =>
    memory.recall(day - (last[card] ?? 0), stability[card] ?? 1);
  return {
    recall,
    first: (card, day, rating) => {
      stability[card] = memory.firstStability(rating) * (own[card] ?? 1);
      difficulty[card] = Math.min(10, Math.max(1, memory.firstDifficulty(rating) + (harder[card] ?? 0)));
      last[card] = day;
    },
    review: (card, day, rating) => {
      const chance = recall(card, day);
      const [s, d] = [stability[card] ?? 1, difficulty[card] ?? 5];
      const next = rating === 1 ? memory.failed(s, d, chance) : memory.passed(s, d, chance, rating);
      stability[card] = Math.max(0.01, next * jolt(card));
      difficulty[card] = memory.difficultyAfter(d, rating);
      last[card] = day;
    },
    sameDay: (card, _day, rating) => {
      stability[card] = memory.sameDay(stability[card] ?? 1, rating);
      difficulty[card] = memory.difficultyAfter(difficulty[card] ?? 5, rating);
    },
  };
}

/**
 * A memory that is not FSRS: activation sums traces that fade as powers of time, each the faster the stronger the
 * memory was when it was laid down (Pavlik and Anderson 2005); recall is a logistic curve of it.
 */
function activationTruth(cards: number, random: () => number): Truth {
  const scale = 0.22 * Math.exp(0.15 * normal(random));
  const least = 0.16 * Math.exp(0.15 * normal(random));
  const threshold = -0.9 + 0.12 * normal(random);
  const slope = 0.35 * Math.exp(0.1 * normal(random));
  const own = Float64Array.from({ length: cards }, () => 0.2 * normal(random));
  const times: number[][] = Array.from({ length: cards }, () => []);
  const decays: number[][] = Array.from({ length: cards }, () => []);
  // Days count 10 units; answers within a sitting lie a quarter of one apart.
  const activation = (card: number, at: number): number => {
    const [when = [], decay = []] = [times[card], decays[card]];
    let sum = 0;
    for (let i = 0; i < when.length; i += 1) sum += Math.max(0.25, at - (when[i] ?? 0)) ** -(decay[i] ?? 0.5);
    return sum > 0 ? Math.log(sum) + (own[card] ?? 0) : Number.NEGATIVE_INFINITY;
  };
  const present = (card: number, at: number, bonus: number): void => {
    const before = activation(card, at);
    const decay =
      before === Number.NEGATIVE_INFINITY ? least : scale * Math.exp(Math.min(before, 1.5)) + least;
    times[card]?.push(at);
    decays[card]?.push(Math.max(0.05, decay + bonus));
  };
  const latest = (card: number): number => times[card]?.at(-1) ?? 0;
  return {
    recall: (card, day) => {
      const m = activation(card, day * 10);
      return m === Number.NEGATIVE_INFINITY ? 0 : 1 / (1 + Math.exp((threshold - m) / slope));
    },
    first: (card, day, rating) => present(card, day * 10, (3 - rating) * 0.05),
    review: (card, day, rating) => present(card, day * 10, rating === 4 ? -0.02 : 0),
    sameDay: (card) => present(card, latest(card) + 0.25, 0),
  };
}
