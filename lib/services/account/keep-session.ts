import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { isToBeNoted, noteUse } from "./note-use.ts";

/**
 * Notes now and then that a learner was here, so that the session, and the guest behind it, last from the last use, and
 * says whether it did. Answers do the same where they are recorded.
 */
export async function keepSession(ctx: Ctx): Promise<boolean> {
  const { viewer } = ctx;
  const at = ctx.now();
  if (viewer.kind === "visitor" || !isToBeNoted(viewer, at)) return false;
  allow(ctx, "study", { ownerId: viewer.userId }, "session");
  await ctx.store.write((tx) => noteUse(tx, viewer, viewer.clock.zone, at));
  return true;
}
