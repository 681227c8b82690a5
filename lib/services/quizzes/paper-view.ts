import { type PaperVersion, paperOf } from "#lib/quiz/paper.ts";
import type { Question } from "#lib/quiz/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { allowOwnQuiz, allowWatchingQuiz, noQuiz } from "./access.ts";
import { paperQuestions } from "./start-attempt.ts";

export type PaperView = {
  readonly quizId: string;
  readonly title: string;
  readonly minutes: number | null;
  readonly version: PaperVersion;
  readonly questions: readonly Question[];
};

/**
 * A quiz on paper with its key: for whose it is, and who teaches a class that was given it. Where everybody gets the same
 * questions, the paper has them too. Throws `not-found` for anybody else.
 */
export async function paperView(ctx: Ctx, quizId: string, version: PaperVersion): Promise<PaperView> {
  const { quiz } = await allowWatchingQuiz(ctx, ctx.store.read, quizId, "teach");
  if (quiz.ownerId === userIdOf(ctx)) await allowOwnQuiz(ctx, ctx.store.read, quizId);
  if (quiz.deletedAt !== null) throw noQuiz();
  const questions = await paperQuestions(ctx, quizId);
  return {
    quizId,
    title: quiz.title,
    minutes: quiz.settings.minutes,
    version,
    questions: paperOf(questions, quizId, version),
  };
}
