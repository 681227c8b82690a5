import { z } from "zod";
import { addDays, daysBetween } from "#lib/base/study-time.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { dayIn, Id } from "./assignment-input.ts";
import { createAssignment, teachable } from "./save-assignment.ts";

const Input = z.strictObject({
  id: Id,
  /** Another class, or the same one. */
  classId: Id,
  newId: z.uuid().optional(),
});

/**
 * Assigns the same to another class that the viewer teaches: to all of it, from today on, with as many days as it had.
 * Throws `not-found` for what is not theirs to give.
 */
export async function copyAssignment(ctx: Ctx, input: unknown): Promise<{ readonly assignmentId: string }> {
  const { id, classId, newId } = parseInput(Input, input);
  const row = await teachable(ctx, id);
  const today = dayIn(row.zone, ctx.now());
  const from = dayIn(row.zone, row.opensAt);
  const opens = from > today ? from : today;
  const later = (day: string): string => addDays(day, daysBetween(from, opens));
  const closes = row.closesAt === null ? null : later(dayIn(row.zone, row.closesAt));
  return createAssignment(ctx, {
    classId,
    ...(newId === undefined ? {} : { id: newId }),
    title: row.title,
    note: row.note,
    selection: row.selection,
    goal: row.goal.kind === "retained" ? { ...row.goal, day: later(row.goal.day) } : row.goal,
    targets: [{ kind: "class", refId: classId }],
    opens,
    due: later(dayIn(row.zone, row.dueAt)),
    closes,
    lateRule: row.lateRule,
    zone: row.zone,
  });
}
