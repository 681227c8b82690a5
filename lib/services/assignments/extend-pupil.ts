import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { pupilsOfAssignments, setExtension } from "#lib/db/queries/assignments.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { Day, dayIn, endIn, Id } from "./assignment-input.ts";
import { teachable } from "./save-assignment.ts";

const Input = z.strictObject({
  id: Id,
  userId: Id,
  /** The pupil's own due day; null gives them the day of everybody again. */
  due: Day.nullable(),
  /** The pupil's own day as it was when the form was drawn, so that nobody's later word undoes another's unseen. */
  was: Day.nullable().optional(),
});

/**
 * Gives one pupil more time. Throws `not-found` for somebody whom the assignment is not for, `invalid` for a day before
 * everybody's, `stale` when the pupil's day was changed meanwhile.
 */
export async function extendPupil(ctx: Ctx, input: unknown): Promise<void> {
  const { id, userId, due, was } = parseInput(Input, input);
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
    const pupil = pupils.find((one) => one.assignmentId === id && one.userId === userId);
    if (pupil === undefined)
      throw new DomainError("not-found", "There is no such pupil in this assignment. Load the page again.");
    const stands = pupil.extendedTo === null ? null : dayIn(row.zone, pupil.extendedTo);
    if (was !== undefined && was !== stands)
      throw new DomainError(
        "stale",
        "Somebody else changed this pupil's day meanwhile. Load the page again.",
      );
    await setExtension(tx, id, userId, dueAt, at);
  });
}
