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
