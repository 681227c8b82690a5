/** A day on which there is time, or a week far ahead that is planned as one: the days it covers, and their seconds. */
export type Slot = {
  readonly day: number;
  readonly seconds: number;
  readonly from: number;
  readonly length: number;
};

/** Up to here every day is a slot of its own. */
const DAYS_ONE_BY_ONE = 90;
/** Of a longer time, so many days from today and so many before its end are; those between go by weeks. */
const FIRST_DAYS = 28;
const LAST_DAYS = 21;
/** Further ahead than this nothing is planned: the first days would not differ. */
export const LONGEST_DAYS = 400;

/** The days with time, by weeks in the middle of a long time: a week is one day with all of its seconds. */
export function slotsOf(budgets: readonly number[]): readonly Slot[] {
  const days = budgets.slice(0, LONGEST_DAYS);
  const weeksUntil = days.length <= DAYS_ONE_BY_ONE ? 0 : days.length - LAST_DAYS;
  const slots: Slot[] = [];
  for (let day = 0; day < days.length; ) {
    const length = day >= FIRST_DAYS && day < weeksUntil ? Math.min(7, weeksUntil - day) : 1;
    const seconds = days.slice(day, day + length).reduce((sum, each) => sum + Math.max(0, each), 0);
    if (seconds > 0) slots.push({ day: day + Math.floor(length / 2), seconds, from: day, length });
    day += length;
  }
  return slots;
}
