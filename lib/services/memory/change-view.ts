import type { StudyDay } from "#lib/base/study-time.ts";
import { type AheadDay, byWeek } from "#lib/memory/ahead.ts";
import { DEFAULT_WAYS } from "#lib/study/ways.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { learnerModel } from "../exams/learner-model.ts";
import { offDays } from "../plans/plan-view.ts";
import type { PresetSettings } from "../study/rule-settings.ts";
import { todayOf } from "../study/today.ts";
import { memoryScope } from "./memory-scope.ts";
import type { Reckoner } from "./memory-view.ts";
import type { Way } from "./play-ways.ts";

/** What is to be changed: settings, and days off besides those that are planned. */
export type Change = {
  readonly of: string;
  readonly now: PresetSettings;
  readonly otherwise: PresetSettings;
  readonly away?: { readonly fromDay: StudyDay; readonly toDay: StudyDay };
};

/** What a way of studying comes to over the days looked at. */
export type ChangeSide = {
  readonly reviewsPerDay: number;
  readonly minutesPerDay: number;
  readonly busiestMinutes: number;
  readonly known: number;
};

/** What a change would do, before it is made. */
export type ChangeView = {
  readonly today: StudyDay;
  readonly days: number;
  readonly weeks: readonly {
    readonly from: StudyDay;
    readonly now: { readonly reviews: number; readonly minutes: number };
    readonly otherwise: { readonly reviews: number; readonly minutes: number };
  }[];
  readonly now: ChangeSide;
  readonly otherwise: ChangeSide;
  /** Of the cards that come within so many days, now or otherwise, those that would come on another day. */
  readonly within: number;
  readonly coming: number;
  readonly moved: number;
  /** False between two sets of weights: each counts what is known its own way, and the counts say nothing of each other. */
  readonly sameMemory: boolean;
};

const DAYS = 90;
const WITHIN = 30;

/**
 * Plays the days to come as they are and as they would be after a change: the same cards, the same luck, the viewer's
 * own seconds and ratings, with easy days and days off. Changes nothing. Throws `not-found` for a place that is not on
 * the shelf.
 */
export async function changeView(ctx: Ctx, change: Change, reckoner: Reckoner): Promise<ChangeView> {
  const { read, address } = ctx.store;
  const userId = userIdOf(ctx) ?? "";
  const [{ asked }, today] = await Promise.all([memoryScope(ctx, change.of), todayOf(ctx)]);
  const counted = await reckoner.ask<"count">(address, { kind: "count", userId, asked });
  const { cards, met } = counted ?? { cards: 0, met: 0 };
  const model = await learnerModel(read, today);
  const { costs, firstShares, passShares } = model;
  const way = (settings: PresetSettings, away: readonly NonNullable<Change["away"]>[]): Way => ({
    unseen: Math.max(0, cards - met),
    rules: settings,
    newPerDay: settings.newPerDay,
    reviewsPerDay: settings.reviewsPerDay,
    laden: settings.ways ?? DEFAULT_WAYS,
    off: [...offDays(today.day, [...today.holidays, ...away])].filter((day) => day < DAYS),
    today: today.day,
    days: DAYS,
    seconds: { first: costs.newSeconds, known: costs.passSeconds, lapse: costs.failSeconds },
    firstShares,
    passShares,
    seed: `${userId} ${change.of}`,
  });
  const played = await reckoner.ask<"change">(address, {
    kind: "change",
    userId,
    asked,
    now: way(change.now, []),
    otherwise: way(change.otherwise, change.away ? [change.away] : []),
    within: WITHIN,
  });
  if (played === null) throw new Error("The days before a change were stopped, though nobody can.");
  const [before, after] = [byWeek(played.now, today.day), byWeek(played.otherwise, today.day)];
  return {
    today: today.day,
    days: DAYS,
    weeks: before.map((week, i) => ({
      from: week.from,
      now: { reviews: week.reviewsPerDay, minutes: week.minutesPerDay },
      otherwise: { reviews: after[i]?.reviewsPerDay ?? 0, minutes: after[i]?.minutesPerDay ?? 0 },
    })),
    now: sideOf(played.now),
    otherwise: sideOf(played.otherwise),
    within: WITHIN,
    coming: played.coming,
    moved: played.moved,
    sameMemory: change.now.parameters.every((weight, i) => weight === change.otherwise.parameters[i]),
  };
}

function sideOf(days: readonly AheadDay[]): ChangeSide {
  const mean = (of: (day: AheadDay) => number): number =>
    days.reduce((sum, day) => sum + of(day), 0) / Math.max(1, days.length);
  return {
    reviewsPerDay: mean((day) => day.reviews + day.newCards),
    minutesPerDay: mean((day) => day.minutes),
    busiestMinutes: Math.max(0, ...days.map((day) => day.minutes)),
    known: days.at(-1)?.known ?? 0,
  };
}
