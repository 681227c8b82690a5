import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { addJob, openJobs } from "#lib/db/queries/jobs.ts";
import { documentsOfDossier } from "#lib/db/queries/made-documents.ts";
import { dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { makingOf } from "./making.ts";

const Input = z.strictObject({ dossierId: z.string().min(1).max(100) });

/**
 * Queues the making of a dossier's cards. One run waits at most: a request while one waits is that one, a request while
 * one runs makes it run once more afterwards, because the documents may have changed meanwhile. Safe to send twice.
 */
export async function startMaking(ctx: Ctx, input: unknown): Promise<{ readonly jobId: string }> {
  const { dossierId } = parseInput(Input, input);
  const newId = ctx.newId();
  const at = ctx.now();
  const jobId = await ctx.store.write(async (tx) => {
    allow(ctx, "make", await dossierWithOwner(tx, dossierId), "dossier");
    if ((await documentsOfDossier(tx, dossierId)).length === 0)
      throw new DomainError("invalid", "There is no document to make cards from. Add one first.");
    const waiting = (await openJobs(tx, dossierId)).find((job) => job.state === "queued");
    if (waiting) return waiting.id;
    await addJob(tx, { id: newId, dossierId, userId: userIdOf(ctx) ?? "" }, at);
    return newId;
  });
  makingOf(ctx.store).wake();
  return { jobId };
}
