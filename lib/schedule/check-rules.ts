import { parameterBounds } from "./fsrs.ts";
import type { ScheduleRules } from "./rules.ts";

export const MAXIMUM_INTERVAL_DAYS = 36_500;
/** A longer step is no step: FSRS then knows better. */
const MAXIMUM_STEP_MINUTES = 30 * 24 * 60;
const MAXIMUM_STEPS = 20;

/**
 * What is wrong with a set of rules, in sentences; empty when it can be used. ts-fsrs itself quietly replaces what it
 * cannot use (a retention of 0 becomes 0.9, a list of the wrong length the defaults), so nothing unchecked reaches it.
 */
export function problemsOf(rules: ScheduleRules): readonly string[] {
  return [
    ...problemsOfParameters(rules.parameters),
    ...(rules.desiredRetention > 0 && rules.desiredRetention < 1
      ? []
      : [`The desired retention must lie between 0 and 1, both excluded; it is ${rules.desiredRetention}.`]),
    ...(Number.isInteger(rules.maximumIntervalDays) &&
    rules.maximumIntervalDays >= 1 &&
    rules.maximumIntervalDays <= MAXIMUM_INTERVAL_DAYS
      ? []
      : [`The maximum interval must be a whole number of days from 1 to ${MAXIMUM_INTERVAL_DAYS}.`]),
    ...problemsOfSteps("learning", rules.learningStepsMinutes),
    ...problemsOfSteps("relearning", rules.relearningStepsMinutes),
  ];
}

function problemsOfParameters(parameters: readonly number[]): readonly string[] {
  if (parameters.length !== 21) {
    return [`FSRS-6 takes 21 parameters; ${parameters.length} were given.`];
  }
  const bounds = parameterBounds();
  return parameters.flatMap((value, i) => {
    const [least = 0, most = 0] = bounds[i] ?? [];
    return value >= least && value <= most
      ? []
      : [`Parameter w${i} must lie in ${least} to ${most}; it is ${value}.`];
  });
}

function problemsOfSteps(name: string, steps: readonly number[]): readonly string[] {
  const fine =
    steps.length <= MAXIMUM_STEPS && steps.every((minutes) => minutes > 0 && minutes <= MAXIMUM_STEP_MINUTES);
  return fine
    ? []
    : [`The ${name} steps must be at most ${MAXIMUM_STEPS} lengths, each above 0 and up to 30 days.`];
}
