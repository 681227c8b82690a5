import { addDays, instantOf, MS_PER_DAY, studyTime } from "../base/study-time.ts";
import type { Goal } from "./types.ts";

const WEEK = 7 * MS_PER_DAY;

/** By how many whole weeks dates that lie behind are moved, so that the first of them is not over; 0 for none. */
export function weeksAhead(first: number, now: number): number {
  return first >= now ? 0 : Math.ceil((now - first) / WEEK);
}

/** The same time of the same weekday some weeks later, on the clock of a zone. */
export function weeksLater(instant: number, weeks: number, zone: string): number {
  const clock = { zone, dayStart: 0 };
  return instantOf(studyTime(instant, clock) + weeks * WEEK, clock);
}

/** A goal with its day some weeks later. */
export function goalLater(goal: Goal, weeks: number): Goal {
  return goal.kind === "retained" ? { ...goal, day: addDays(goal.day, weeks * 7) } : goal;
}
