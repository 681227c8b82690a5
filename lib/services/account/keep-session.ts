import { MS_PER_DAY } from "#lib/base/study-time.ts";
import { noteVisit, touchSession } from "#lib/db/queries/sessions.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { SESSION_MS } from "./sessions.ts";

/**
 * Notes once a day that a learner was here, so that the session and the guest behind it last from the last use, and
 * says whether it did. Answers do the same where they are recorded.
 */
export async function keepSession(ctx: Ctx): Promise<boolean> {
  const { viewer } = ctx;
  const at = ctx.now();
  if (viewer.kind === "visitor" || at - viewer.lastUsedAt <= MS_PER_DAY) return false;
  allow(ctx, "study", { ownerId: viewer.userId }, "session");
  await ctx.store.write(async (tx) => {
    await noteVisit(tx, viewer.userId, viewer.clock.zone, at);
    await touchSession(tx, viewer.tokenHash, at, at + SESSION_MS);
  });
  return true;
}
