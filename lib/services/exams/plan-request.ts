import { createHash } from "node:crypto";
import {
  daysBetween,
  type Instant,
  MS_PER_DAY,
  type StudyDay,
  studyDay,
  studyDayOf,
} from "#lib/base/study-time.ts";
import type { StateRow } from "#lib/db/event-rows.ts";
import type { ExamLearnerRow, ExamRow, TakenExam } from "#lib/db/queries/exams.ts";
import { examsTakenBy } from "#lib/db/queries/exams.ts";
import { statesOf } from "#lib/db/queries/reviews.ts";
import type { Shape, SharedPlanInput } from "#lib/exam/types.ts";
import { LONGEST_ANSWER_MS } from "#lib/study/local-answer.ts";
import type { Ctx } from "../context.ts";
import { type Today, todayOf } from "../study/today.ts";
import { type Blueprint, blueprintOf } from "./blueprint.ts";
import { dayBudgets, offDaysOf } from "./day-budgets.ts";
import { keptApart } from "./kept-apart.ts";
import { learnerModel } from "./learner-model.ts";
import { pastPredictions } from "./past-predictions.ts";

/** Counts up with every change of how plans are worked out: a plan of another version is out of date. */
const VERSION = 4;

/** An exam that lies ahead, with everything that a plan needs of it. */
export type OpenExam = {
  readonly exam: ExamRow;
  readonly learner: ExamLearnerRow | null;
  readonly className: string | null;
  readonly examDay: StudyDay;
  /** Days from today's sitting; a fraction when it is today. */
  readonly inDays: number;
  readonly minutes: readonly number[];
  readonly target: number | null;
  readonly shape: Shape;
  readonly blueprint: Blueprint;
  /** Cards that the learner left out and has not met: they count as not known. */
  readonly leftOut: ReadonlySet<string>;
};

export type PlanRequest = {
  readonly userId: string;
  readonly today: Today;
  readonly exams: readonly OpenExam[];
  readonly input: SharedPlanInput;
  /** Cards that are set aside and were met: nobody asks them, and what is known of them still counts. */
  readonly setAside: ReadonlyMap<string, SharedPlanInput["cards"][number]>;
  /** Of everything that the plan is computed from. */
  readonly fingerprint: string;
};

/** What the plan of the viewer's exams is computed from; null when none lies ahead. Reading only. */
export async function planRequest(ctx: Ctx): Promise<PlanRequest | null> {
  if (ctx.viewer.kind === "visitor") return null;
  const { read } = ctx.store;
  const { userId, clock } = ctx.viewer;
  const now = ctx.now();
  const ahead = (await examsTakenBy(read, userId)).filter(({ exam }) => exam.at > now);
  if (ahead.length === 0) return null;
  const today = await todayOf(ctx);
  const blueprints: { readonly taken: TakenExam; readonly blueprint: Blueprint }[] = [];
  for (const taken of ahead)
    blueprints.push({ taken, blueprint: await blueprintOf(ctx, taken.exam.selection) });
  const ids = [
    ...new Set(blueprints.flatMap(({ blueprint }) => blueprint.cards.map((card) => card.cardId))),
  ].sort();
  const [states, model, { correction }] = await Promise.all([
    statesOf(read, userId, ids),
    learnerModel(read, today),
    pastPredictions(read, userId),
  ]);
  const known = new Map(states.map((row) => [row.cardId, row]));
  const isMet = (cardId: string): boolean => known.get(cardId)?.stability != null;
  const exams = blueprints.map(({ taken, blueprint }): OpenExam => {
    const { exam, learner, className } = taken;
    const examDay = studyDay(exam.at, clock);
    return {
      exam,
      learner,
      className,
      examDay,
      inDays: inDaysOf(exam.at, examDay, today),
      minutes: learner?.minutes ?? exam.minutes,
      target: learner?.target ?? exam.target,
      shape: learner?.shape ?? "flat",
      blueprint,
      leftOut: new Set((learner?.leftOut ?? []).filter((id) => !isMet(id))),
    };
  });
  // What is set aside is not asked; what somebody left out and does not know is not asked either.
  const asked = new Set(
    ids.filter(
      (id) =>
        known.get(id)?.suspended !== true &&
        exams.some(
          ({ leftOut, blueprint }) => !leftOut.has(id) && blueprint.cards.some((c) => c.cardId === id),
        ),
    ),
  );
  const siblings = await keptApart(ctx, today, [...asked], isMet);
  const input: SharedPlanInput = {
    exams: exams.map(({ exam, inDays, blueprint, leftOut }) => ({
      examId: exam.id,
      inDays,
      importance: 1,
      cards: blueprint.cards.filter(({ cardId }) => asked.has(cardId) && !leftOut.has(cardId)),
    })),
    cards: [...asked].map((cardId) => {
      const family = siblings.get(cardId);
      const card = plannedCard(cardId, known.get(cardId), today.day);
      return family === undefined ? card : { ...card, siblings: family };
    }),
    budgets: dayBudgets(
      today.day,
      exams.map(({ examDay, minutes, shape, learner }) => ({
        examDay,
        minutes,
        shape,
        shapeFrom: learner?.shapeFrom ?? null,
      })),
      offDaysOf(today.holidays),
    ),
    spentToday: secondsSpent(today, new Set(ids)),
    doneToday: [
      ...new Set([
        ...today.answered.filter((id) => asked.has(id)),
        ...[...asked].filter((id) => (known.get(id)?.buriedUntil ?? "") > today.day),
      ]),
    ].sort(),
    model,
    questions: Object.fromEntries(
      exams.flatMap(({ exam }) => (exam.questions === null ? [] : [[exam.id, exam.questions] as const])),
    ),
    correction,
    seed: userId,
  };
  const setAside = new Map(
    ids.flatMap((id) =>
      asked.has(id) || !isMet(id) ? [] : [[id, plannedCard(id, known.get(id), today.day)]],
    ),
  );
  return { userId, today, exams, input, setAside, fingerprint: fingerprintOf(input, today.day) };
}

function plannedCard(
  cardId: string,
  row: StateRow | undefined,
  day: StudyDay,
): SharedPlanInput["cards"][number] {
  const { stability = null, difficulty = null, lastStudyTime = null, answers = 0 } = row ?? {};
  const isSeen = stability !== null && difficulty !== null && lastStudyTime !== null;
  return {
    cardId,
    answers,
    memory: isSeen
      ? { stability, difficulty, lastDay: Math.max(0, daysBetween(studyDayOf(lastStudyTime), day)) }
      : null,
  };
}

/** An exam of today is as far away as the hours until it, to whole quarters of a day; never at this very moment. */
function inDaysOf(at: Instant, examDay: StudyDay, today: Today): number {
  const days = daysBetween(today.day, examDay);
  return days > 0 ? days : Math.max(0.25, Math.ceil(((at - today.now) / MS_PER_DAY) * 4) / 4);
}

/** Seconds that were spent today on these cards, on whichever page. */
function secondsSpent(today: Today, cardIds: ReadonlySet<string>): number {
  const ms = today.log.reduce(
    (sum, row) =>
      row.kind === "answered" && row.movesSchedule && row.cardId !== null && cardIds.has(row.cardId)
        ? sum + Math.min(LONGEST_ANSWER_MS, row.tookMs ?? 0)
        : sum,
    0,
  );
  return Math.round(ms / 1000);
}

function fingerprintOf(input: SharedPlanInput, day: StudyDay): string {
  return createHash("sha256")
    .update(JSON.stringify([VERSION, day, input]))
    .digest("base64url");
}
