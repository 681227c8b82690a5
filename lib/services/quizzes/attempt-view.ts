import { answersOf } from "#lib/db/queries/quiz-attempts.ts";
import { quizById } from "#lib/db/queries/quizzes.ts";
import { shownOf } from "#lib/quiz/shown.ts";
import type { QuizMode, Response, Shown } from "#lib/quiz/types.ts";
import type { Ctx } from "../context.ts";
import { allowOwnAttempt, noAttempt } from "./access.ts";
import { finishOverdue, isOver } from "./finish.ts";

/** An attempt as it is taken: every question, and no key. */
export type AttemptView = {
  readonly id: string;
  readonly quizId: string;
  readonly userId: string;
  readonly title: string;
  readonly mode: QuizMode;
  readonly movesSchedule: boolean;
  readonly startedAt: number;
  readonly endsAt: number | null;
  /** The server's clock, against which the browser holds its own. */
  readonly now: number;
  readonly submitted: boolean;
  readonly questions: readonly Shown[];
  readonly answers: readonly SavedAnswer[];
};

export type SavedAnswer = {
  readonly questionId: string;
  readonly sequence: number;
  readonly response: Response | null;
  readonly flagged: boolean;
  readonly tookMs: number;
};

/**
 * The viewer's own attempt, to be taken or gone on with. One whose time is over is handed in first, with what was saved.
 * Throws `not-found` for anybody else's.
 */
export async function attemptView(ctx: Ctx, attemptId: string): Promise<AttemptView> {
  const first = await allowOwnAttempt(ctx, ctx.store.read, attemptId);
  const now = ctx.now();
  const over = first.submittedAt === null && isOver(first, now);
  if (over) await finishOverdue(ctx, { userId: first.userId });
  const attempt = over ? await allowOwnAttempt(ctx, ctx.store.read, attemptId) : first;
  const quiz = await quizById(ctx.store.read, attempt.quizId);
  if (quiz === null) throw noAttempt();
  const answers = await answersOf(ctx.store.read, [attempt.id]);
  return {
    id: attempt.id,
    quizId: attempt.quizId,
    userId: attempt.userId,
    title: quiz.title,
    mode: attempt.mode,
    movesSchedule: attempt.movesSchedule,
    startedAt: attempt.startedAt,
    endsAt: attempt.endsAt,
    now,
    submitted: attempt.submittedAt !== null,
    questions: attempt.questions.map(shownOf),
    answers: answers.map(({ questionId, sequence, response, flagged, tookMs }) => ({
      questionId,
      sequence,
      response,
      flagged,
      tookMs,
    })),
  };
}
