import { counted, figure } from "#app/_ui/words.ts";
import { MS_PER_MINUTE } from "#lib/base/study-time.ts";
import type { LogEntry } from "#lib/study/run-log.ts";
import { type SessionTime, spentMs } from "#lib/study/session-time.ts";

/** How much of the day's time is used: "12 of 20 min". */
export function timeWords(time: SessionTime, log: readonly LogEntry[]): string {
  const spent = Math.floor(spentMs(time, log) / MS_PER_MINUTE);
  return `${figure(spent)} of ${figure(Math.round(time.budgetMs / MS_PER_MINUTE))}\u00a0min`;
}

/** What ended a sitting for an exam, and what comes next; null for any other sitting. */
export function examEnd({
  time,
  log,
  left,
}: {
  readonly time: SessionTime | undefined;
  readonly log: readonly LogEntry[];
  /** Cards of today's plan that were not reached. */
  readonly left: number;
}): string | null {
  if (!time) return null;
  const minutes = Math.round(time.budgetMs / MS_PER_MINUTE);
  if (minutes === 0) return "No minutes are planned for today.";
  if (left === 0) return "That is all that the plan has for today.";
  const spent = Math.round(spentMs(time, log) / MS_PER_MINUTE);
  return `Today’s ${counted(minutes, "minute")} are used${spent > minutes ? ` (${figure(spent)} in fact)` : ""}; ${counted(left, "card")} ${left === 1 ? "goes" : "go"} back into the plan.`;
}
