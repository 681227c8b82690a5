import { z } from "zod";
import { answersOf, attemptById, saveAnswer } from "#lib/db/queries/quiz-attempts.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowWatchingQuiz, noAttempt } from "./access.ts";
import { remarkQuestion } from "./remark.ts";

const Input = z.object({ attemptId: IdField });

/**
 * Lets the answers of an attempt count that came after its end, as when somebody's network was away: for who teaches the
 * pupil, and of an own quiz for its owner. Safe to do twice. Returns how many answers were taken.
 */
export async function countLate(ctx: Ctx, input: unknown): Promise<{ readonly taken: number }> {
  const { attemptId } = parseInput(Input, input);
  const at = ctx.now();
  const userId = userIdOf(ctx);
  return ctx.store.write(async (tx) => {
    const attempt = await attemptById(tx, attemptId);
    if (attempt === null) throw noAttempt();
    const { quiz, mine, pupils } = await allowWatchingQuiz(ctx, tx, attempt.quizId, "teach").catch(() => {
      throw noAttempt();
    });
    const own = attempt.userId === userId;
    const may = pupils.some((one) => one.userId === attempt.userId) || (mine && own);
    allow(ctx, "make", may ? { ownerId: userId } : null, "attempt");
    const late = (await answersOf(tx, [attemptId])).filter((row) => row.late !== null);
    for (const row of late) {
      // Its mark is made anew below: no mark yet is another than any.
      await saveAnswer(tx, { ...row, response: row.late, late: null, share: null });
      const markedBy = own ? "self" : "teacher";
      await remarkQuestion(tx, quiz, row.questionId, { at, newId: ctx.newId, markedBy });
    }
    return { taken: late.length };
  });
}
