import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { MS_PER_HOUR } from "#lib/base/study-time.ts";
import { addAttempt, lastNumber, openAttempt } from "#lib/db/queries/quiz-attempts.ts";
import { allowanceOf, type QuizRow, quizById, quizCounts, saveQuiz } from "#lib/db/queries/quizzes.ts";
import { arranged } from "#lib/quiz/arrange.ts";
import { buildQuiz } from "#lib/quiz/build.ts";
import type { Question } from "#lib/quiz/types.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { predictMock } from "../exams/predict-mock.ts";
import { parseInput } from "../parse-input.ts";
import { allowTakingQuiz, noQuiz } from "./access.ts";
import { finishOverdue } from "./finish.ts";
import { contextOf } from "./learner-context.ts";
import { quizCards } from "./quiz-cards.ts";
import { MOST_ATTEMPTS_AN_HOUR } from "./quiz-input.ts";
import { attemptsFor, endOf, openNow } from "./window.ts";

const Input = z.strictObject({ quizId: IdField });

/**
 * Begins an attempt, or goes on with the one that was begun. The questions are made now and frozen with their key: no
 * later edit of a card moves them. Throws `not-found` for a quiz that the viewer was not given, `not-allowed` where it has
 * closed or no attempt is left, `invalid` where nothing can be asked any more.
 */
export async function startAttempt(ctx: Ctx, input: unknown): Promise<{ readonly attemptId: string }> {
  const { quizId } = parseInput(Input, input);
  const { quiz, userId } = await allowTakingQuiz(ctx, ctx.store.read, quizId);
  await finishOverdue(ctx, { userId });
  const running = await openAttempt(ctx.store.read, quizId, userId);
  if (running) return { attemptId: running.id };
  const attemptId = ctx.newId();
  const questions = await questionsFor(ctx, quiz, attemptId);
  if (questions.length === 0)
    throw new DomainError(
      "invalid",
      "Nothing can be asked about these cards any more. Pick others, or other kinds.",
    );
  if (quiz.examId !== null) await predictMock(ctx, { examId: quiz.examId, questions: questions.length });
  const startedAt = ctx.now();
  return ctx.store.write(async (tx) => {
    // Once more inside the write: two tabs begin one attempt, and who was removed a moment ago begins none.
    const open = await allowTakingQuiz(ctx, tx, quizId);
    allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "quiz");
    const other = await openAttempt(tx, quizId, userId);
    if (other) return { attemptId: other.id };
    if ((await quizCounts(tx, userId, startedAt - MS_PER_HOUR)).attempts >= MOST_ATTEMPTS_AN_HOUR)
      throw new DomainError("limit", "You have begun very many quizzes within an hour. Take a break.");
    const assignment = openNow(open.assignments, startedAt);
    if (!open.mine && assignment === null)
      throw new DomainError("not-allowed", "It has closed. Ask your teacher if you need more time.");
    const allowance = await allowanceOf(tx, quizId, userId);
    const number = (await lastNumber(tx, quizId, userId)) + 1;
    const most = attemptsFor(open.quiz, allowance);
    if (!open.mine && most !== null && number > most)
      throw new DomainError("not-allowed", "You have used all your attempts at it.");
    const paper = open.quiz.settings.fresh ? questions : await keptPaper(tx, open.quiz, questions);
    await addAttempt(tx, {
      id: attemptId,
      quizId,
      userId,
      assignmentId: open.mine ? null : (assignment?.id ?? null),
      number,
      quizVersion: open.quiz.version,
      questions: arranged(paper, attemptId, open.quiz.settings.shuffle),
      mode: open.quiz.mode,
      movesSchedule: open.quiz.settings.movesSchedule,
      startedAt,
      endsAt: endOf(open.quiz, open.mine ? null : assignment, allowance, startedAt),
    });
    return { attemptId };
  });
}

/** The questions that everybody gets: those of who began first. */
async function keptPaper(
  tx: Parameters<typeof saveQuiz>[0],
  quiz: QuizRow,
  made: readonly Question[],
): Promise<readonly Question[]> {
  if (quiz.questions !== null) return quiz.questions;
  await saveQuiz(tx, quiz.id, { questions: made });
  return made;
}

/** Makes the questions of a quiz as its owner sees its cards; those that are kept, where everybody gets the same. */
export async function questionsFor(ctx: Ctx, quiz: QuizRow, seed: string): Promise<readonly Question[]> {
  const { settings, selection } = quiz;
  if (!settings.fresh && quiz.questions !== null) return quiz.questions;
  const owner = quiz.ownerId === null ? null : await contextOf(ctx, quiz.ownerId);
  if (owner === null) throw noQuiz();
  const given = userIdOf(ctx) !== quiz.ownerId || !settings.fresh;
  const own = settings.fresh ? seed : `${quiz.id}|${quiz.version}`;
  const { cards } = await quizCards(owner, selection, own, given ? await giver(ctx, quiz) : null);
  const weights = selection.map((part) => part.weight);
  return buildQuiz({ cards, weights, count: settings.count, kinds: settings.kinds, seed: own });
}

/** Whose cards may go to others: a teacher's own. What a learner was given they may only ask themselves. */
async function giver(ctx: Ctx, quiz: QuizRow): Promise<string | null> {
  const { ownerId } = quiz;
  const { viewer } = ctx;
  const alone = viewer.kind === "learner" && viewer.userId === ownerId && viewer.role === "learner";
  return alone ? null : ownerId;
}

/** Makes and keeps the questions of a quiz that everybody gets alike, before anybody begins: for its paper. */
export async function paperQuestions(ctx: Ctx, quizId: string): Promise<readonly Question[]> {
  const quiz = await quizById(ctx.store.read, quizId);
  if (quiz === null) throw noQuiz();
  const made = await questionsFor(ctx, quiz, `${quiz.id}|paper`);
  if (quiz.settings.fresh || quiz.questions !== null || made.length === 0) return made;
  allow(ctx, "make", { ownerId: quiz.ownerId === null ? null : userIdOf(ctx) }, "quiz");
  return ctx.store.write(async (tx) => {
    const now = await quizById(tx, quizId);
    return now === null ? made : keptPaper(tx, now, made);
  });
}
