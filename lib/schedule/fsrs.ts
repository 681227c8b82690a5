// The only import of ts-fsrs: it extends Date.prototype when loaded, and its clock, fuzz, steps and maximum are not ours.
// What is taken from it is the memory model alone (stability, difficulty), on whole study days that we count ourselves.
import { CLAMP_PARAMETERS, default_w, FSRSAlgorithm, W17_W18_Ceiling } from "ts-fsrs";
import type { Rating } from "./events.ts";
import type { ScheduleRules } from "./rules.ts";

/** FSRS-6 as published: w0 to w20. */
export const DEFAULT_PARAMETERS: readonly number[] = default_w;

/** How well something is known: days until recall falls to 90 %, and 1 (easy) to 10 (hard). */
export type Strength = { readonly stability: number; readonly difficulty: number };

const engines = new WeakMap<ScheduleRules, FSRSAlgorithm>();

/** One engine for each set of rules: making one costs more than an answer. */
function engineFor(rules: ScheduleRules): FSRSAlgorithm {
  const known = engines.get(rules);
  if (known) return known;
  const made = new FSRSAlgorithm({
    w: [...rules.parameters],
    request_retention: rules.desiredRetention,
    maximum_interval: rules.maximumIntervalDays,
    enable_fuzz: false,
    enable_short_term: true,
    // Only their number matters to the model: more than one relearning step lowers the ceiling of w17 and w18.
    relearning_steps: rules.relearningStepsMinutes.map((minutes) => `${minutes}m` as const),
  });
  engines.set(rules, made);
  return made;
}

/**
 * Strength after an answer. `elapsedDays` are whole study days since the last answer, 0 on the same day, never negative
 * (ts-fsrs throws); null for the first answer of all. ts-fsrs keeps eight decimals and starts no card below 0.1 days.
 */
export function strengthAfter(
  before: Strength | null,
  elapsedDays: number,
  rating: Rating,
  rules: ScheduleRules,
): Strength {
  return engineFor(rules).next_state(before && { ...before }, before ? elapsedDays : 0, rating);
}

/** Days until recall falls to the desired retention; unrounded, without the maximum. */
export function daysToRetention(stability: number, rules: ScheduleRules): number {
  return stability * engineFor(rules).interval_modifier;
}

/** The least and the greatest value of each parameter. */
export function parameterBounds(): readonly (readonly number[])[] {
  return CLAMP_PARAMETERS(W17_W18_Ceiling, false);
}
