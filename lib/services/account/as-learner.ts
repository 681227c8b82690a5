import type { Writer } from "#lib/db/store.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { learnerFor } from "./guest.ts";
import { admitGuest } from "./guest-limit.ts";

/** A verb's write, with the learner whose it is: the context says so too, also for who was a visitor until now. */
export type LearnerJob<T> = (tx: Writer, ctx: Ctx, userId: string) => Promise<T>;

/**
 * Writes something that begins what is a learner's own. A visitor becomes a guest by it, unless `job` throws. Throws
 * `limit` when too many guests begin at one address.
 */
export async function writeAsLearner<T>(ctx: Ctx, zone: string | undefined, job: LearnerJob<T>): Promise<T> {
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "page");
  const { viewer } = ctx;
  const at = ctx.now();
  if (viewer.kind === "visitor")
    admitGuest(ctx.store, viewer.key?.address ?? null, at, "Nothing was saved; try again in a moment.");
  const newUserId = ctx.newId();
  const clockZone = viewer.kind === "learner" ? viewer.clock.zone : "UTC";
  return ctx.store.write(async (tx) => {
    const { userId, clock } = await learnerFor(tx, ctx, { userId: newUserId, at, zone: zone ?? clockZone });
    const learner: Ctx["viewer"] =
      viewer.kind === "learner"
        ? viewer
        : {
            kind: "learner",
            userId,
            name: null,
            role: "learner",
            clock,
            tokenHash: viewer.key?.tokenHash ?? "",
            lastUsedAt: at,
          };
    return job(tx, { ...ctx, viewer: learner }, userId);
  });
}
