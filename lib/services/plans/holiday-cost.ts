import { daysBetween, type StudyDay } from "#lib/base/study-time.ts";
import { holidaysFrom } from "#lib/db/queries/plans.ts";
import { type PlayedDays, playDays } from "#lib/schedule/play-days.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { todayOf } from "../study/today.ts";
import { checkedDays, HolidayDays } from "./holiday-days.ts";
import { offDays } from "./plan-view.ts";
import { playedCards } from "./played.ts";

/** What being away would cost: how many reviews wait on the return, how the days after look, and what is known then. */
export type HolidayCost = {
  readonly from: StudyDay;
  readonly to: StudyDay;
  readonly days: number;
  /** Reviews that wait on the first day back, and on that day otherwise. */
  readonly waiting: number;
  readonly otherwise: number;
  /** Cards expected to be known on the first day back, away and at home. */
  readonly known: number;
  readonly knownAtHome: number;
  /** Days until nothing waits any more, at the pace of the reviews a day of the options; null when it takes longer. */
  readonly caughtUpAfter: number | null;
};

/** So many days after the return are looked at. */
const AFTER_DAYS = 60;

/** Works out what some days off would cost, and changes nothing. Throws `invalid` for days that cannot be. */
export async function holidayCost(ctx: Ctx, input: unknown): Promise<HolidayCost> {
  const { from, to } = parseInput(HolidayDays, input);
  const today = await todayOf(ctx);
  const days = checkedDays(today.day, from, to);
  const { read } = ctx.store;
  const known = today.userId === null ? [] : await holidaysFrom(read, today.userId, today.day);
  const cards = await playedCards(read, today);
  const back = daysBetween(today.day, to) + 1;
  const room = today.presets.base.reviewsPerDay;
  const play = (
    holidays: readonly { readonly fromDay: string; readonly toDay: string }[],
    until: number,
  ): PlayedDays => {
    const off = offDays(today.day, holidays);
    return playDays({ ...cards, days: until, order: "surest", roomOn: (day) => (off.has(day) ? 0 : room) });
  };
  const away = [...known, { fromDay: from, toDay: to }];
  const after = play(away, back + AFTER_DAYS);
  const ends = after.waiting.slice(back).indexOf(0);
  const dueOn = (played: PlayedDays): number => (played.answered[back] ?? 0) + (played.waiting[back] ?? 0);
  return {
    from,
    to,
    days,
    waiting: dueOn(after),
    otherwise: dueOn(play(known, back + 1)),
    known: play(away, back).known,
    knownAtHome: play(known, back).known,
    caughtUpAfter: ends < 0 ? null : ends,
  };
}
