import { keptPlan } from "#lib/db/queries/exam-plans.ts";
import { lastPrediction } from "#lib/db/queries/exam-records.ts";
import { examsTakenBy } from "#lib/db/queries/exams.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { startPlan } from "./plan-now.ts";
import { planRequest } from "./plan-request.ts";
import { type Predicted, predictedIn } from "./predicted.ts";

/** What the start page says of the exam that comes next, and of those that are over and ask something. */
export type NextExam = {
  readonly next: {
    readonly id: string;
    readonly title: string;
    readonly at: number;
    readonly zone: string;
    /** Study days until its day; 0 is today. */
    readonly days: number;
    /** The last prediction; null while none is made. */
    readonly expected: Predicted | null;
    /** What is left of today's minutes, for all exams, and what there is of them. */
    readonly minutesLeft: number;
    readonly minutes: number;
    /** Cards of it that today's plan has; null while it is being worked out. */
    readonly cards: number | null;
  } | null;
  /** How many more lie ahead. */
  readonly others: number;
  readonly over: readonly { readonly id: string; readonly title: string }[];
};

/**
 * For the start page: nobody waits here. A plan that is out of date is worked out behind it, and what was known last is
 * said meanwhile. Null when there is nothing to say.
 */
export async function nextExam(ctx: Ctx): Promise<NextExam | null> {
  const userId = userIdOf(ctx);
  if (userId === null) return null;
  const { read } = ctx.store;
  const taken = await examsTakenBy(read, userId);
  const now = ctx.now();
  const over = taken
    .filter(({ exam, learner }) => exam.at <= now && (learner?.afterwards ?? null) === null)
    .map(({ exam }) => ({ id: exam.id, title: exam.title }));
  const request = taken.some(({ exam }) => exam.at > now) ? await planRequest(ctx) : null;
  const [first] = request?.exams ?? [];
  if (!request || !first) return over.length > 0 ? { next: null, others: 0, over } : null;
  const kept = await keptPlan(read, userId);
  const isFresh = kept?.fingerprint === request.fingerprint;
  if (!isFresh) startPlan(ctx, request, kept);
  const { id, title, at, zone } = first.exam;
  const prediction = await lastPrediction(read, { examId: id, userId }, "exam", now);
  const covered = new Set(first.blueprint.cards.map((card) => card.cardId));
  const minutes = (request.input.budgets[0] ?? 0) / 60;
  return {
    next: {
      id,
      title,
      at,
      zone,
      days: Math.floor(first.inDays),
      expected: predictedIn(prediction),
      minutes,
      minutesLeft: Math.max(0, minutes - request.input.spentToday / 60),
      cards: isFresh ? kept.plan.today.filter((card) => covered.has(card.cardId)).length : null,
    },
    others: request.exams.length - 1,
    over,
  };
}
