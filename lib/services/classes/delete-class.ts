import { z } from "zod";
import { changeClass } from "#lib/db/queries/class-writes.ts";
import { writeAudit } from "../account/write-audit.ts";
import { refreshGrants } from "../assignments/refresh-grants.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { allowInClass } from "./allow-in-class.ts";
import { IdField } from "./fields.ts";

const Input = z.strictObject({ classId: IdField });

/**
 * Puts a class into the bin, from everybody's next request on: it is not there any more, and its work is on nobody's
 * shelf. It lies in its owner's bin for thirty days (`purgeDeleted`), until `bringBackClass`. What pupils learnt is
 * theirs. Safe to send twice.
 */
export async function deleteClass(ctx: Ctx, input: unknown): Promise<{ readonly name: string }> {
  return moved(ctx, input, "class-deleted", (row, at) =>
    row.deletedAt === null ? { deletedAt: at, archivedAt: row.archivedAt ?? at } : null,
  );
}

/** Takes a class out of the bin as it was, archived where it was archived before. Safe to send twice. */
export async function bringBackClass(ctx: Ctx, input: unknown): Promise<{ readonly name: string }> {
  return moved(ctx, input, "class-brought-back", (row) =>
    row.deletedAt === null
      ? null
      : // Archived by the deletion itself: at the same instant.
        { deletedAt: null, archivedAt: row.archivedAt === row.deletedAt ? null : row.archivedAt },
  );
}

type Times = { readonly archivedAt: number | null; readonly deletedAt: number | null };

async function moved(
  ctx: Ctx,
  input: unknown,
  verb: string,
  change: (row: Times, at: number) => Times | null,
): Promise<{ readonly name: string }> {
  const { classId } = parseInput(Input, input);
  const at = ctx.now();
  const id = ctx.newId();
  return ctx.store.write(async (tx) => {
    const { row } = await allowInClass(ctx, tx, "own", classId, { binned: true });
    const times = change(row, at);
    if (times === null) return { name: row.name };
    await changeClass(tx, classId, times, at);
    await refreshGrants(tx, classId, at);
    await writeAudit(tx, { id, at, actorId: userIdOf(ctx), subjectId: null, verb, classId });
    return { name: row.name };
  });
}
