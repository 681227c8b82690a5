import { z } from "zod";
import type { StudyDay } from "#lib/base/study-time.ts";
import { type AheadWeek, byWeek } from "#lib/memory/ahead.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { learnerModel } from "../exams/learner-model.ts";
import { parseInput } from "../parse-input.ts";
import { offDays } from "../plans/plan-view.ts";
import { todayOf } from "../study/today.ts";
import { memoryScope } from "./memory-scope.ts";
import type { Reckoner } from "./memory-view.ts";

const number = (least: number, most: number, words: string) =>
  z.coerce.number(words).min(least, words).max(most, words).optional();

const Input = z.object({
  of: z.string().max(200).default("all"),
  /** In percent, as it stands in the form. */
  retention: number(70, 99, "Known when asked: 70 to 99 percent."),
  newPerDay: number(0, 999, "New cards a day: 0 to 999."),
  reviewsPerDay: number(1, 9_999, "Reviews a day: 1 to 9,999."),
  days: number(7, 730, "Days ahead: 7 to 730."),
});

/** A way to study, and what it would come to. */
export type AheadWay = {
  readonly retention: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly weeks: readonly AheadWeek[];
  readonly reviewsPerDayMean: number;
  readonly minutesPerDayMean: number;
  readonly busiestDay: number;
  readonly known: number;
  /** Due and left over on the last day. */
  readonly waiting: number;
};

export type AheadView = {
  readonly scope: { readonly of: string; readonly title: string };
  readonly today: StudyDay;
  readonly days: number;
  readonly cards: number;
  readonly met: number;
  /** As one studies now, and as was asked. */
  readonly now: AheadWay;
  readonly otherwise: AheadWay;
};

const DAYS = 180;

/**
 * Plays the days to come as the viewer studies now and as the form asks: the same cards, the same luck, the viewer's own
 * seconds and ratings. Throws `invalid` for numbers out of range and `not-found` for a place that is not on the shelf.
 */
export async function aheadView(ctx: Ctx, input: unknown, reckoner: Reckoner): Promise<AheadView> {
  const { of, retention, newPerDay, reviewsPerDay, days = DAYS } = parseInput(Input, input);
  const { read, address } = ctx.store;
  const userId = userIdOf(ctx) ?? "";
  const [scope, today] = await Promise.all([memoryScope(ctx, of), todayOf(ctx)]);
  const { asked } = scope;
  const counted = await reckoner.ask<"count">(address, { kind: "count", userId, asked });
  const { cards, met } = counted ?? { cards: 0, met: 0 };
  const model = await learnerModel(read, today);
  const { base } = today.presets;
  const current = {
    retention: base.desiredRetention,
    newPerDay: base.newPerDay,
    reviewsPerDay: base.reviewsPerDay,
  };
  const other = {
    retention: retention === undefined ? current.retention : retention / 100,
    newPerDay: newPerDay ?? current.newPerDay,
    reviewsPerDay: reviewsPerDay ?? current.reviewsPerDay,
  };
  const { costs, firstShares, passShares } = model;
  const ways = [current, other].map((way) => ({
    unseen: Math.max(0, cards - met),
    rules: { ...base, desiredRetention: way.retention },
    newPerDay: way.newPerDay,
    reviewsPerDay: way.reviewsPerDay,
    laden: base.ways ?? DEFAULT_WAYS,
    off: [...offDays(today.day, today.holidays)].filter((day) => day < days),
    today: today.day,
    days,
    seconds: { first: costs.newSeconds, known: costs.passSeconds, lapse: costs.failSeconds },
    firstShares,
    passShares,
    seed: `${userId} ${of}`,
  }));
  const played = await reckoner.ask<"ahead">(address, { kind: "ahead", userId, asked, ways });
  const wayOf = (way: typeof current, i: number): AheadWay => {
    const list = played?.[i] ?? [];
    const mean = (sum: number): number => sum / Math.max(1, list.length);
    return {
      ...way,
      weeks: byWeek(list, today.day),
      reviewsPerDayMean: mean(list.reduce((sum, day) => sum + day.reviews + day.newCards, 0)),
      minutesPerDayMean: mean(list.reduce((sum, day) => sum + day.minutes, 0)),
      busiestDay: Math.max(0, ...list.map((day) => day.minutes)),
      known: list.at(-1)?.known ?? 0,
      waiting: list.at(-1)?.waiting ?? 0,
    };
  };
  return {
    scope: { of: scope.of, title: scope.title },
    today: today.day,
    days,
    cards,
    met,
    now: wayOf(current, 0),
    otherwise: wayOf(other, 1),
  };
}
