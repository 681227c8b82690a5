import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { answersOf, attemptById } from "#lib/db/queries/quiz-attempts.ts";
import { addRuling, challengesOfQuiz, removeRuling, settleMarkChallenges } from "#lib/db/queries/quizzes.ts";
import type { Reader } from "#lib/db/store.ts";
import { LEFT_OUT, signatureOf } from "#lib/quiz/signature.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowWatchingQuiz, noAttempt } from "./access.ts";
import { remarkQuestion } from "./remark.ts";

const Input = z.object({
  attemptId: IdField,
  questionId: IdField,
  /** right: this answer counts as right. left-out: the question counts for nobody. stands: as it was marked. */
  verdict: z.enum(["right", "left-out", "stands"]),
  /** What whoever doubted it is told, and what stands beside the mark; may be empty. */
  note: z.string().trim().max(2_000, "At most 2,000 characters.").default(""),
});

/**
 * Decides about an answer for everybody who gave it, or about a question for everybody who was asked it: all marks follow
 * in the same write, and so does what the log says. Open doubts about it are settled with it. For who made the quiz and
 * who teaches a class that was given it; of an own quiz it is the learner's word, and says so. Returns how many marks
 * changed.
 */
export async function settleMark(ctx: Ctx, input: unknown): Promise<{ readonly changed: number }> {
  const { attemptId, questionId, verdict, note } = parseInput(Input, input);
  const at = ctx.now();
  const userId = userIdOf(ctx);
  return ctx.store.write(async (tx) => {
    const attempt = await attemptById(tx, attemptId);
    if (attempt === null) throw noAttempt();
    const { quiz, mine, pupils } = await allowWatchingQuiz(ctx, tx, attempt.quizId, "teach").catch(
      (error: unknown) => {
        throw error instanceof DomainError && error.code === "not-found" ? noAttempt() : error;
      },
    );
    const own = attempt.userId === userId;
    const teaches = pupils.some((one) => one.userId === attempt.userId);
    allow(
      ctx,
      "make",
      mine && (own || teaches) ? { ownerId: userId } : teaches ? { ownerId: userId } : null,
      "attempt",
    );
    const question = attempt.questions.find((one) => one.id === questionId);
    const row = (await answersOf(tx, [attemptId])).find((one) => one.questionId === questionId);
    if (!question) throw noAttempt();
    const response = row?.response ?? null;
    const signature = response === null ? null : signatureOf(question, response);
    if (verdict === "right" && signature === null)
      throw new DomainError("invalid", "Nothing was answered here, so nothing can count as right.");
    const key = { quizId: quiz.id, questionId };
    if (verdict === "stands") {
      await removeRuling(tx, { ...key, signature: LEFT_OUT });
      if (signature !== null) await removeRuling(tx, { ...key, signature });
    } else {
      const ruled = verdict === "right" ? (signature ?? LEFT_OUT) : LEFT_OUT;
      await addRuling(tx, { ...key, signature: ruled, ruledBy: userId, note, createdAt: at });
    }
    const alike = await doubtsAlike(tx, quiz.id, questionId, verdict === "right" ? signature : null);
    const status = verdict === "right" ? "upheld" : verdict === "left-out" ? "left-out" : "refused";
    const settled = verdict === "stands" ? alike.filter((one) => one.attemptId === attemptId) : alike;
    await settleMarkChallenges(
      tx,
      settled.map((one) => one.id),
      { status, reply: note, settledAt: at },
    );
    const markedBy = own ? "self" : "teacher";
    return { changed: await remarkQuestion(tx, quiz, questionId, { at, newId: ctx.newId, markedBy }) };
  });
}

/** The open doubts about a question; with a signature, about that answer only. */
async function doubtsAlike(db: Reader, quizId: string, questionId: string, signature: string | null) {
  const open = (await challengesOfQuiz(db, quizId)).filter(
    (one) => one.questionId === questionId && one.status === "open",
  );
  if (signature === null) return open;
  const alike: typeof open = [];
  for (const one of open) {
    const attempt = await attemptById(db, one.attemptId);
    const question = attempt?.questions.find((own) => own.id === questionId);
    const row = (await answersOf(db, [one.attemptId])).find((own) => own.questionId === questionId);
    if (question && row?.response && signatureOf(question, row.response) === signature) alike.push(one);
  }
  return alike;
}
