import { z } from "zod";
import { binExam } from "#lib/db/queries/exams.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowChanging } from "./allow-exam.ts";

const Input = z.strictObject({ examId: IdField });

/**
 * Puts an exam into the bin, with all that hangs on it; its cards and what is known of them stay as they are. Safe to
 * send twice. Throws `not-found` for one that is not the viewer's to change.
 */
export async function deleteExam(ctx: Ctx, input: unknown): Promise<void> {
  await turn(ctx, input, true);
}

/** Takes it out again, with everything as it was. */
export async function restoreExam(ctx: Ctx, input: unknown): Promise<void> {
  await turn(ctx, input, false);
}

async function turn(ctx: Ctx, input: unknown, deleted: boolean): Promise<void> {
  const { examId } = parseInput(Input, input);
  await ctx.store.write(async (tx) => {
    const exam = await allowChanging(ctx, tx, examId, { deleted: true });
    if ((exam.deletedAt !== null) !== deleted) await binExam(tx, examId, deleted ? ctx.now() : null);
  });
}

/** An exam of the viewer's that was deleted and can be brought back; null when it is none. */
export async function deletedExam(
  ctx: Ctx,
  examId: string,
): Promise<{ readonly id: string; readonly title: string } | null> {
  try {
    const exam = await allowChanging(ctx, ctx.store.read, examId, { deleted: true });
    return exam.deletedAt === null ? null : { id: exam.id, title: exam.title };
  } catch {
    return null;
  }
}
