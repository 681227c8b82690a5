import { DomainError } from "#lib/base/errors.ts";
import { stepsIn } from "#lib/study/step-words.ts";

export const WEEK = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"] as const;

/**
 * The settings in a submitted form, as the verb checks them. Throws `invalid`, with a sentence for each field that is
 * not a number or not steps.
 */
export function settingsIn(values: Readonly<Record<string, string>>): Readonly<Record<string, unknown>> {
  const details: Record<string, string> = {};
  const number = (name: string, most: number, least = 0): number => {
    const value = Number((values[name] ?? "").trim());
    if ((values[name] ?? "").trim() !== "" && value >= least && value <= most) return value;
    details[name] = `Write a number from ${least} to ${most}.`;
    return least;
  };
  const steps = (name: string): readonly number[] => {
    const minutes = stepsIn(values[name] ?? "");
    if (minutes !== null && minutes.length <= 10) return minutes;
    details[name] = "Write steps such as 1m 10m 1d, at most ten.";
    return [];
  };
  const settings = {
    desiredRetention: number("retention", 99, 70) / 100,
    newPerDay: Math.round(number("newPerDay", 9_999)),
    reviewsPerDay: Math.round(number("reviewsPerDay", 9_999)),
    learningStepsMinutes: steps("learningSteps"),
    relearningStepsMinutes: steps("relearningSteps"),
    maximumIntervalDays: Math.round(number("maximumInterval", 36_500, 1)),
    ways: {
      mode: values.mode,
      newOrder: values.newOrder,
      reviewOrder: values.reviewOrder,
      newAmong: values.newAmong,
      siblingsApart: values.siblingsApart,
      easyDays: WEEK.map((day) => values[day]),
      balance: values.balance === "on",
      leechAfter: Math.round(number("leechAfter", 99, 1)),
      leechAction: values.leechAction,
    },
  };
  const [first] = Object.values(details);
  if (first !== undefined)
    throw new DomainError("invalid", "Some numbers cannot be used. See the fields.", details);
  return settings;
}
