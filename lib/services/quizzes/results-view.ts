import { grouped } from "#lib/base/grouped.ts";
import type { StudyClock } from "#lib/base/study-time.ts";
import {
  type AnswerRow,
  type AttemptRow,
  answersOf,
  runningAttempts,
  submittedAttempts,
} from "#lib/db/queries/quiz-attempts.ts";
import type { QuizAssignment } from "#lib/db/queries/quiz-classes.ts";
import { type AllowanceRow, allowancesOf, challengesOfQuiz, rulingsOf } from "#lib/db/queries/quizzes.ts";
import { type ItemFigures, itemFigures, type ScoredAttempt } from "#lib/quiz/item-analysis.ts";
import { picksOf, saidIn } from "#lib/quiz/said.ts";
import { settledMark } from "#lib/quiz/settled.ts";
import type { Question, QuizSettings } from "#lib/quiz/types.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { allowWatchingQuiz } from "./access.ts";
import { finishOverdue, rulingsByQuestion } from "./finish.ts";
import { recordHeldBack } from "./record-held-back.ts";
import { closesAt } from "./window.ts";

export type PupilResult = {
  readonly userId: string;
  readonly name: string;
  readonly allowance: Pick<AllowanceRow, "factor" | "moreAttempts"> | null;
  readonly running: boolean;
  /** The best first. */
  readonly attempts: readonly {
    readonly id: string;
    readonly number: number;
    readonly points: number;
    readonly most: number;
    readonly startedAt: number;
    readonly submittedAt: number;
    readonly timedOut: boolean;
    /** Handed in after the assignment was due. */
    readonly late: boolean;
    /** Answers that came after the end and do not count. */
    readonly waiting: number;
    readonly shares: Readonly<Record<string, number | null>>;
  }[];
};

export type ResultsView = {
  readonly quizId: string;
  readonly title: string;
  readonly mine: boolean;
  readonly settings: QuizSettings;
  readonly clock: StudyClock | null;
  readonly assignments: readonly (QuizAssignment & { readonly shuts: number | null })[];
  readonly pupils: readonly PupilResult[];
  /** The questions of everybody's latest version, with their figures over the first attempt of each pupil. */
  readonly items: readonly (ItemFigures & { readonly question: Question; readonly leftOut: boolean })[];
  readonly doubts: readonly {
    readonly id: string;
    readonly attemptId: string;
    readonly questionId: string;
    readonly name: string;
    readonly note: string;
    readonly status: string;
    readonly reply: string | null;
    readonly prompt: string;
    readonly said: string;
    readonly right: string;
    readonly share: number | null;
  }[];
};

/**
 * How a quiz went: who took it, with which mark, how each question did, what is doubted. A teacher sees the pupils of the
 * classes that were given it and that they may watch; of an own quiz that no class has, one's own attempts. Throws
 * `not-found` for anybody else's.
 */
