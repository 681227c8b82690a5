import { z } from "zod";
import { endOtherSessions, endSession, sessionsOf } from "#lib/db/queries/sessions.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { sessionName } from "./account-view.ts";

/** Ends the session of this browser. Safe to send twice. A guest would lose everything by it and cannot. */
export async function signOut(ctx: Ctx): Promise<void> {
  const { viewer } = ctx;
  if (viewer.kind === "visitor" || viewer.name === null) return;
  allow(ctx, "study", { ownerId: viewer.userId }, "session");
  await ctx.store.write((tx) => endSession(tx, viewer.tokenHash));
}

const Input = z.strictObject({
  /** As the list names it; left out for all but this one. */
  session: z.string().min(1).max(100).optional(),
});

/** Signs out one of one's own browsers, or all others: with its next request it is a stranger's. */
export async function endSessions(ctx: Ctx, input: unknown): Promise<void> {
  const { session } = parseInput(Input, input);
  const { viewer } = ctx;
  await ctx.store.write(async (tx) => {
    const own = viewer.kind === "learner" ? await sessionsOf(tx, viewer.userId, ctx.now()) : [];
    const found = own.find((one) => session === undefined || sessionName(one.tokenHash) === session);
    allow(ctx, "make", found ? { ownerId: found.userId } : null, "session");
    if (viewer.kind === "visitor" || !found) return;
    if (session === undefined) await endOtherSessions(tx, viewer.userId, viewer.tokenHash);
    else await endSession(tx, found.tokenHash);
  });
}
