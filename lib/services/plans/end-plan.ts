import { studyDay } from "#lib/base/study-time.ts";
import { deletePlan, overdueOn, planOf } from "#lib/db/queries/plans.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";

/**
 * Ends the viewer's plan for coming back where nothing waits from earlier days any more: a card that is missed next week
 * begins no plan anew. Without a plan it costs one look.
 */
export async function endPlanIfWorkedOff(ctx: Ctx): Promise<void> {
  const userId = userIdOf(ctx);
  if (userId === null || ctx.viewer.kind !== "learner") return;
  const { read } = ctx.store;
  const day = studyDay(ctx.now(), ctx.viewer.clock);
  if ((await planOf(read, userId, day)) === null || (await overdueOn(read, userId, day)) > 0) return;
  allow(ctx, "make", { ownerId: userId }, "plan");
  await ctx.store.write((tx) => deletePlan(tx, userId));
}
