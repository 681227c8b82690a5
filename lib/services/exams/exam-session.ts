import { MS_PER_MINUTE } from "#lib/base/study-time.ts";
import { learningDueBy } from "#lib/db/queries/due.ts";
import type { SessionTime } from "#lib/study/session-time.ts";
import type { Ctx } from "../context.ts";
import type { Today } from "../study/today.ts";
import { allowTaking } from "./allow-exam.ts";
import { planNow } from "./plan-now.ts";

/** Today's sitting for an exam. */
export type ExamSession = {
  readonly examId: string;
  readonly title: string;
  /** In the plan's order: what was begun and is in its steps, then what the plan has for today. */
  readonly cardIds: readonly string[];
  /** All cards that the exam covers. */
  readonly covered: ReadonlySet<string>;
  readonly time: SessionTime;
  /** Cards that the plan has for the next day with any. */
  readonly next: { readonly inDays: number; readonly cards: number } | null;
};

/** Somebody waits for the first card: then the quick plan does. */
const PATIENCE_MS = 800;

/**
 * What the plan has for today of one exam, and how much time there is for it. Throws `not-found` for an exam that the
 * viewer does not take; one that is over has no cards.
 */
export async function examSession(ctx: Ctx, today: Today, examId: string): Promise<ExamSession> {
  const { exam, userId } = await allowTaking(ctx, ctx.store.read, examId);
  const now = await planNow(ctx, { patienceMs: PATIENCE_MS });
  const open = now?.request.exams.find((one) => one.exam.id === examId);
  const base = { examId, title: exam.title };
  if (!now || !open)
    return {
      ...base,
      cardIds: [],
      covered: new Set(),
      time: { budgetMs: 0, spentMs: 0, cardMs: {}, stepMs: 0 },
      next: null,
    };
  const { request, plan } = now;
  const covered = new Set(open.blueprint.cards.map((card) => card.cardId));
  const begun = (
    await learningDueBy(ctx.store.read, { userId, now: today.ends - 1, day: today.day, limit: 500 })
  )
    .map((row) => row.cardId)
    .filter((id) => covered.has(id));
  const steps = new Set(begun);
  const planned = plan.today.filter((card) => covered.has(card.cardId) && !steps.has(card.cardId));
  const { costs } = request.input.model;
  const ahead = plan.days.find((line) => line.day > 0 && line.newCards + line.reviews > 0);
  return {
    ...base,
    cardIds: [...begun, ...planned.map((card) => card.cardId)],
    covered,
    time: {
      budgetMs: ((request.input.budgets[0] ?? 0) / 60) * MS_PER_MINUTE,
      spentMs: request.input.spentToday * 1_000,
      cardMs: Object.fromEntries(
        planned.map((card) => [card.cardId, Math.round(card.reason.seconds * 1_000)]),
      ),
      stepMs: Math.round(Math.min(costs.passSeconds, costs.failSeconds) * 1_000),
    },
    next: ahead ? { inDays: ahead.day, cards: ahead.newCards + ahead.reviews } : null,
  };
}
