import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { saveExamLearner } from "#lib/db/queries/exams.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { undoStep } from "../journal/undo-step.ts";
import { parseInput } from "../parse-input.ts";
import { allowTaking } from "./allow-exam.ts";

const Input = z.strictObject({
  examId: IdField,
  /** As `decideAfterwards` named them: the last first. */
  steps: z.array(z.string().min(1).max(100)).max(200),
});

/**
 * Takes back that the cards of an exam were set aside: they are asked as before, and the question is open again. Throws
 * `not-found` for an exam that the viewer does not take or a step that is not theirs, `conflict` when the cards were
 * changed since; then it stays decided.
 */
export async function takeBackAfterwards(ctx: Ctx, input: unknown): Promise<void> {
  const { examId, steps } = parseInput(Input, input);
  const { learner, userId } = await allowTaking(ctx, ctx.store.read, examId);
  if (learner?.afterwards !== "retire")
    throw new DomainError("conflict", "This was taken back already. Reload the page.");
  for (const step of steps) await undoStep(ctx, { step, undo: true });
  await ctx.store.write(async (tx) => {
    await allowTaking(ctx, tx, examId);
    await saveExamLearner(tx, { examId, userId }, { afterwards: null, updatedAt: ctx.now() });
  });
}
