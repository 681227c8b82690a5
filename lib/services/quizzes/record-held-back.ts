import { answersOf, attemptById, heldBackAttempts, saveAnswer } from "#lib/db/queries/quiz-attempts.ts";
import { quizById, rulingsOf } from "#lib/db/queries/quizzes.ts";
import { settledMark } from "#lib/quiz/settled.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { handingOf, rulingsByQuestion, saveScore } from "./finish.ts";
import { isHeldBack } from "./gate.ts";
import { type Evidence, recordEvidence } from "./record-evidence.ts";

/**
 * Records what was kept back while the answers of a quiz were not shown, and are now: of a person, of a quiz, or of
 * everybody. Each answer enters the log at the moment at which it was given, with the mark that it has by now. Safe to
 * do twice. The caller has checked that the viewer may look.
 */
export async function recordHeldBack(
  ctx: Ctx,
  of: { readonly quizId: string } | { readonly userId: string } | "everybody",
): Promise<void> {
  for (const { id, userId } of await heldBackAttempts(ctx.store.read, of)) {
    allow(ctx, "answer", { ownerId: userId, granted: true }, "attempt");
    await recordOne(ctx, id);
  }
}

async function recordOne(ctx: Ctx, id: string): Promise<void> {
  const { read } = ctx.store;
  const attempt = await attemptById(read, id);
  const quiz = attempt === null ? null : await quizById(read, attempt.quizId);
  if (attempt === null || attempt.submittedAt === null || quiz === null) return;
  if (await isHeldBack(read, quiz, attempt, ctx.now())) return;
  const handing = await handingOf(ctx, attempt);
  if (handing === null) return;
  const { clock, rulesOf, resultId, now } = handing;
  const { submittedAt } = attempt;
  await ctx.store.write(async (tx) => {
    if (await isHeldBack(tx, quiz, attempt, now)) return;
    const rulings = rulingsByQuestion(await rulingsOf(tx, quiz.id));
    const rows = new Map((await answersOf(tx, [id])).map((row) => [row.questionId, row]));
    const marks = attempt.questions.map((question) => ({
      question,
      row: rows.get(question.id) ?? null,
      mark: settledMark(question, rows.get(question.id)?.response ?? null, rulings),
    }));
    const evidence: Evidence[] = [];
    for (const { question, row, mark } of marks) {
      if (row === null || row.revision !== 0 || row.markedBy === null) continue;
      await saveAnswer(tx, { ...row, revision: 1 });
      evidence.push({
        attempt,
        question,
        response: row.response,
        mark,
        markedBy: row.markedBy === "teacher" ? "teacher" : "app",
        revision: 1,
        tookMs: row.tookMs,
        at: Math.min(row.savedAt, submittedAt),
        rulesOf,
      });
    }
    if (evidence.length === 0) return;
    await recordEvidence(tx, attempt.userId, clock, evidence, now);
    await saveScore(tx, quiz, { ...attempt, submittedAt }, marks, { resultId, now });
  });
}
