import type { Selection } from "#lib/base/selection.ts";
import type { StudyClock } from "#lib/base/study-time.ts";
import { assignmentsOfQuiz } from "#lib/db/queries/quiz-classes.ts";
import { type AttemptLine, allowanceOf, attemptLines } from "#lib/db/queries/quizzes.ts";
import type { QuizMode, QuizSettings } from "#lib/quiz/types.ts";
import type { Ctx } from "../context.ts";
import { resolveSelection } from "../selections/cards-of-selection.ts";
import { allowOwnQuiz, allowTakingQuiz } from "./access.ts";
import { finishOverdue } from "./finish.ts";
import { shownLines } from "./gate.ts";
import { contextOf } from "./learner-context.ts";
import { recordHeldBack } from "./record-held-back.ts";
import { attemptsFor, closesAt, openNow } from "./window.ts";

export type QuizView = {
  readonly id: string;
  readonly title: string;
  readonly mode: QuizMode;
  readonly examId: string | null;
  readonly version: number;
  readonly settings: QuizSettings;
  readonly mine: boolean;
  readonly parts: readonly { readonly title: string; readonly cards: number; readonly weight: number }[];
  /** Only for whose it is. */
  readonly selection: Selection | null;
  readonly clock: StudyClock | null;
  readonly attempts: readonly AttemptLine[];
  readonly running: AttemptLine | null;
  /** How many attempts are left; null for any number. */
  readonly left: number | null;
  /** The viewer's minutes with what they have more; null: no limit. */
  readonly minutes: number | null;
  readonly dueAt: number | null;
  readonly closesAt: number | null;
  /** Why it cannot be begun now; null when it can. */
  readonly shut: "closed" | "no-attempts" | null;
  /** It was given to a class: others have done it, or will. */
  readonly classes: readonly string[];
};

/** A quiz before it is begun: what it covers, how it is marked, one's attempts at it. Throws `not-found` for others. */
export async function quizView(ctx: Ctx, quizId: string): Promise<QuizView> {
  const { read } = ctx.store;
  const { quiz, userId, mine, assignments } = await allowTakingQuiz(ctx, read, quizId);
  await finishOverdue(ctx, { userId });
  await recordHeldBack(ctx, { userId });
  const owner = quiz.ownerId === null ? null : await contextOf(ctx, quiz.ownerId);
  const now = ctx.now();
  const [lines, allowance, resolved, given] = await Promise.all([
    attemptLines(read, userId, [quizId]).then((own) => shownLines(read, quiz, userId, own, now)),
    allowanceOf(read, quizId, userId),
    owner === null ? [] : resolveSelection(owner, quiz.selection),
    mine ? assignmentsOfQuiz(read, quizId) : [],
  ]);
  const assignment = openNow(assignments, now);
  const most = mine ? null : attemptsFor(quiz, allowance);
  const left = most === null ? null : Math.max(0, most - lines.length);
  const { minutes } = quiz.settings;
  const factor = allowance === null ? 1 : allowance.factor;
  return {
    id: quiz.id,
    title: quiz.title,
    mode: quiz.mode,
    examId: quiz.examId,
    version: quiz.version,
    settings: quiz.settings,
    mine,
    parts: resolved.map(({ title, cardIds, part }) => ({
      title: title ?? "Removed since",
      cards: cardIds.length,
      weight: part.weight,
    })),
    selection: mine ? quiz.selection : null,
    clock: ctx.viewer.kind === "learner" ? ctx.viewer.clock : null,
    attempts: lines.filter((line) => line.submittedAt !== null),
    running: lines.find((line) => line.submittedAt === null) ?? null,
    left,
    minutes: minutes === null || factor === null ? null : minutes * factor,
    dueAt: mine ? null : ((assignment ?? assignments.at(-1))?.dueAt ?? null),
    closesAt: mine || assignment === null ? null : closesAt(assignment),
    shut: mine ? null : assignment === null ? "closed" : left === 0 ? "no-attempts" : null,
    classes: [...new Set(given.map((one) => one.className))],
  };
}

/** What an assignment says of a quiz that the viewer may give to a class: their own. Throws `not-found` otherwise. */
export async function quizForAssignment(
  ctx: Ctx,
  quizId: string,
): Promise<{ readonly title: string; readonly selection: Selection }> {
  const { title, selection } = await allowOwnQuiz(ctx, ctx.store.read, quizId);
  return { title, selection };
}
