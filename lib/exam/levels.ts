import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";
import type { PredictionCorrection, StudyReading } from "./types.ts";

/*
 * A learner's memory may be better or worse than it is taken for, on all cards at once. That level is measured on the
 * logarithm of stability: at level x every stability is e^x of what is believed. It moves a card that is nearly
 * forgotten by many points and one that is nearly certain by few, as simulated learners with parameters of their own
 * do.
 */

/**
 * How far a learner's level may lie from none (a standard deviation), for cards answered once and for those answered
 * often. Set together with the slips of predict.ts, so that the intervals of simulated learners hold 80 % (`npm run
 * bench:exam`, on other learners than it has).
 */
export const LEVEL_SPREAD = { once: 0.3, settled: 0.22 } as const;
/** The same for what a single card has of its own; it evens out over many, but draws the mean a little. */
const CARD_SPREAD = { once: 0.6, settled: 0.45 } as const;

const DECAY = DEFAULT_PARAMETERS[20] ?? 0.1542;

/** The level of a chance against another: how much the logarithm of stability must move to lead from `from` to `to`. */
export function levelBetween(from: number, to: number): number {
  return forgetting(from) - forgetting(to);
}

/** How fast a chance changes with the level. */
export function slopeAt(chance: number): number {
  const odds = Math.exp(forgetting(chance));
  return (DECAY * odds * chance) / (1 + odds);
}

/** A chance at a level, on average over what single cards have of their own. */
export function chanceAt(chance: number, answers: number, level: number): number {
  const at = forgetting(chance) - level;
  const own = Math.sqrt(3) * cardSpread(answers);
  // The mean over a normal spread by three points.
  return (remembered(at - own) + 4 * remembered(at) + remembered(at + own)) / 6;
}

/** How far a card may lie from the others of the same learner. */
export function cardSpread(answers: number): number {
  return between(CARD_SPREAD, answers);
}

/** A chance at another level. */
export function moved(chance: number, level: number): number {
  return remembered(forgetting(chance) - level);
}

/** About this chance a reading bends the curve: 95 %. */
const PIVOT = forgetting(0.95);

/** A chance of the model as a learner's own answers have it. */
export function readBy(chance: number, reading: Pick<StudyReading, "level" | "bend"> | null): number {
  if (reading === null) return chance;
  return remembered(PIVOT + Math.exp(reading.bend) * (forgetting(chance) - PIVOT) - reading.level);
}

/** What a correction's shift of all stabilities makes of a level: a bent curve takes less or more of it. */
export function levelOfShift(correction: PredictionCorrection | null): number {
  return correction ? correction.shift * Math.exp(correction.reading?.bend ?? 0) : 0;
}

/**
 * The level that lies `z` standard deviations up, for a card with so many answers. The shift is in the chances already.
 */
export function levelOf(z: number, answers: number, correction: PredictionCorrection | null): number {
  const wider = correction ? correction.spread / LEVEL_SPREAD.settled : 1;
  return z * wider * between(LEVEL_SPREAD, answers);
}

function between({ once, settled }: { once: number; settled: number }, answers: number): number {
  return settled + (once - settled) / Math.max(1, answers);
}

/** The logarithm of time over stability that a chance stands for, and back: the forgetting curve of FSRS. */
function forgetting(chance: number): number {
  const inside = Math.min(Math.max(chance, 0.01), 0.9995);
  return Math.log(inside ** (-1 / DECAY) - 1);
}

function remembered(at: number): number {
  return (1 + Math.exp(at)) ** -DECAY;
}
