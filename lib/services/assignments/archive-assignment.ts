import { z } from "zod";
import { type AssignmentRow, assignmentById, changeAssignmentRow } from "#lib/db/queries/assignments.ts";
import { allowInClass, stillGoing } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { Id } from "./assignment-input.ts";
import { refreshGrants } from "./refresh-grants.ts";
import { absent, teachable } from "./save-assignment.ts";

const Input = z.strictObject({ id: Id });

export type Archived = { readonly title: string; readonly classId: string };

/**
 * Puts an assignment away: its cards leave the pupils' shelves with their next request, what they learnt stays. Safe to
 * send twice.
 */
export function archiveAssignment(ctx: Ctx, input: unknown): Promise<Archived> {
  return setArchived(ctx, input, true);
}

/** Brings it back as it was. Safe to send twice. */
export function restoreAssignment(ctx: Ctx, input: unknown): Promise<Archived> {
  return setArchived(ctx, input, false);
}

async function setArchived(ctx: Ctx, input: unknown, archived: boolean): Promise<Archived> {
  const { id } = parseInput(Input, input);
  const { classId } = await teachable(ctx, id);
  const at = ctx.now();
  return ctx.store.write(async (tx) => {
    const { row: klass } = await allowInClass(ctx, tx, "teach", classId);
    const row: AssignmentRow | null = await assignmentById(tx, id);
    if (row === null) throw absent();
    if ((row.archivedAt !== null) !== archived) {
      if (!archived) stillGoing(klass);
      await changeAssignmentRow(tx, id, row.version, { archivedAt: archived ? at : null }, at);
      await refreshGrants(tx, classId, at);
    }
    return { title: row.title, classId };
  });
}
