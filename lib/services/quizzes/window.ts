import type { QuizAssignment } from "#lib/db/queries/quiz-classes.ts";
import type { AllowanceRow, QuizRow } from "#lib/db/queries/quizzes.ts";

const MS_PER_MINUTE = 60_000;

/** After this instant nobody of the class begins any more, and who is at it is at the end; null: open for good. */
export function closesAt(assignment: QuizAssignment): number | null {
  return assignment.closesAt ?? (assignment.lateRule === "does-not-count" ? assignment.dueAt : null);
}

/** The assignment by which a pupil may begin now: the one that is due first. Null when all have closed. */
export function openNow(assignments: readonly QuizAssignment[], now: number): QuizAssignment | null {
  return assignments.find((one) => (closesAt(one) ?? Number.POSITIVE_INFINITY) > now) ?? null;
}

/** When an attempt ends that begins now; null when it does not. More time goes beyond the closing as well. */
export function endOf(
  quiz: Pick<QuizRow, "settings">,
  assignment: QuizAssignment | null,
  allowance: AllowanceRow | null,
  startedAt: number,
): number | null {
  const { minutes } = quiz.settings;
  const factor = allowance === null ? 1 : allowance.factor;
  const limit = minutes === null || factor === null ? null : startedAt + minutes * MS_PER_MINUTE * factor;
  const closing = assignment === null ? null : closesAt(assignment);
  if (closing === null || limit === null) return limit ?? closing;
  // Who has more time does not lose it because the others have to stop.
  const extra = minutes === null ? 0 : minutes * MS_PER_MINUTE * ((factor ?? 1) - 1);
  return Math.min(limit, closing + extra);
}

/** How often one person may take a quiz; null: as often as they like. */
export function attemptsFor(quiz: Pick<QuizRow, "settings">, allowance: AllowanceRow | null): number | null {
  const { attempts } = quiz.settings;
  return attempts === null ? null : attempts + (allowance?.moreAttempts ?? 0);
}
