import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { answersOf } from "#lib/db/queries/quiz-attempts.ts";
import { quizById, saveMarkChallenge } from "#lib/db/queries/quizzes.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowOwnAttempt, noAttempt } from "./access.ts";
import { reviewView } from "./review-view.ts";

const Input = z.object({
  attemptId: IdField,
  questionId: IdField,
  /** Why the mark is wrong; may be empty. */
  note: z.string().trim().max(2_000, "At most 2,000 characters.").default(""),
});

/**
 * "My answer was right": goes to who made the quiz and who teaches the class, and once they settled it the marks of
 * everybody who answered the same follow. Throws `not-found` for anybody else's attempt, `not-allowed` while the answers
 * are not shown, `invalid` where nothing was answered.
 */
export async function challengeMark(ctx: Ctx, input: unknown): Promise<void> {
  const { attemptId, questionId, note } = parseInput(Input, input);
  const { shown } = await reviewView(ctx, attemptId);
  if (shown !== "open") throw new DomainError("not-allowed", "The answers are not shown yet.");
  const id = ctx.newId();
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    const attempt = await allowOwnAttempt(ctx, tx, attemptId);
    allow(ctx, "answer", { ownerId: attempt.userId }, "attempt");
    const quiz = await quizById(tx, attempt.quizId);
    if (quiz === null || !attempt.questions.some((one) => one.id === questionId)) throw noAttempt();
    const answered = (await answersOf(tx, [attemptId])).some(
      (one) => one.questionId === questionId && one.response,
    );
    if (!answered)
      throw new DomainError("invalid", "You left this question empty: there is no mark to change.");
    await saveMarkChallenge(tx, {
      id,
      quizId: quiz.id,
      attemptId,
      questionId,
      userId: attempt.userId,
      note,
      status: "open",
      createdAt: at,
    });
  });
}
