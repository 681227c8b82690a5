import { addDays, daysBetween, type StudyDay } from "#lib/base/study-time.ts";
import { type HolidayRow, holidaysFrom, overdueOn, planOf } from "#lib/db/queries/plans.ts";
import { type CatchUp, catchUp } from "#lib/schedule/catch-up.ts";
import type { PlayedOrder } from "#lib/schedule/play-days.ts";
import { REVIEW_SECONDS } from "#lib/study/shelf.ts";
import type { Ctx } from "../context.ts";
import { todayOf } from "../study/today.ts";
import { orderOf } from "./kept-order.ts";
import { playedCards } from "./played.ts";

/** What a learner sees who comes back, or plans to be away. */
export type PlanView = {
  readonly today: StudyDay;
  /** Reviews that should have been done before today. */
  readonly overdue: number;
  readonly plan: {
    readonly minutesPerDay: number;
    readonly cardsPerDay: number;
    readonly order: PlayedOrder;
    readonly untilDay: StudyDay;
  } | null;
  /** How the backlog would go with each number of minutes a day; empty when nothing waits. */
  readonly choices: readonly (CatchUp & { readonly endsOn: StudyDay | null })[];
  readonly holidays: readonly HolidayRow[];
};

const MINUTES = [10, 15, 20, 30, 45, 60];
/** So far ahead a backlog is followed. */
export const PLANNED_DAYS = 120;

/** The viewer's backlog with what would end it when, the plan that is followed, and days off. Empty for a visitor. */
export async function planView(ctx: Ctx): Promise<PlanView> {
  const { read } = ctx.store;
  const today = await todayOf(ctx);
  const { userId, day } = today;
  if (userId === null) return { today: day, overdue: 0, plan: null, choices: [], holidays: [] };
  const [overdue, plan, holidays] = await Promise.all([
    overdueOn(read, userId, day),
    planOf(read, userId, day),
    holidaysFrom(read, userId, day),
  ]);
  const off = offDays(day, holidays);
  const cards = overdue === 0 ? null : await playedCards(read, today);
  const choices = cards
    ? MINUTES.map((minutes) =>
        catchUp(
          { ...cards, days: PLANNED_DAYS, secondsPerCard: REVIEW_SECONDS, isOff: (n) => off.has(n) },
          minutes,
        ),
      )
    : [];
  return {
    today: day,
    overdue,
    // Nothing waits any more: it has ended by itself.
    plan:
      overdue === 0
        ? null
        : plan && {
            minutesPerDay: plan.minutesPerDay,
            cardsPerDay: plan.cardsPerDay,
            order: orderOf(plan.reviewOrder),
            untilDay: plan.untilDay,
          },
    choices: choices.map((choice) => ({
      ...choice,
      endsOn: choice.endsAfter === null ? null : addDays(day, choice.endsAfter),
    })),
    holidays,
  };
}

/** The numbers of the days off, counted from a day. */
export function offDays(
  from: StudyDay,
  holidays: readonly Pick<HolidayRow, "fromDay" | "toDay">[],
): ReadonlySet<number> {
  const days = new Set<number>();
  for (const { fromDay, toDay } of holidays) {
    const last = Math.min(daysBetween(from, toDay), PLANNED_DAYS * 4);
    for (let day = Math.max(0, daysBetween(from, fromDay)); day <= last; day += 1) days.add(day);
  }
  return days;
}
