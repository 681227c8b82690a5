import { z } from "zod";
import { changeJob, openJobs } from "#lib/db/queries/jobs.ts";
import { changeDossier, dossierWithOwner } from "#lib/db/queries/made-dossiers.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { makingOf } from "../making/making.ts";
import { parseInput } from "../parse-input.ts";
import { IdField } from "./fields.ts";

const Input = z.strictObject({ dossierId: IdField });

/**
 * Deletes a dossier: it is nowhere to be seen at once, and gone with its documents after thirty days
 * (`purgeDeleted`); until then `restoreDossier` brings it back as it was. Safe to send twice.
 */
export async function deleteDossier(ctx: Ctx, input: unknown): Promise<{ readonly title: string }> {
  const { dossierId } = parseInput(Input, input);
  const at = ctx.now();
  const { title, stopped } = await ctx.store.write(async (tx) => {
    const dossier = await dossierWithOwner(tx, dossierId, { deleted: true });
    allow(ctx, "make", dossier, "dossier");
    const open = await openJobs(tx, dossierId);
    for (const { id } of open) await changeJob(tx, id, { state: "cancelled", preview: null, endedAt: at });
    const present = await dossierWithOwner(tx, dossierId);
    if (present !== null) await changeDossier(tx, dossierId, { deletedAt: at }, at);
    return { title: dossier.title, stopped: open.map((job) => job.id) };
  });
  for (const id of stopped) makingOf(ctx.store).stop(id);
  return { title };
}

/** Brings a deleted dossier back. Safe to send twice. */
export async function restoreDossier(ctx: Ctx, input: unknown): Promise<{ readonly title: string }> {
  const { dossierId } = parseInput(Input, input);
  const at = ctx.now();
  return ctx.store.write(async (tx) => {
    const dossier = await dossierWithOwner(tx, dossierId, { deleted: true });
    allow(ctx, "make", dossier, "dossier");
    await changeDossier(tx, dossierId, { deletedAt: null }, at);
    return { title: dossier.title };
  });
}
