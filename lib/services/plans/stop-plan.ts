import { deletePlan } from "#lib/db/queries/plans.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";

/** Goes back to one's own options. Throws `not-found` for a visitor. */
export async function stopPlan(ctx: Ctx): Promise<void> {
  const userId = userIdOf(ctx);
  allow(ctx, "make", userId === null ? null : { ownerId: userId }, "plan");
  await ctx.store.write((tx) => deletePlan(tx, userId ?? ""));
}
