import { addDays, type StudyDay } from "#lib/base/study-time.ts";
import { contentsOf } from "#lib/db/queries/card-contents.ts";
import { predictionsOf } from "#lib/db/queries/exam-records.ts";
import type { PlanDay, Shape, Share, SharedPlan } from "#lib/exam/types.ts";
import type { Ctx } from "../context.ts";
import { type Curve, curveNow } from "./curve-now.ts";
import { type PlanNow, planNow } from "./plan-now.ts";
import type { OpenExam, PlanRequest } from "./plan-request.ts";
import { type Prediction, predictedBy, predictedNow } from "./predictions-in.ts";

/** A day of the plan, for all exams together. */
export type DayLine = {
  readonly day: StudyDay;
  readonly newCards: number;
  readonly reviews: number;
  readonly minutes: number;
  /** What the learner allowed; 0 on a day off. */
  readonly cap: number;
  readonly off: boolean;
};

/** What stands in the way of seeing every card, in words that a page can say. */
export type ShortOf = {
  readonly cards: number;
  /** Minutes a day that would do; null when no number of them would. */
  readonly minutesNeeded: number | null;
  /** Those that the mark misses least. */
  readonly leaveOut: readonly { readonly cardId: string; readonly question: string }[];
};

/** An exam that lies ahead: what is expected, and how the days go until then. */
export type AheadView = {
  readonly plan: PlanNow["state"];
  readonly prediction: Prediction;
  /** If it were written now. */
  readonly now: Share;
  readonly target: number | null;
  readonly questions: number | null;
  readonly minutes: readonly number[];
  readonly shape: Shape;
  readonly today: {
    /** Cards of this exam that the plan has for today. */
    readonly cards: number;
    readonly newCards: number;
    readonly minutes: number;
    readonly spentMinutes: number;
    /** The day's cap. */
    readonly capMinutes: number;
  };
  readonly days: readonly DayLine[];
  readonly shortOf: ShortOf | null;
  /** One line a day, the last prediction of each. */
  readonly history: readonly (Share & { readonly day: StudyDay })[];
  readonly curve: Curve;
  /** Other exams that share the days. */
  readonly beside: readonly { readonly id: string; readonly title: string; readonly day: StudyDay }[];
  readonly setAside: number;
  readonly leftOut: number;
  /** Parts that the learner does not have. */
  readonly absent: number;
};

/** So many cards to leave out are named. */
const MOST_NAMED = 200;

/** The plan and prediction of one exam that the viewer takes; null when it does not lie ahead. */
export async function aheadView(ctx: Ctx, examId: string, patienceMs: number): Promise<AheadView | null> {
  const now = await planNow(ctx, { patienceMs });
  const open = now?.request.exams.find(({ exam }) => exam.id === examId);
  if (!now || !open) return null;
  const { request, plan, state } = now;
  const [history, curve, shortOf] = await Promise.all([
    predictionsOf(ctx.store.read, { examId, userId: request.userId }, "exam"),
    curveNow(ctx, request, open),
    shortageOf(ctx, open, plan),
  ]);
  const prediction = predictedBy(request, open, plan);
  const { expected, low, high } = predictedNow(request, open);
  const own = new Set(open.blueprint.cards.map((card) => card.cardId));
  const todays = plan.today.filter((card) => own.has(card.cardId));
  return {
    plan: state,
    prediction,
    now: { expected, low, high },
    target: open.target,
    questions: open.exam.questions,
    minutes: open.minutes,
    shape: open.shape,
    today: {
      cards: todays.length,
      newCards: todays.filter((card) => card.reason.kind === "new").length,
      minutes: todays.reduce((sum, card) => sum + card.reason.seconds, 0) / 60,
      spentMinutes: request.input.spentToday / 60,
      capMinutes: (request.input.budgets[0] ?? 0) / 60,
    },
    days: daysOf(request, open, plan.days),
    shortOf,
    history: lastOfEachDay(history),
    curve,
    beside: request.exams.flatMap(({ exam, examDay }) =>
      exam.id === examId ? [] : [{ id: exam.id, title: exam.title, day: examDay }],
    ),
    setAside: open.blueprint.cards.filter((card) => request.setAside.has(card.cardId)).length,
    leftOut: open.blueprint.cards.filter((card) => open.leftOut.has(card.cardId)).length,
    absent: open.blueprint.absent,
  };
}

/** The days until an exam; of one that is today, this day. */
export function daysOf(request: PlanRequest, open: OpenExam, days: readonly PlanDay[]): readonly DayLine[] {
  const { today, input } = request;
  const until = Math.max(1, Math.floor(open.inDays));
  const isOff = (day: StudyDay): boolean =>
    today.holidays.some(({ fromDay, toDay }) => fromDay <= day && day <= toDay);
  return input.budgets.slice(0, until).map((budget, n) => {
    const day = addDays(today.day, n);
    const planned = days.find((one) => one.day === n);
    return {
      day,
      newCards: planned?.newCards ?? 0,
      reviews: planned?.reviews ?? 0,
      minutes: (planned?.seconds ?? 0) / 60,
      cap: budget / 60,
      off: isOff(day) || budget === 0,
    };
  });
}

async function shortageOf(ctx: Ctx, { exam }: OpenExam, plan: SharedPlan): Promise<ShortOf | null> {
  const short = plan.exams.find((one) => one.examId === exam.id)?.shortBy ?? null;
  if (short === null || short.cards === 0) return null;
  const ids = short.leaveOut.slice(0, MOST_NAMED);
  const contents = new Map((await contentsOf(ctx.store.read, ids)).map((row) => [row.id, row.content]));
  return {
    cards: short.cards,
    minutesNeeded: short.minutesNeeded === null ? null : Math.ceil(short.minutesNeeded),
    leaveOut: ids.map((cardId) => ({ cardId, question: contents.get(cardId)?.question ?? "" })),
  };
}

function lastOfEachDay(
  rows: readonly (Share & { readonly studyDay: StudyDay })[],
): readonly (Share & { readonly day: StudyDay })[] {
  const byDay = new Map(rows.map((row) => [row.studyDay, row]));
  return [...byDay].map(([day, { expected, low, high }]) => ({ day, expected, low, high }));
}