export async function resultsView(ctx: Ctx, quizId: string): Promise<ResultsView> {
  const { read } = ctx.store;
  await allowWatchingQuiz(ctx, read, quizId, "watch");
  await finishOverdue(ctx, { quizId });
  await recordHeldBack(ctx, { quizId });
  const { quiz, mine, assignments, pupils } = await allowWatchingQuiz(ctx, read, quizId, "watch");
  const viewerId = userIdOf(ctx);
  const names = new Map(pupils.map((one) => [one.userId, one.name ?? "A guest"]));
  // Who tries their own quiz out is no pupil; who has no class has nobody else.
  if (names.size === 0 && mine && viewerId !== null) names.set(viewerId, "You");
  const [all, running, allowances, rulingRows, challenges] = await Promise.all([
    submittedAttempts(read, quizId),
    runningAttempts(read, quizId),
    allowancesOf(read, quizId),
    rulingsOf(read, quizId),
    challengesOfQuiz(read, quizId),
  ]);
  const own = all.filter((one) => names.has(one.userId));
  const answers = grouped(
    await answersOf(
      read,
      own.map((one) => one.id),
    ),
    (row) => row.attemptId,
  );
  const rulings = rulingsByQuestion(rulingRows);
  const dueOf = new Map(assignments.map((one) => [one.id, one.dueAt]));
  const lines = own.map((attempt) => lineOf(attempt, answers.get(attempt.id) ?? [], rulings, dueOf));
  const byPupil = grouped(lines, (line) => line.userId);
  return {
    quizId,
    title: quiz.title,
    mine,
    settings: quiz.settings,
    clock: ctx.viewer.kind === "learner" ? ctx.viewer.clock : null,
    assignments: assignments.map((one) => ({ ...one, shuts: closesAt(one) })),
    pupils: [...names].map(([userId, name]) => ({
      userId,
      name,
      allowance: allowances.find((one) => one.userId === userId) ?? null,
      running: running.some((one) => one.userId === userId),
      attempts: [...(byPupil.get(userId) ?? [])]
        .sort((a, b) => b.points / Math.max(1, b.most) - a.points / Math.max(1, a.most))
        .map(shownLine),
    })),
    items: itemsOf(own, lines).map((item) => ({
      ...item,
      leftOut: rulings.get(item.questionId)?.has("") === true,
    })),
    doubts: challenges.flatMap((one) => {
      const attempt = own.find(({ id }) => id === one.attemptId);
      const question = attempt?.questions.find(({ id }) => id === one.questionId);
      if (!attempt || !question) return [];
      const row = answers.get(attempt.id)?.find((answer) => answer.questionId === question.id);
      return [
        {
          id: one.id,
          attemptId: one.attemptId,
          questionId: one.questionId,
          name: names.get(one.userId) ?? "A guest",
          note: one.note,
          status: one.status,
          reply: one.reply,
          prompt: question.prompt,
          said: saidIn(question, row?.response ?? null),
          right: question.cards.map((card) => card.answer).join("; "),
          share: row?.share ?? null,
        },
      ];
    }),
  };
}

type Line = PupilResult["attempts"][number] & Pick<ScoredAttempt, "picked"> & { readonly userId: string };

function shownLine(line: Line): PupilResult["attempts"][number] {
  const { userId: _, picked: __, ...shown } = line;
  return shown;
}

function lineOf(
  attempt: AttemptRow,
  rows: readonly AnswerRow[],
  rulings: ReturnType<typeof rulingsByQuestion>,
  dueOf: ReadonlyMap<string, number>,
): Line {
  const byQuestion = new Map(rows.map((row) => [row.questionId, row]));
  const shares: Record<string, number | null> = {};
  const picked: Record<string, readonly string[]> = {};
  for (const question of attempt.questions) {
    const response = byQuestion.get(question.id)?.response ?? null;
    const mark = settledMark(question, response, rulings);
    shares[question.id] = mark.counts ? mark.share : null;
    picked[question.id] = picksOf(question, response);
  }
  const submittedAt = attempt.submittedAt ?? attempt.startedAt;
  const due = attempt.assignmentId === null ? undefined : dueOf.get(attempt.assignmentId);
  return {
    id: attempt.id,
    userId: attempt.userId,
    number: attempt.number,
    points: attempt.points ?? 0,
    most: attempt.most ?? attempt.questions.length,
    startedAt: attempt.startedAt,
    submittedAt,
    timedOut: attempt.timedOut,
    late: due !== undefined && submittedAt > due,
    waiting: rows.filter((row) => row.late !== null).length,
    shares,
    picked,
  };
}

/** Each question of the attempts once, in the order of the first paper that had it, over everybody's first attempt. */
function itemsOf(
  attempts: readonly AttemptRow[],
  lines: readonly Line[],
): readonly (ItemFigures & { readonly question: Question })[] {
  const firsts = [...grouped(attempts, (one) => one.userId).values()].flatMap((own) => own.slice(0, 1));
  const questions = new Map(
    firsts.flatMap((one) => one.questions.map((question) => [question.id, question])),
  );
  const scored = firsts.flatMap(({ id }): ScoredAttempt[] => {
    const line = lines.find((one) => one.id === id);
    if (!line) return [];
    const counting = Object.entries(line.shares).flatMap(([key, share]) =>
      share === null ? [] : [[key, share] as const],
    );
    return [{ shares: Object.fromEntries(counting), picked: line.picked }];
  });
  const list = [...questions.values()].sort((a, b) => a.part - b.part || (a.id < b.id ? -1 : 1));
  return itemFigures(list, scored).flatMap((figures) => {
    const question = questions.get(figures.questionId);
    return question ? [{ ...figures, question }] : [];
  });
}
