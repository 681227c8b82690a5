import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import { meanLapse, type Outcome, sittingEnds } from "./sitting.ts";

/**
 * FSRS-6 in plain numbers, for the millions of steps that a plan asks about. It answers what `lib/schedule` answers
 * (a test holds them together), except that days may be fractions and nothing is rounded to eight decimals.
 */
export type MemoryModel = {
  /** The chance of recall `days` after an answer. */
  readonly recall: (days: number, stability: number) => number;
  /** Stability after knowing it (2 Hard, 3 Good, 4 Easy), when the chance of that was `recall`. */
  readonly passed: (stability: number, difficulty: number, recall: number, rating: number) => number;
  /** Stability after not knowing it, before anything else that day. */
  readonly failed: (stability: number, difficulty: number, recall: number) => number;
  /** Stability after one more answer on the same day. */
  readonly sameDay: (stability: number, rating: number) => number;
  readonly difficultyAfter: (difficulty: number, rating: number) => number;
  /**
   * Stability and difficulty at the end of a sitting in which it was not known: the mean over how such sittings go on.
   */
  readonly lapsed: (stability: number, difficulty: number, recall: number) => number;
  readonly difficultyLapsed: (difficulty: number) => number;
  readonly firstStability: (rating: number) => number;
  readonly firstDifficulty: (rating: number) => number;
};

const MIN_STABILITY = 0.001;
const MAX_STABILITY = 36_500;

export function memoryModel(parameters: readonly number[]): MemoryModel {
  const w = (i: number): number => parameters[i] ?? DEFAULT_PARAMETERS[i] ?? 0;
  const decay = w(20);
  const factor = 0.9 ** (-1 / decay) - 1;
  const [growth, growthPower, growthRecall] = [Math.exp(w(8)), w(9), w(10)];
  const [failScale, failDifficulty, failPower, failRecall] = [w(11), w(12), w(13), w(14)];
  const failCeiling = Math.exp(-w(17) * w(18));
  const [hard, easy] = [w(15), w(16)];
  const [dayScale, dayOffset, dayPower] = [w(17), w(18), w(19)];
  const [step, reversion] = [w(6), w(7)];
  const rawFirst = (rating: number): number => w(4) - Math.exp((rating - 1) * w(5)) + 1;
  const easiest = rawFirst(4);
  const failed: MemoryModel["failed"] = (s, d, r) => {
    const fallen =
      failScale * d ** -failDifficulty * ((s + 1) ** failPower - 1) * Math.exp((1 - r) * failRecall);
    return stabilityWithin(Math.min(s * failCeiling, stabilityWithin(fallen)));
  };
  const sameDay: MemoryModel["sameDay"] = (s, rating) => {
    const change = s ** -dayPower * Math.exp(dayScale * (rating - 3 + dayOffset));
    return stabilityWithin(s * (rating >= 2 ? Math.max(1, change) : change));
  };
  const difficultyAfter: MemoryModel["difficultyAfter"] = (d, rating) => {
    const moved = d - (step * (rating - 3) * (10 - d)) / 9;
    return difficultyWithin(reversion * easiest + (1 - reversion) * moved);
  };
  const lapse = meanLapse({ sameDay, difficultyAfter });
  return {
    recall: (days, stability) => (1 + (factor * days) / stability) ** -decay,
    passed: (s, d, r, rating) => {
      const bonus = rating === 2 ? hard : rating === 4 ? easy : 1;
      const grown = growth * (11 - d) * s ** -growthPower * (Math.exp((1 - r) * growthRecall) - 1) * bonus;
      return stabilityWithin(s * (1 + grown));
    },
    failed,
    sameDay,
    difficultyAfter,
    lapsed: (s, d, r) => stabilityWithin(failed(s, d, r) * lapse.factor),
    difficultyLapsed: (d) => lapse.difficulty(difficultyAfter(d, 1)),
    // The floor is that of ts-fsrs.
    firstStability: (rating) => Math.max(0.1, w(rating - 1)),
    firstDifficulty: (rating) => difficultyWithin(rawFirst(rating)),
  };
}

function stabilityWithin(value: number): number {
  return value < MIN_STABILITY ? MIN_STABILITY : value > MAX_STABILITY ? MAX_STABILITY : value;
}

function difficultyWithin(value: number): number {
  return value < 1 ? 1 : value > 10 ? 10 : value;
}

/** How a card is known after its first sitting, however that went. */
export function firstOutcomes(memory: MemoryModel, shares: readonly number[]): readonly Outcome[] {
  return ([1, 2, 3, 4] as const).flatMap((rating) => {
    const share = shares[rating - 1] ?? 0;
    if (share <= 0) return [];
    return sittingEnds(memory, "learning", rating, {
      share,
      stability: memory.firstStability(rating),
      difficulty: memory.firstDifficulty(rating),
    });
  });
}
