import { z } from "zod";
import { addDays } from "#lib/base/study-time.ts";
import { holidaysFrom, savePlan } from "#lib/db/queries/plans.ts";
import { catchUp } from "#lib/schedule/catch-up.ts";
import { REVIEW_SECONDS } from "#lib/study/shelf.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { todayOf } from "../study/today.ts";
import { offDays, PLANNED_DAYS } from "./plan-view.ts";
import { playedCards } from "./played.ts";

const Input = z.strictObject({
  minutes: z.coerce.number().int().min(1, "At least a minute a day.").max(600, "At most ten hours a day."),
});

/**
 * A plan is over when nothing waits any more. Its last day only ends what nobody follows: it lies behind the day on which
 * the backlog should end by as long again and a week, so that missed days do not end it with cards still waiting.
 */
const GRACE_DAYS = 7;

/**
 * Comes back with so many minutes a day: until the backlog ends there are no new cards, no more reviews a day than fit
 * into the minutes, and they come in the order after which most is known. Throws `not-found` for a visitor.
 */
export async function followPlan(ctx: Ctx, input: unknown): Promise<void> {
  const { minutes } = parseInput(Input, input);
  const userId = userIdOf(ctx);
  allow(ctx, "make", userId === null ? null : { ownerId: userId }, "plan");
  const today = await todayOf(ctx);
  const { read } = ctx.store;
  const off = offDays(today.day, userId === null ? [] : await holidaysFrom(read, userId, today.day));
  const cards = await playedCards(read, today);
  const { order, endsAfter } = catchUp(
    { ...cards, days: PLANNED_DAYS, secondsPerCard: REVIEW_SECONDS, isOff: (day) => off.has(day) },
    minutes,
  );
  const at = ctx.now();
  await ctx.store.write((tx) =>
    savePlan(tx, {
      userId: userId ?? "",
      minutesPerDay: minutes,
      cardsPerDay: Math.max(1, Math.floor((minutes * 60) / REVIEW_SECONDS)),
      reviewOrder: order,
      fromDay: today.day,
      untilDay: addDays(today.day, 2 * (endsAfter ?? PLANNED_DAYS) + GRACE_DAYS),
      createdAt: at,
    }),
  );
}
