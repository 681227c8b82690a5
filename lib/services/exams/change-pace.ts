import { z } from "zod";
import { studyDay } from "#lib/base/study-time.ts";
import { saveExamLearner } from "#lib/db/queries/exams.ts";
import { SHAPES } from "#lib/exam/types.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowTaking } from "./allow-exam.ts";
import { Minutes, Percent } from "./exam-input.ts";

const Input = z.strictObject({
  examId: IdField,
  /** Minutes for each weekday; left out to keep them. */
  minutes: Minutes.optional(),
  /** So many minutes more (or fewer) on every day that has any. */
  more: z.number().int().min(-600).max(600).optional(),
  target: Percent.nullable().optional(),
  shape: z.enum(SHAPES).optional(),
  /** Cards to leave out; an empty list takes them all in again. */
  leftOut: z.array(z.string().min(1).max(200)).max(5_000).optional(),
});

/** A day that has time keeps at least so much of it. */
const LEAST_MINUTES = 1;

/**
 * Changes how one learner gets ready for an exam: their minutes, their target, how the minutes are laid out, which cards
 * they leave out. For the viewer alone, also where the exam is a class's. Throws `not-found` for one they do not take.
 */
export async function changePace(ctx: Ctx, input: unknown): Promise<void> {
  const { examId, minutes, more, target, shape, leftOut } = parseInput(Input, input);
  const now = ctx.now();
  await ctx.store.write(async (tx) => {
    const { exam, learner, userId } = await allowTaking(ctx, tx, examId);
    const present = minutes ?? learner?.minutes ?? exam.minutes;
    const changed =
      more === undefined
        ? minutes
        : present.map((each) => (each > 0 ? Math.min(600, Math.max(LEAST_MINUTES, each + more)) : 0));
    const today = ctx.viewer.kind === "learner" ? studyDay(now, ctx.viewer.clock) : null;
    await saveExamLearner(
      tx,
      { examId, userId },
      {
        updatedAt: now,
        ...(changed === undefined ? {} : { minutes: changed }),
        ...(target === undefined ? {} : { target }),
        ...(shape === undefined ? {} : { shape, shapeFrom: shape === "flat" ? null : today }),
        ...(leftOut === undefined ? {} : { leftOut: leftOut.length === 0 ? null : leftOut }),
      },
    );
  });
}
