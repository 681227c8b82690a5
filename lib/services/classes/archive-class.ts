import { z } from "zod";
import { changeClass } from "#lib/db/queries/class-writes.ts";
import { writeAudit } from "../account/write-audit.ts";
import { refreshGrants } from "../assignments/refresh-grants.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass } from "./allow-in-class.ts";
import { IdField } from "./fields.ts";

const Input = z.strictObject({ classId: IdField });

/**
 * Puts a class away: nobody joins any more, and what was assigned is on nobody's shelf. Everything stays readable to its
 * teachers, and everybody keeps what they learnt. Safe to call twice.
 */
export async function archiveClass(ctx: Ctx, input: unknown): Promise<void> {
  await setArchived(ctx, input, true);
}

/** Brings an archived class back as it was. Safe to call twice. */
export async function restoreClass(ctx: Ctx, input: unknown): Promise<void> {
  await setArchived(ctx, input, false);
}

async function setArchived(ctx: Ctx, input: unknown, archived: boolean): Promise<void> {
  const { classId } = parseInput(Input, input);
  const at = ctx.now();
  const auditId = ctx.newId();
  await ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "own", classId);
    if ((row.archivedAt !== null) === archived) return;
    await changeClass(tx, classId, { archivedAt: archived ? at : null }, at);
    await refreshGrants(tx, classId, at);
    const actorId = ctx.viewer.kind === "learner" ? ctx.viewer.userId : null;
    const verb = archived ? "class-archived" : "class-restored";
    await writeAudit(tx, { id: auditId, at, actorId, subjectId: null, verb, classId });
  });
}
