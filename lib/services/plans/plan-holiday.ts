import { DomainError } from "#lib/base/errors.ts";
import { addHoliday, holidaysFrom } from "#lib/db/queries/plans.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { todayOf } from "../study/today.ts";
import { checkedDays, HolidayDays } from "./holiday-days.ts";

const MOST_HOLIDAYS = 50;

/** Plans days off: intervals that may be moved do not fall on them. Throws `not-found` for a visitor. */
export async function planHoliday(ctx: Ctx, input: unknown): Promise<void> {
  const { from, to } = parseInput(HolidayDays, input);
  const userId = userIdOf(ctx);
  allow(ctx, "make", userId === null ? null : { ownerId: userId }, "plan");
  const { day } = await todayOf(ctx);
  checkedDays(day, from, to);
  const at = ctx.now();
  const id = ctx.newId();
  await ctx.store.write(async (tx) => {
    const others = await holidaysFrom(tx, userId ?? "", day);
    if (others.length >= MOST_HOLIDAYS)
      throw new DomainError(
        "limit",
        `At most ${MOST_HOLIDAYS} absences are planned at once. Cancel one first.`,
      );
    if (others.some((one) => one.fromDay === from && one.toDay === to)) return;
    await addHoliday(tx, { id, userId: userId ?? "", fromDay: from, toDay: to, createdAt: at });
  });
}
