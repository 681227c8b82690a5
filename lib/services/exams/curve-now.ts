import { createHash } from "node:crypto";
import { keepCurve, keptCurve } from "#lib/db/queries/exam-plans.ts";
import type { PlanInput, WhatIf } from "#lib/exam/types.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import type { OpenExam, PlanRequest } from "./plan-request.ts";
import { planningOf } from "./planning.ts";

/** What more or fewer minutes buy. old: of an earlier state of memory, while the one of now is worked out. */
export type Curve =
  | { readonly kind: "ready" | "old"; readonly whatIf: WhatIf }
  | { readonly kind: "coming" | "none" };

/**
 * What more or fewer minutes a day, and the same minutes laid out otherwise, would make of one exam. Worked out behind
 * the page, once for each state of memory and day.
 */
export async function curveNow(ctx: Ctx, request: PlanRequest, open: OpenExam): Promise<Curve> {
  const { userId } = request;
  const examId = open.exam.id;
  const input = inputFor(request, open);
  if (input.cards.length === 0 || input.budgets.every((seconds) => seconds === 0)) return { kind: "none" };
  const fingerprint = createHash("sha256")
    .update(JSON.stringify([2, request.today.day, input]))
    .digest("base64url");
  const kept = await keptCurve(ctx.store.read, { examId, userId });
  if (kept?.fingerprint === fingerprint) return { kind: "ready", whatIf: kept.curve };
  const coming = planningOf(ctx.store).start(
    `${userId} ${examId}`,
    fingerprint,
    ctx.now(),
    async (planner) => {
      const curve = await planner.whatIf(input);
      allow(ctx, "make", { ownerId: userId }, "plan");
      await ctx.store.write((tx) => keepCurve(tx, { examId, userId, fingerprint, curve, madeAt: ctx.now() }));
    },
  );
  if (kept) return { kind: "old", whatIf: kept.curve };
  return { kind: coming ? "coming" : "none" };
}

/** The exam alone: what its own minutes would do, as if there were no other. */
function inputFor({ input }: PlanRequest, open: OpenExam): PlanInput {
  const states = new Map(input.cards.map((card) => [card.cardId, card]));
  const shared = input.exams.find((one) => one.examId === open.exam.id);
  const { model, correction = null, spentToday, doneToday = [], seed } = input;
  return {
    cards: (shared?.cards ?? []).flatMap((place) => {
      const state = states.get(place.cardId);
      return state ? [{ ...place, memory: state.memory, answers: state.answers }] : [];
    }),
    budgets: input.budgets.slice(0, Math.max(1, Math.floor(open.inDays))),
    inDays: open.inDays,
    spentToday,
    doneToday,
    model,
    correction,
    seed,
    ...(open.exam.questions === null ? {} : { questions: open.exam.questions }),
  };
}
