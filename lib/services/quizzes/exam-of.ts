import { DomainError } from "#lib/base/errors.ts";
import type { ExamRow } from "#lib/db/queries/exams.ts";
import type { Ctx } from "../context.ts";
import { allowChanging, allowTaking } from "../exams/allow-exam.ts";

/** The exam that a mock is made of: one that the viewer takes, or makes for a class. Throws `not-found` for any other. */
export async function examOf(ctx: Ctx, examId: string): Promise<ExamRow> {
  try {
    return (await allowTaking(ctx, ctx.store.read, examId)).exam;
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "not-found") throw error;
    return allowChanging(ctx, ctx.store.read, examId);
  }
}
