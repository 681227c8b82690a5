import { z } from "zod";
import { changeJob, openJobs } from "#lib/db/queries/jobs.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { makingOf } from "./making.ts";

const Input = z.strictObject({ dossierId: z.string().min(1).max(100) });

/**
 * Stops the making of a dossier's cards, running and waiting. What was made before stays as it is. Nothing to stop is
 * fine too: it may have ended just now.
 */
export async function cancelMaking(ctx: Ctx, input: unknown): Promise<{ readonly stopped: boolean }> {
  const { dossierId } = parseInput(Input, input);
  const at = ctx.now();
  const stopped = await ctx.store.write(async (tx) => {
    allow(ctx, "make", await dossierWithOwner(tx, dossierId), "dossier");
    const open = await openJobs(tx, dossierId);
    for (const { id } of open) await changeJob(tx, id, { state: "cancelled", preview: null, endedAt: at });
    return open.map((job) => job.id);
  });
  for (const id of stopped) makingOf(ctx.store).stop(id);
  return { stopped: stopped.length > 0 };
}
