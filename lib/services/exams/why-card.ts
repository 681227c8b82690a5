import { studyDay } from "#lib/base/study-time.ts";
import { keptPlan } from "#lib/db/queries/exam-plans.ts";
import { examsTakenBy } from "#lib/db/queries/exams.ts";
import type { PlannedToday } from "#lib/study/card-info.ts";
import { type Ctx, userIdOf } from "../context.ts";

/**
 * Why the viewer's plan has a card today; null when it has not. From the plan that was worked out last today: after an
 * answer it is another one, and the reason why the card was asked is still the first.
 */
export async function whyCard(ctx: Ctx, cardId: string): Promise<PlannedToday | null> {
  const userId = userIdOf(ctx);
  if (userId === null || ctx.viewer.kind === "visitor") return null;
  const { read } = ctx.store;
  const kept = await keptPlan(read, userId);
  if (kept === null || kept.studyDay !== studyDay(ctx.now(), ctx.viewer.clock)) return null;
  const found = kept.plan.today.find((card) => card.cardId === cardId);
  if (!found) return null;
  const exams = (await examsTakenBy(read, userId)).filter(({ exam }) => exam.at > ctx.now());
  const exam = exams.find(({ exam: one }) => one.id === found.reason.examId)?.exam ?? exams[0]?.exam;
  const { kind, now, examIfLeft, examIfDone, seconds } = found.reason;
  return exam ? { examId: exam.id, examTitle: exam.title, kind, now, examIfLeft, examIfDone, seconds } : null;
}
