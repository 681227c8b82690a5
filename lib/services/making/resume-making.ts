import { addJob, allOpenJobs, changeJob, endsOfJobs, OPEN } from "#lib/db/queries/jobs.ts";
import type { Ctx } from "../context.ts";
import { makingOf } from "./making.ts";

/** A run under which the server went away so often in a row is not tried again: it may be what ends the server. */
const TRIES = 3;
const GIVEN_UP =
  "The server stopped while the cards were made, several times in a row. Take the largest document out and start again.";

/**
 * Takes up what an earlier process of this server left running, and begins with what waits. Acts for the operator at
 * boot, before anybody is served. Returns how many runs it queued again.
 */
export async function resumeMaking(ctx: Ctx): Promise<number> {
  const left = (await allOpenJobs(ctx.store.read)).filter((job) => job.state === "running");
  const ids = left.map(() => ctx.newId());
  const at = ctx.now();
  const queued = await ctx.store.write(async (tx) => {
    let count = 0;
    const open = await allOpenJobs(tx);
    for (const [i, job] of left.entries()) {
      const ended = (await endsOfJobs(tx, job.dossierId, TRIES + 2)).filter((state) => !OPEN.includes(state));
      const since = ended.findIndex((state) => state !== "interrupted");
      const gaveUp = (since === -1 ? ended.length : since) + 1 >= TRIES;
      await changeJob(
        tx,
        job.id,
        gaveUp
          ? { state: "failed", message: GIVEN_UP, preview: null, endedAt: at }
          : { state: "interrupted", preview: null, endedAt: at },
      );
      const waits = open.some((one) => one.dossierId === job.dossierId && one.state === "queued");
      if (gaveUp || waits) continue;
      await addJob(tx, { id: ids[i] ?? ctx.newId(), dossierId: job.dossierId, userId: job.userId }, at);
      count += 1;
    }
    return count;
  });
  makingOf(ctx.store).wake();
  return queued;
}
