import { z } from "zod";
import { attemptById, runningAttempts, saveAttempt } from "#lib/db/queries/quiz-attempts.ts";
import { quizAssignmentsFor } from "#lib/db/queries/quiz-classes.ts";
import { saveAllowance } from "#lib/db/queries/quizzes.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowWatchingQuiz } from "./access.ts";
import { endOf } from "./window.ts";

const Input = z.object({
  quizId: IdField,
  userId: IdField,
  /** What the minutes are multiplied by; null: no limit. */
  factor: z.coerce
    .number()
    .min(1, "At least the usual time.")
    .max(10, "At most ten times as long.")
    .nullable(),
  moreAttempts: z.coerce.number().int().min(0).max(20, "At most 20 more attempts.").default(0),
});

/**
 * Gives one pupil more time, no limit, or more attempts; who is at it has it at once. For who teaches them. Throws
 * `not-found` for anybody else's pupil.
 */
export async function allowMore(ctx: Ctx, input: unknown): Promise<void> {
  const { quizId, userId, factor, moreAttempts } = parseInput(Input, input);
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    const { quiz, pupils } = await allowWatchingQuiz(ctx, tx, quizId, "teach");
    const may = pupils.some((one) => one.userId === userId);
    allow(ctx, "make", may ? { ownerId: userIdOf(ctx) } : null, "pupil");
    const row = { quizId, userId, factor, moreAttempts, updatedAt: at };
    await saveAllowance(tx, row);
    const given = await quizAssignmentsFor(tx, userId, quizId);
    for (const running of await runningAttempts(tx, quizId)) {
      const attempt = running.userId === userId ? await attemptById(tx, running.id) : null;
      if (attempt === null) continue;
      const assignment = given.find((one) => one.id === attempt.assignmentId) ?? null;
      await saveAttempt(tx, attempt.id, { endsAt: endOf(quiz, assignment, row, attempt.startedAt) });
    }
  });
}
