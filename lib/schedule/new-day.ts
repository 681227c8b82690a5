import { addDays, type StudyDay, studyDayOf } from "#lib/base/study-time.ts";
import type { CardState } from "./events.ts";
import { daysToRetention } from "./fsrs.ts";
import { fuzzRange, fuzzRoll, wholeInterval } from "./intervals.ts";
import type { ScheduleRules } from "./rules.ts";

/**
 * The day on which a card would come by these rules, counted from its last answer and not before today; null where it
 * stays: for a card that is no review, and where its interval is one that these rules could have given too.
 */
export function newDayOf(
  cardId: string,
  { memory, suspended, answers }: CardState,
  rules: ScheduleRules,
  { userId, today }: { readonly userId: string; readonly today: StudyDay },
): StudyDay | null {
  if (suspended || memory.kind === "new" || memory.phase !== "review" || memory.due.kind !== "day")
    return null;
  const most = rules.maximumIntervalDays;
  const days = daysToRetention(memory.stability, rules);
  const { least, most: longest } = fuzzRange(Math.max(1, Math.round(days)), 0, most);
  if (memory.intervalDays >= least - 1 && memory.intervalDays <= longest + 1) return null;
  const roll = rules.fuzz ? fuzzRoll(userId, cardId, answers) : null;
  const day = addDays(studyDayOf(memory.lastStudyTime), wholeInterval(days, 0, most, roll));
  const there = day < today ? today : day;
  const isOpen = memory.due.day <= today && there <= today;
  return isOpen || there === memory.due.day ? null : there;
}
