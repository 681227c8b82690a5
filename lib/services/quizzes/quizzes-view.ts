import { type QuizAssignment, quizAssignmentsFor } from "#lib/db/queries/quiz-classes.ts";
import {
  type AttemptLine,
  attemptLines,
  type ListedQuiz,
  quizById,
  quizzesOf,
} from "#lib/db/queries/quizzes.ts";
import type { QuizMode } from "#lib/quiz/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { finishOverdue } from "./finish.ts";
import { shownLines } from "./gate.ts";
import { recordHeldBack } from "./record-held-back.ts";
import { closesAt } from "./window.ts";

export type QuizLine = ListedQuiz & {
  readonly attempts: number;
  /** The attempt that was begun and not handed in. */
  readonly running: AttemptLine | null;
  readonly last: AttemptLine | null;
};

export type GivenQuiz = {
  readonly quizId: string;
  readonly title: string;
  readonly mode: QuizMode;
  readonly minutes: number | null;
  readonly assignment: QuizAssignment;
  readonly closesAt: number | null;
  readonly attempts: number;
  readonly running: AttemptLine | null;
  readonly last: AttemptLine | null;
};

/** The viewer's own quizzes, and those that were given to them and are open, by when they are due. */
export async function quizzesView(
  ctx: Ctx,
): Promise<{ readonly own: readonly QuizLine[]; readonly given: readonly GivenQuiz[] }> {
  const userId = userIdOf(ctx);
  if (userId === null) return { own: [], given: [] };
  await finishOverdue(ctx, { userId });
  await recordHeldBack(ctx, { userId });
  const { read } = ctx.store;
  const [own, assigned] = await Promise.all([
    quizzesOf(read, userId),
    quizAssignmentsFor(read, userId, null),
  ]);
  const open = assigned.filter((one) => one.opensAt <= ctx.now());
  const ids = [...new Set([...own.map((one) => one.id), ...open.map((one) => one.quizId)])];
  const lines = await attemptLines(read, userId, ids);
  const of = (quizId: string, own = lines) => {
    const mine = own.filter((line) => line.quizId === quizId);
    const done = mine.filter((line) => line.submittedAt !== null);
    return {
      attempts: done.length,
      running: mine.find((line) => line.submittedAt === null) ?? null,
      last: done[0] ?? null,
    };
  };
  const given: GivenQuiz[] = [];
  for (const assignment of open) {
    const quiz = await quizById(read, assignment.quizId);
    if (quiz === null) continue;
    given.push({
      quizId: quiz.id,
      title: quiz.title,
      mode: quiz.mode,
      minutes: quiz.settings.minutes,
      assignment,
      closesAt: closesAt(assignment),
      ...of(quiz.id, await shownLines(read, quiz, userId, lines, ctx.now())),
    });
  }
  return { own: own.map((quiz) => ({ ...quiz, ...of(quiz.id) })), given };
}
