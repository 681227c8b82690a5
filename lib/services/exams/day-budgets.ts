import { addDays, dayFromName, daysBetween, type StudyDay } from "#lib/base/study-time.ts";
import type { Shape } from "#lib/exam/types.ts";
import { shaped } from "#lib/exam/what-if.ts";

/** What one exam asks of the days before it. */
export type DayWish = {
  readonly examDay: StudyDay;
  /** Minutes by weekday, Monday first. */
  readonly minutes: readonly number[];
  readonly shape: Shape;
  /** The day from which on the shape counts; null for the same every day. */
  readonly shapeFrom: StudyDay | null;
};

/** Monday is 0. */
export function weekdayOf(day: StudyDay): number {
  // 1970-01-01, day 0, was a Thursday.
  return (((dayFromName(day) + 3) % 7) + 7) % 7;
}

/**
 * The seconds of each day from today to the last one before the last exam; on the morning of an exam, of that day too.
 * Minutes are the learner's day, not an exam's: where exams overlap, the larger number counts, so that no day is longer
 * than somebody said. 0 on days off.
 */
export function dayBudgets(
  today: StudyDay,
  wishes: readonly DayWish[],
  isOff: (day: StudyDay) => boolean,
): readonly number[] {
  const each = wishes.map((wish) => secondsFor(today, wish, isOff));
  const length = Math.max(0, ...each.map((one) => one.length));
  return Array.from({ length }, (_, day) => Math.max(0, ...each.map((one) => one[day] ?? 0)));
}

function secondsFor(
  today: StudyDay,
  { examDay, minutes, shape, shapeFrom }: DayWish,
  isOff: (day: StudyDay) => boolean,
): readonly number[] {
  // The shape is laid out once, from the day on which it was chosen: every morning anew, its heavy end would never come.
  const from = shapeFrom !== null && shapeFrom < today ? shapeFrom : today;
  const days = Math.max(daysBetween(from, examDay), daysBetween(from, today) + 1);
  const flat = Array.from({ length: days }, (_, n) => {
    const day = addDays(from, n);
    return isOff(day) ? 0 : Math.max(0, (minutes[weekdayOf(day)] ?? 0) * 60);
  });
  return shaped(flat, shape)
    .slice(daysBetween(from, today))
    .map((seconds) => Math.round(seconds));
}

/** Whether a day lies in one of the absences, both ends included. */
export function offDaysOf(
  holidays: readonly { readonly fromDay: StudyDay; readonly toDay: StudyDay }[],
): (day: StudyDay) => boolean {
  return (day) => holidays.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
}
