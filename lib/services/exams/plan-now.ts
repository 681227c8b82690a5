import { daysBetween } from "#lib/base/study-time.ts";
import { type ExamPlanRow, keepPlan, keptPlan } from "#lib/db/queries/exam-plans.ts";
import { addPredictions } from "#lib/db/queries/exam-records.ts";
import { sharedGreedyPlan } from "#lib/exam/plan.ts";
import type { SharedPlan } from "#lib/exam/types.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { type PlanRequest, planRequest } from "./plan-request.ts";
import { planningOf } from "./planning.ts";
import { predictionsIn } from "./predictions-in.ts";
import { freshenReading } from "./reading-now.ts";

/** The viewer's plan as it stands. */
export type PlanNow = {
  readonly request: PlanRequest;
  readonly plan: SharedPlan;
  /**
   * quick: made by the simple rule, while the better one is being worked out. alone: the same, and the better one is not
   * coming. today: only what is to be done today is known, because there are very many cards or the server is busy.
   */
  readonly state: "best" | "quick" | "alone" | "today";
};

/** Longer nobody waits for the quick plan. */
const QUICK_MS = 4_000;
/** So many cards are planned here at most, where it holds up others, when it can be done nowhere else. */
const MOST_HERE = 1_500;

/**
 * The plan of the viewer's exams for what is known of them at this moment; null when no exam lies ahead. Where the best
 * one is not ready within the patience, the one of the simple rule stands in for it, and the best comes by itself.
 */
export async function planNow(ctx: Ctx, patience: Patience): Promise<PlanNow | null> {
  if (ctx.viewer.kind === "visitor") return null;
  await freshenReading(ctx);
  const request = await planRequest(ctx);
  return request === null ? null : planFor(ctx, request, patience);
}

/** How long to wait for the best plan, and then for the quick one. */
type Patience = { readonly patienceMs: number; readonly quickMs?: number };

async function planFor(
  ctx: Ctx,
  request: PlanRequest,
  { patienceMs, quickMs = QUICK_MS }: Patience,
): Promise<PlanNow> {
  const { userId, fingerprint } = request;
  const { read } = ctx.store;
  const kept = await keptPlan(read, userId);
  if (kept?.fingerprint === fingerprint) return { request, plan: kept.plan, state: "best" };
  const coming = startPlan(ctx, request, kept);
  const progress = await planningOf(ctx.store).wait(userId, fingerprint, {
    bestMs: patienceMs,
    quickMs: Math.max(quickMs, patienceMs),
  });
  if (progress.kind === "quick") return { request, plan: progress.plan, state: "quick" };
  const made = progress.kind === "done" ? await keptPlan(read, userId) : null;
  if (made?.fingerprint === fingerprint) return { request, plan: made.plan, state: "best" };
  const { input } = request;
  if (!coming && input.cards.length <= MOST_HERE)
    return { request, plan: sharedGreedyPlan(input), state: "alone" };
  // One day is planned in a moment; the others do not change which cards come first today.
  return {
    request,
    plan: sharedGreedyPlan({ ...input, budgets: input.budgets.slice(0, 1) }),
    state: "today",
  };
}

/** Has the best plan worked out behind the page; says whether it is on its way. */
export function startPlan(ctx: Ctx, request: PlanRequest, kept: ExamPlanRow | null): boolean {
  return planningOf(ctx.store).start(
    request.userId,
    request.fingerprint,
    ctx.now(),
    async (planner, onQuick) => {
      const pricesBefore = kept === null ? null : pricesFor(request, kept);
      await savePlan(ctx, request, await planner.plan({ ...request.input, pricesBefore }, onQuick));
    },
  );
}

/** Whether the best plan for this moment is there, or is not coming; for a page that shows the quick one. */
export async function isPlanReady(ctx: Ctx): Promise<boolean> {
  const request = await planRequest(ctx);
  if (request === null) return true;
  const kept = await keptPlan(ctx.store.read, request.userId);
  // Something may have been answered meanwhile: then another plan is on its way.
  return kept?.fingerprint === request.fingerprint || !startPlan(ctx, request, kept);
}

/** Prices that were found for the same days, without those that are past. */
function pricesFor(
  { input, today }: PlanRequest,
  { plan, studyDay }: { readonly plan: SharedPlan; readonly studyDay: string },
): readonly number[] | null {
  const prices = plan.prices.slice(daysBetween(studyDay, today.day));
  return prices.length === input.budgets.length ? prices : null;
}

/** Keeps the plan, and what it promises of each exam for the day on which that is compared. */
async function savePlan(ctx: Ctx, request: PlanRequest, plan: SharedPlan): Promise<void> {
  const { userId, fingerprint, today } = request;
  allow(ctx, "make", { ownerId: userId }, "plan");
  const at = ctx.now();
  const predictions = predictionsIn(request, plan).map((one) => ({
    ...one,
    id: ctx.newId(),
    userId,
    at,
    studyDay: today.day,
  }));
  await ctx.store.write(async (tx) => {
    await keepPlan(tx, { userId, fingerprint, studyDay: today.day, plan, madeAt: at });
    await addPredictions(tx, predictions);
  });
}
