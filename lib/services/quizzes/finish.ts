import { grouped } from "#lib/base/grouped.ts";
import type { StudyClock } from "#lib/base/study-time.ts";
import {
  type AttemptRow,
  answersOf,
  attemptById,
  overdueAttempts,
  saveAnswer,
  saveAttempt,
} from "#lib/db/queries/quiz-attempts.ts";
import { type QuizRow, quizById, rulingsOf } from "#lib/db/queries/quizzes.ts";
import type { Writer } from "#lib/db/store.ts";
import { type Rulings, type Settled, settledMark } from "#lib/quiz/settled.ts";
import type { Question } from "#lib/quiz/types.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { recordMockResult } from "../exams/record-mock-result.ts";
import { topicOf } from "../exams/topics.ts";
import { cardPresets } from "../study/card-presets.ts";
import { todayOf } from "../study/today.ts";
import { gateOf, isHeldBack } from "./gate.ts";
import { contextOf } from "./learner-context.ts";
import { type Evidence, recordEvidence } from "./record-evidence.ts";

/** What the last answers may be late by on their way, in milliseconds. */
export const GRACE_MS = 15_000;

/** What is needed of a learner to hand an attempt in: read before the write that does it. */
export type Handing = {
  readonly clock: StudyClock;
  readonly rulesOf: (cardId: string) => string | undefined;
  /** For the result of a mock. */
  readonly resultId: string;
  /** When this is done; what is handed in late counts as of its end. */
  readonly now: number;
};

/** Reads by which clock and rules a learner's answers are recorded; null for a learner who is gone. */
export async function handingOf(ctx: Ctx, attempt: AttemptRow): Promise<Handing | null> {
  const own = await contextOf(ctx, attempt.userId);
  if (own === null || own.viewer.kind !== "learner") return null;
  const resultId = ctx.newId();
  const { clock } = own.viewer;
  const now = ctx.now();
  if (!attempt.movesSchedule) return { clock, rulesOf: () => undefined, resultId, now };
  const cardIds = attempt.questions.flatMap((question) => question.cards.map((card) => card.id));
  const presets = await cardPresets(own.store.read, await todayOf(own), [...new Set(cardIds)]);
  return { clock, rulesOf: (cardId) => presets.of(cardId).rulesId, resultId, now };
}

/**
 * Hands an attempt in, in the write of whoever may: marks every answer, records each as evidence, keeps the result of a
 * mock. Once: for an attempt that was handed in it does nothing. While the quiz keeps its answers back no evidence is
 * recorded: its marks have revision 0, and `recordHeldBack` does it once they are shown.
 */
export async function finishAttempt(
  tx: Writer,
  attempt: AttemptRow,
  handing: Handing,
  at: number,
  timedOut: boolean,
): Promise<void> {
  const quiz = await quizById(tx, attempt.quizId);
  if (attempt.submittedAt !== null || quiz === null) return;
  const rulings = rulingsByQuestion(await rulingsOf(tx, quiz.id));
  const rows = new Map((await answersOf(tx, [attempt.id])).map((row) => [row.questionId, row]));
  const marks = attempt.questions.map((question) => ({
    question,
    row: rows.get(question.id) ?? null,
    mark: settledMark(question, rows.get(question.id)?.response ?? null, rulings),
  }));
  const evidence: Evidence[] = [];
  const held = await isHeldBack(tx, quiz, attempt, handing.now);
  for (const { question, row, mark } of marks) {
    if (row === null) continue;
    const markedBy = mark.ruled ? "teacher" : "app";
    const share = mark.counts ? mark.share : null;
    await saveAnswer(tx, { ...row, share, markedBy, revision: held ? 0 : 1 });
    evidence.push({
      attempt,
      question,
      response: row.response,
      mark,
      markedBy,
      revision: 1,
      tookMs: row.tookMs,
      at: Math.min(row.savedAt, at),
      rulesOf: handing.rulesOf,
    });
  }
  if (!held) await recordEvidence(tx, attempt.userId, handing.clock, evidence, at);
  const { resultId, now } = handing;
  await saveScore(tx, quiz, { ...attempt, submittedAt: at }, marks, { resultId, now });
  await saveAttempt(tx, attempt.id, { submittedAt: at, timedOut });
}

type Scored = { readonly question: Question; readonly mark: Pick<Settled, "counts" | "share"> };

/** Writes the sum of an attempt's marks, and for a mock what it means for its exam, once the taker may know it. */
export async function saveScore(
  tx: Writer,
  quiz: QuizRow,
  attempt: AttemptRow & { readonly submittedAt: number },
  marks: readonly Scored[],
  { resultId, now }: { readonly resultId: string; readonly now: number },
): Promise<void> {
  const counting = marks.filter(({ mark }) => mark.counts);
  const points = sumOf(counting);
  await saveAttempt(tx, attempt.id, { points, most: counting.length });
  if (quiz.examId === null || counting.length === 0) return;
  if ((await gateOf(tx, quiz, attempt, now)).shown === "closed") return;
  const byPart = grouped(counting, ({ question }) => question.part);
  await recordMockResult(tx, {
    id: resultId,
    examId: quiz.examId,
    userId: attempt.userId,
    attemptId: attempt.id,
    startedAt: attempt.startedAt,
    at: attempt.submittedAt,
    share: points / counting.length,
    questions: counting.length,
    topics: [...byPart].flatMap(([part, own]) => {
      const place = quiz.selection[part];
      return place ? [{ topic: topicOf(place), share: sumOf(own) / own.length, questions: own.length }] : [];
    }),
  });
}

function sumOf(marks: readonly Scored[]): number {
  return marks.reduce((sum, { mark }) => sum + mark.share, 0);
}

export function rulingsByQuestion(
  rows: readonly { readonly questionId: string; readonly signature: string }[],
): Rulings {
  return new Map(
    [...grouped(rows, (row) => row.questionId)].map(([id, own]) => [
      id,
      new Set(own.map((row) => row.signature)),
    ]),
  );
}

/**
 * Hands in what nobody did before the time was over: of a quiz whose results are looked at, or of the viewer. What was
 * saved counts, at the moment at which the time was over. The caller has checked that the viewer may look.
 */
export async function finishOverdue(
  ctx: Ctx,
  of: { readonly quizId: string } | { readonly userId: string },
): Promise<void> {
  const overdue = await overdueAttempts(ctx.store.read, of, ctx.now() - GRACE_MS);
  for (const { id, userId } of overdue) {
    allow(ctx, "answer", { ownerId: userId, granted: true }, "attempt");
    await finishOne(ctx, id);
  }
}

async function finishOne(ctx: Ctx, id: string): Promise<void> {
  const attempt = await attemptById(ctx.store.read, id);
  const handing = attempt === null ? null : await handingOf(ctx, attempt);
  if (handing === null) return;
  await ctx.store.write(async (tx) => {
    const now = await attemptById(tx, id);
    // More time may have been given meanwhile.
    if (now === null || now.submittedAt !== null || now.endsAt === null || now.endsAt + GRACE_MS > ctx.now())
      return;
    await finishAttempt(tx, now, handing, now.endsAt, true);
  });
}

/** Whether the time of an attempt is over for what arrives now. */
export function isOver(attempt: Pick<AttemptRow, "endsAt" | "submittedAt">, now: number): boolean {
  return attempt.submittedAt !== null || (attempt.endsAt !== null && now > attempt.endsAt + GRACE_MS);
}
