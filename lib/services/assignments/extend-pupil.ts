import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { pupilsOfAssignments, setExtension } from "#lib/db/queries/assignments.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { Day, endIn, Id } from "./assignment-input.ts";
import { teachable } from "./save-assignment.ts";

const Input = z.strictObject({
  id: Id,
  userId: Id,
  /** The pupil's own due day; null gives them the day of everybody again. */
  due: Day.nullable(),
});

/**
 * Gives one pupil more time. Throws `not-found` for somebody whom the assignment is not for, `invalid` for a day before
 * everybody's.
 */
export async function extendPupil(ctx: Ctx, input: unknown): Promise<void> {
  const { id, userId, due } = parseInput(Input, input);
  const row = await teachable(ctx, id);
  const at = ctx.now();
  const dueAt = due === null ? null : endIn(row.zone, due);
  if (dueAt !== null && dueAt <= row.dueAt)
    throw new DomainError("invalid", "That is no later than everybody's day. Pick a later one.", {
      due: "Pick a later day.",
    });
  await ctx.store.write(async (tx) => {
    await allowInClass(ctx, tx, "teach", row.classId);
    const pupils = await pupilsOfAssignments(tx, row.classId);
    if (!pupils.some((one) => one.assignmentId === id && one.userId === userId))
      throw new DomainError("not-found", "There is no such pupil in this assignment. Load the page again.");
    await setExtension(tx, id, userId, dueAt, at);
  });
}
