/**
 * Claimed and verified memory. A pupil who grades themselves may be too kind; now and then the app asks to type the
 * answer first, and marks it. Which answers those are is decided by dice (lib/study/checks.ts), so that both kinds are
 * samples of the same work, and their difference is the pupil's optimism.
 */

/** So many answers, and how many of them were right. */
export type Tally = { readonly recalled: number; readonly of: number };

/** A number with the interval that holds it in 95 of 100 cases. */
export type Estimate = { readonly estimate: number; readonly low: number; readonly high: number };

export type Optimism = {
  /** Graded by the pupil. */
  readonly claimed: Tally;
  /** Typed or chosen, and marked by the app, when the dice said so. */
  readonly verified: Tally;
  /**
   * How much more is claimed than verified, from −1 to 1; null while there are too few of either to say anything. Where
   * `low` is above 0 it is hardly chance.
   */
  readonly gap: Estimate | null;
};

/** With fewer checks than this the interval is wider than anything that could be said about it. */
export const LEAST_CHECKS = 8;

const Z = 1.96;

/** How much more a pupil claims than they can show. */
export function optimismOf(claimed: Tally, verified: Tally): Optimism {
  const enough = claimed.of >= LEAST_CHECKS && verified.of >= LEAST_CHECKS;
  return { claimed, verified, gap: enough ? difference(claimed, verified) : null };
}

/** The difference of two shares with Newcombe's interval from two Wilson intervals (method 10, 1998). */
function difference(a: Tally, b: Tally): Estimate {
  const [one, other] = [shareOf(a), shareOf(b)];
  const estimate = one.estimate - other.estimate;
  const below = Math.hypot(one.estimate - one.low, other.high - other.estimate);
  const above = Math.hypot(one.high - one.estimate, other.estimate - other.low);
  return { estimate, low: Math.max(-1, estimate - below), high: Math.min(1, estimate + above) };
}

/** A share with Wilson's interval; 0 to 1 with nothing known. */
export function shareOf({ recalled, of }: Tally): Estimate {
  if (of <= 0) return { estimate: 0, low: 0, high: 1 };
  const share = recalled / of;
  const middle = share + (Z * Z) / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const whole = 1 + (Z * Z) / of;
  return {
    estimate: share,
    low: Math.max(0, (middle - half) / whole),
    high: Math.min(1, (middle + half) / whole),
  };
}

/** A verified answer, with what the memory model expected of it just before. */
export type Check = {
  /** 0 to 1. */
  readonly predicted: number;
  readonly recalled: boolean;
};

/** By how much the model's predictions of a pupil are off, on the scale of log odds. */
export type Audit = {
  readonly shift: number;
  /** Its standard error. */
  readonly error: number;
  readonly checks: number;
};

/** Before any check it is taken to be about nothing, give or take this much: three in four pupils. */
const PRIOR_ERROR = 1;
const STEPS = 25;

/**
 * What verified answers say of the predictions: the shift of their log odds that explains what was recalled best, drawn
 * towards none while there are few checks (a normal prior, the posterior's mode by Newton's method). A memory model that
 * was fed with kind grades predicts too much, and the same shift takes that out of a forecast.
 */
export function auditOf(checks: readonly Check[]): Audit {
  const prior = 1 / (PRIOR_ERROR * PRIOR_ERROR);
  const recalled = checks.filter((check) => check.recalled).length;
  let shift = 0;
  let information = prior;
  for (let i = 0; i < STEPS; i += 1) {
    let expected = 0;
    information = prior;
    for (const { predicted } of checks) {
      const chance = shifted(predicted, shift);
      expected += chance;
      information += chance * (1 - chance);
    }
    const step = (recalled - expected - prior * shift) / information;
    // The information is smallest far out: without a bound a first step could leave for good.
    shift += Math.max(-1, Math.min(1, step));
    if (Math.abs(step) < 1e-9) break;
  }
  return { shift, error: 1 / Math.sqrt(information), checks: checks.length };
}

/** A predicted share as the checks make it, with its interval. Where nothing is predicted to be known nothing is. */
export function audited(predicted: number, { shift, error }: Audit): Estimate {
  return {
    estimate: shifted(predicted, shift),
    low: shifted(predicted, shift - Z * error),
    high: shifted(predicted, shift + Z * error),
  };
}

/** The mean over many predictions, each audited: exact where the cards differ, unlike the audit of their mean. */
export function auditedMean(predicted: readonly number[], audit: Audit): Estimate {
  if (predicted.length === 0) return { estimate: 0, low: 0, high: 0 };
  const each = predicted.map((one) => audited(one, audit));
  const mean = (pick: (one: Estimate) => number): number =>
    each.reduce((sum, one) => sum + pick(one), 0) / each.length;
  return {
    estimate: mean((one) => one.estimate),
    low: mean((one) => one.low),
    high: mean((one) => one.high),
  };
}

/** No prediction is certain: beyond this the log odds are taken to be these. */
const SUREST = 0.999;

function shifted(chance: number, by: number): number {
  if (chance <= 0) return 0;
  const held = Math.min(SUREST, Math.max(1 - SUREST, chance));
  return 1 / (1 + Math.exp(-(Math.log(held / (1 - held)) + by)));
}
