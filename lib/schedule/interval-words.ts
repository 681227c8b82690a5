import { daysBetween, type Instant, MS_PER_MINUTE, type StudyDay } from "#lib/base/study-time.ts";
import type { Due } from "./events.ts";

const DAYS_PER_MONTH = 365.25 / 12;
const DAYS_PER_YEAR = 365.25;

/** The same length twice: for the eye (`10m`, `3d`, `1.2mo`) and for the ear (`10 minutes`, `3 days`, `1.2 months`). */
export type IntervalWords = { readonly short: string; readonly long: string };

/**
 * A due in the words of a rating button. The unit is the largest that fits; minutes and days are whole, hours, months
 * and years have at most one decimal, as people know it from Anki.
 */
export function wordsForDue(due: Due, now: Instant, today: StudyDay): IntervalWords {
  return due.kind === "instant"
    ? wordsForMinutes((due.at - now) / MS_PER_MINUTE)
    : wordsForDays(daysBetween(today, due.day));
}

function wordsForMinutes(minutes: number): IntervalWords {
  if (minutes < 0.5) return { short: "now", long: "now" };
  if (minutes < 59.5) return words(Math.round(minutes), "m", "minute");
  if (minutes < 24 * 60) return words(oneDecimal(minutes / 60), "h", "hour");
  return wordsForDays(Math.round(minutes / 1440));
}

function wordsForDays(days: number): IntervalWords {
  if (days <= 0) return { short: "today", long: "today" };
  if (days < 30.5) return words(days, "d", "day");
  if (days < DAYS_PER_YEAR - 0.5) return words(oneDecimal(days / DAYS_PER_MONTH), "mo", "month");
  return words(oneDecimal(days / DAYS_PER_YEAR), "y", "year");
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}

function words(count: number, unit: string, name: string): IntervalWords {
  return { short: `${count}${unit}`, long: `${count} ${name}${count === 1 ? "" : "s"}` };
}
