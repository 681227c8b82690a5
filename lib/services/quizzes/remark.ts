import { grouped } from "#lib/base/grouped.ts";
import { answersOf, clockOf, saveAnswer, submittedAttempts } from "#lib/db/queries/quiz-attempts.ts";
import { type QuizRow, rulingsOf } from "#lib/db/queries/quizzes.ts";
import type { Writer } from "#lib/db/store.ts";
import { settledMark } from "#lib/quiz/settled.ts";
import { rulingsByQuestion, saveScore } from "./finish.ts";
import { isHeldBack } from "./gate.ts";
import { type Evidence, recordEvidence, rulesBefore } from "./record-evidence.ts";

/**
 * Marks one question anew for everybody who was asked it, after somebody decided something about it, in the same write:
 * marks, sums, results of mocks, and the events in the log (the one before is taken back). Marks that stay the same are
 * left alone. Says how many marks changed.
 */
export async function remarkQuestion(
  tx: Writer,
  quiz: QuizRow,
  questionId: string,
  by: { readonly at: number; readonly newId: () => string; readonly markedBy: "teacher" | "self" },
): Promise<number> {
  const rulings = rulingsByQuestion(await rulingsOf(tx, quiz.id));
  const all = (await submittedAttempts(tx, quiz.id)).filter((one) =>
    one.questions.some((question) => question.id === questionId),
  );
  const rows = grouped(
    await answersOf(
      tx,
      all.map((one) => one.id),
    ),
    (row) => row.attemptId,
  );
  let changed = 0;
  for (const attempt of all) {
    const own = new Map((rows.get(attempt.id) ?? []).map((row) => [row.questionId, row]));
    const marks = attempt.questions.map((question) => ({
      question,
      mark: settledMark(question, own.get(question.id)?.response ?? null, rulings),
    }));
    const { submittedAt } = attempt;
    if (submittedAt === null) continue;
    const row = own.get(questionId);
    const marked = marks.find((one) => one.question.id === questionId);
    const share = marked?.mark.counts ? marked.mark.share : null;
    if (row && marked && row.share !== share) {
      changed += 1;
      // What was kept back so far is recorded with the mark that it has when it is shown.
      const held = row.revision === 0 && (await isHeldBack(tx, quiz, attempt, by.at));
      const revision = held ? 0 : row.revision + 1;
      const markedBy = marked.mark.ruled ? by.markedBy : "app";
      await saveAnswer(tx, { ...row, share, markedBy, revision });
      const clock = await clockOf(tx, attempt.userId);
      const evidence: Evidence = {
        attempt,
        question: marked.question,
        response: row.response,
        mark: marked.mark,
        markedBy,
        revision,
        tookMs: row.tookMs,
        at: Math.min(row.savedAt, submittedAt),
        rulesOf: await rulesBefore(tx, attempt.userId, attempt.id, marked.question),
      };
      if (clock && !held) await recordEvidence(tx, attempt.userId, clock, [evidence], by.at);
    }
    await saveScore(tx, quiz, { ...attempt, submittedAt }, marks, { resultId: by.newId(), now: by.at });
  }
  return changed;
}
