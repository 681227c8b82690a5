import { DomainError } from "#lib/base/errors.ts";
import { type ExamRow, examById, examTakenBy, type TakenExam } from "#lib/db/queries/exams.ts";
import type { Reader, Writer } from "#lib/db/store.ts";
import { allowInClass } from "../classes/allow-in-class.ts";
import { type Ctx, userIdOf } from "../context.ts";

/**
 * The exam, if the viewer takes it: their own, or that of a class whose pupil they are. Throws `not-found` otherwise, in
 * the same words for somebody else's and for one that is not there.
 */
export async function allowTaking(
  ctx: Ctx,
  db: Reader | Writer,
  examId: string,
): Promise<TakenExam & { readonly userId: string }> {
  const userId = userIdOf(ctx);
  const taken = userId === null ? null : await examTakenBy(db, examId, userId);
  if (taken === null || userId === null) throw absent();
  if (taken.exam.classId !== null) await inClass(allowInClass(ctx, db, "learn", taken.exam.classId));
  return { ...taken, userId };
}

/**
 * The exam, if the viewer may change it: their own, or that of a class which they teach. `deleted`: also one in the bin.
 * Throws `not-found` otherwise.
 */
export async function allowChanging(
  ctx: Ctx,
  db: Reader | Writer,
  examId: string,
  { deleted = false }: { readonly deleted?: boolean } = {},
): Promise<ExamRow> {
  const exam = await examById(db, examId);
  if (exam === null || (exam.deletedAt !== null && !deleted)) throw absent();
  if (exam.classId !== null) await inClass(allowInClass(ctx, db, "teach", exam.classId));
  else if (exam.ownerId === null || exam.ownerId !== userIdOf(ctx)) throw absent();
  return exam;
}

/** Whether the viewer may. */
export async function mayChange(ctx: Ctx, db: Reader, examId: string): Promise<boolean> {
  try {
    await allowChanging(ctx, db, examId);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === "not-found") return false;
    throw error;
  }
}

/** What is said of a class is said of the exam: nobody learns from the words whose it is. */
async function inClass(check: Promise<unknown>): Promise<void> {
  try {
    await check;
  } catch (error) {
    throw error instanceof DomainError && error.code === "not-found" ? absent() : error;
  }
}

function absent(): DomainError {
  return new DomainError("not-found", "There is no such exam. It may have been removed; go back to Exams.");
}
