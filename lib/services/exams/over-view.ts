import { daysBetween, studyDayOf } from "#lib/base/study-time.ts";
import { lastPrediction, resultsOf } from "#lib/db/queries/exam-records.ts";
import type { TakenExam } from "#lib/db/queries/exams.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { KeptTopic } from "#lib/db/schema/exams.ts";
import { returnsAfter } from "#lib/exam/after-exam.ts";
import type { Share } from "#lib/exam/types.ts";
import type { Ctx } from "../context.ts";
import { todayOf } from "../study/today.ts";
import { blueprintOf } from "./blueprint.ts";

/** An exam whose date has passed. */
export type OverView = {
  /** The last prediction before it; null when none was made. */
  readonly predicted: (Share & { readonly topics: readonly KeptTopic[] }) | null;
  /** The score that was entered, 0 to 1. */
  readonly score: number | null;
  /** What was decided about its cards; null while nobody was asked. */
  readonly afterwards: "return" | "retire" | null;
  readonly cards: number;
  /** Cards that are due within a week by their ordinary dates, and those that were never met. */
  readonly dueThisWeek: number;
  readonly unseen: number;
};

const WEEK = 7;

export async function overView(
  ctx: Ctx,
  { exam, learner, userId }: TakenExam & { readonly userId: string },
): Promise<OverView> {
  const { read } = ctx.store;
  const of = { examId: exam.id, userId };
  const [predicted, results, today, { cards }] = await Promise.all([
    lastPrediction(read, of, "exam", exam.at),
    resultsOf(read, userId, exam.id),
    todayOf(ctx),
    blueprintOf(ctx, exam.selection),
  ]);
  const states = new Map(
    (
      await statesOf(
        read,
        userId,
        cards.map((card) => card.cardId),
      )
    ).map((row) => [row.cardId, row]),
  );
  const held = cards.map((place) => {
    const {
      stability = null,
      difficulty = null,
      lastStudyTime = null,
      answers = 0,
    } = states.get(place.cardId) ?? {};
    const isSeen = stability !== null && difficulty !== null && lastStudyTime !== null;
    const lastDay = isSeen ? Math.max(0, daysBetween(studyDayOf(lastStudyTime), today.day)) : 0;
    return { ...place, answers, memory: isSeen ? { stability, difficulty, lastDay } : null };
  });
  const score = results.find(({ result }) => result.kind === "exam")?.result.share ?? null;
  return {
    predicted: predicted && {
      expected: predicted.expected,
      low: predicted.low,
      high: predicted.high,
      topics: predicted.topics,
    },
    score,
    afterwards: learner?.afterwards ?? null,
    cards: cards.length,
    dueThisWeek: returnsAfter(held, today.presets.base).filter((one) => one.inDays < WEEK).length,
    unseen: held.filter((card) => card.memory === null).length,
  };
}
