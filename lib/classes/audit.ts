import { dayNumber, type StudyTime } from "#lib/base/study-time.ts";
import type { CardState } from "#lib/schedule/events.ts";
import { recallAt } from "#lib/schedule/recall.ts";

/**
 * What the memory model expects of an answer just before it, 0 to 1; null where it expects nothing: of a card that was
 * not met, and of one that was answered on the same day, which says more about the sitting than about memory.
 */
export function predictionFor(
  before: CardState,
  studyTime: StudyTime,
  parameters: readonly number[],
): number | null {
  const { memory } = before;
  if (memory.kind === "new" || dayNumber(memory.lastStudyTime) >= dayNumber(studyTime)) return null;
  return recallAt(before, studyTime, parameters);
}

/** An answer that the app marked, with what the memory model expected of it just before. */
export type Check = {
  /** The chance of recall, 0 to 1. */
  readonly predicted: number;
  readonly right: boolean;
  /** For how many cards like it this one stands, against other checks of the pupil; 1 where nothing is known. */
  readonly weight?: number;
};

/** By how much the model's predictions of a pupil are off, on the scale of log odds. */
export type Audit = {
  readonly shift: number;
  /** Its standard error. */
  readonly error: number;
  readonly checks: number;
};

/** Where to start from before a pupil was checked: as the class is, give or take. */
export type AuditPrior = { readonly shift: number; readonly spread: number };

/** A class of which nothing is known: the predictions are right, give or take a factor of about two in the odds. */
export const NO_PRIOR: AuditPrior = { shift: 0, spread: 0.8 };
/** How little and how much pupils of one class can plausibly differ. */
const LEAST_SPREAD = 0.2;
const MOST_SPREAD = 1.2;
/** No prediction is certain: beyond this the log odds are taken to be these. */
const SUREST = 0.999;

/**
 * What checks say of a pupil's predictions: the shift of their log odds that explains them best, held towards the prior
 * (a logistic regression with an offset and a normal prior, the posterior's mode by Newton's steps). Few checks move it
 * little. A memory model that was fed with kind grades predicts too much; the same shift takes that out of a forecast.
 */
export function auditOf(checks: readonly Check[], prior: AuditPrior = NO_PRIOR): Audit {
  const mean = checks.reduce((sum, { weight = 1 }) => sum + weight, 0) / checks.length;
  const weighed = checks.map(({ predicted, right, weight = 1 }) => ({
    odds: logOdds(predicted),
    right,
    share: weight / mean,
  }));
  const right = weighed.reduce((sum, one) => sum + (one.right ? one.share : 0), 0);
  const weight = 1 / prior.spread ** 2;
  let { shift } = prior;
  let information = weight;
  for (let round = 0; round < 25; round += 1) {
    let expected = 0;
    information = weight;
    for (const { odds, share } of weighed) {
      const chance = chanceOf(odds + shift);
      expected += chance * share;
      information += chance * (1 - chance) * share;
    }
    // Far out the information is smallest: without a bound a first step could leave for good.
    const step = (right - expected + weight * (prior.shift - shift)) / information;
    shift += Math.max(-1, Math.min(1, step));
    if (Math.abs(step) < 1e-9) break;
  }
  return { shift, error: 1 / Math.sqrt(information), checks: checks.length };
}

/** Where to start from with each pupil of a class: what all its checks say together, and how much pupils differ in it. */
export function classPrior(pupils: readonly (readonly Check[])[]): AuditPrior {
  const all = auditOf(pupils.flat());
  const single = pupils
    .filter((checks) => checks.length >= LEAST_CHECKS)
    .map((checks) => auditOf(checks, FREE));
  if (single.length < 3) return { shift: all.shift, spread: NO_PRIOR.spread };
  // What pupils differ by beyond the chance of few checks (DerSimonian and Laird's method of moments).
  const weights = single.map(({ error }) => 1 / error ** 2);
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const middle = sum(single.map(({ shift }, i) => shift * (weights[i] ?? 0))) / sum(weights);
  const apart = sum(single.map(({ shift }, i) => (weights[i] ?? 0) * (shift - middle) ** 2));
  const between =
    (apart - (single.length - 1)) / (sum(weights) - sum(weights.map((one) => one ** 2)) / sum(weights));
  const spread = Math.min(MOST_SPREAD, Math.max(LEAST_SPREAD, Math.sqrt(Math.max(0, between))));
  return { shift: all.shift, spread };
}

/** Below so many checks a pupil's figure says more about the class than about the pupil. */
export const LEAST_CHECKS = 8;
/** Nearly no prior: what a pupil's own checks say alone. */
const FREE: AuditPrior = { shift: 0, spread: 3 };

/** A prediction as the checks correct it. Where nothing is predicted to be known nothing is. */
export function audited(predicted: number, { shift }: Pick<Audit, "shift">): number {
  return predicted <= 0 ? 0 : chanceOf(logOdds(predicted) + shift);
}

function logOdds(chance: number): number {
  const held = Math.min(SUREST, Math.max(1 - SUREST, chance));
  return Math.log(held / (1 - held));
}

function chanceOf(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
