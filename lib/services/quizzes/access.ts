import { DomainError } from "#lib/base/errors.ts";
import type { ClassAction } from "#lib/classes/policy.ts";
import { type AttemptRow, attemptById } from "#lib/db/queries/quiz-attempts.ts";
import {
  assignmentsOfQuiz,
  pupilsOf,
  type QuizAssignment,
  type QuizPupil,
  quizAssignmentsFor,
} from "#lib/db/queries/quiz-classes.ts";
import { type QuizRow, quizById } from "#lib/db/queries/quizzes.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import { type Ctx, userIdOf } from "../context.ts";

/** A quiz that the viewer may take: their own, or one that a class of theirs was given. */
export type OpenQuiz = {
  readonly quiz: QuizRow;
  readonly userId: string;
  readonly mine: boolean;
  /** Of a class: by which assignments the viewer has it, the one due first first. */
  readonly assignments: readonly QuizAssignment[];
};

/**
 * The quiz, if the viewer may see it at all. Throws `not-found` otherwise, in the same words for somebody else's, for one
 * that was not given out yet, and for one that is not there.
 */
export async function allowTakingQuiz(ctx: Ctx, db: Reader | Writer, quizId: string): Promise<OpenQuiz> {
  const userId = userIdOf(ctx);
  const quiz = userId === null ? null : await quizById(db, quizId);
  if (userId === null || quiz === null || quiz.deletedAt !== null) throw noQuiz();
  const mine = quiz.ownerId === userId;
  const given = await quizAssignmentsFor(db, userId, quizId);
  const open = given.filter((one) => one.opensAt <= ctx.now());
  if (!mine && open.length === 0) throw noQuiz();
  return { quiz, userId, mine, assignments: open };
}

/** The quiz, if it is the viewer's own. Throws `not-found` otherwise. */
export async function allowOwnQuiz(
  ctx: Ctx,
  db: Reader | Writer,
  quizId: string,
  { deleted = false }: { readonly deleted?: boolean } = {},
): Promise<QuizRow> {
  const quiz = await quizById(db, quizId);
  if (quiz === null || quiz.ownerId === null || quiz.ownerId !== userIdOf(ctx)) throw noQuiz();
  if (quiz.deletedAt !== null && !deleted) throw noQuiz();
  return quiz;
}

/** A quiz with the people whose work at it the viewer may see. */
export type WatchedQuiz = {
  readonly quiz: QuizRow;
  readonly mine: boolean;
  readonly assignments: readonly QuizAssignment[];
  readonly pupils: readonly QuizPupil[];
};

/**
 * The quiz, if it is the viewer's own or was given to a class in which they may do this; with those classes' pupils and
 * no others. Throws `not-found` otherwise.
 */
export async function allowWatchingQuiz(
  ctx: Ctx,
  db: Reader | Writer,
  quizId: string,
  action: Extract<ClassAction, "watch" | "teach">,
): Promise<WatchedQuiz> {
  const quiz = await quizById(db, quizId);
  if (quiz === null) throw noQuiz();
  const mine = quiz.ownerId !== null && quiz.ownerId === userIdOf(ctx);
  const given = await assignmentsOfQuiz(db, quizId);
  const classIds: string[] = [];
  for (const classId of new Set(given.map((one) => one.classId)))
    if (await mayIn(ctx, db, action, classId)) classIds.push(classId);
  if (!mine && classIds.length === 0) throw noQuiz();
  return {
    quiz,
    mine,
    assignments: given.filter((one) => classIds.includes(one.classId)),
    pupils: await pupilsOf(db, classIds),
  };
}

async function mayIn(ctx: Ctx, db: Reader | Writer, action: ClassAction, classId: string): Promise<boolean> {
  try {
    await allowInClass(ctx, db, action, classId);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not-found") return false;
    throw error;
  }
}

/** The viewer's own attempt. Throws `not-found` for anybody else's. */
export async function allowOwnAttempt(ctx: Ctx, db: Reader | Writer, attemptId: string): Promise<AttemptRow> {
  const attempt = await attemptById(db, attemptId);
  if (attempt === null || attempt.userId !== userIdOf(ctx)) throw noAttempt();
  return attempt;
}

export function noQuiz(): DomainError {
  return new DomainError("not-found", "There is no such quiz. It may have been removed; go back to Quizzes.");
}

export function noAttempt(): DomainError {
  return new DomainError("not-found", "There is no such attempt. Go back to Quizzes.");
}
