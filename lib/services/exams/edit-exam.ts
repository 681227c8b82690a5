import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { askAfterwardsAgain, changeExam, saveExamLearner } from "#lib/db/queries/exams.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowChanging } from "./allow-exam.ts";
import { checkedBlueprint, checkedInstant, ExamFields } from "./exam-input.ts";

const Input = ExamFields.extend({ examId: IdField, version: z.number().int().min(1) });

/**
 * Changes what is said of an exam. Day and time stay in the zone in which the exam was made. Throws `not-found` for one
 * that is not the viewer's to change, `stale` when somebody changed it meanwhile, `invalid` for what cannot be.
 */
export async function editExam(ctx: Ctx, input: unknown): Promise<void> {
  const { examId, version, ...fields } = parseInput(Input, input);
  const { read } = ctx.store;
  const before = await allowChanging(ctx, read, examId);
  const now = ctx.now();
  const at = checkedInstant(fields, before.zone, now);
  const selection = await checkedBlueprint(ctx, fields, before.classId !== null, before.selection);
  const { title, minutes, target, questions } = fields;
  await ctx.store.write(async (tx) => {
    const exam = await allowChanging(ctx, tx, examId);
    const set = { title, at, selection, minutes, target, questions, updatedAt: now };
    if (!(await changeExam(tx, { id: examId, version }, set)))
      throw new DomainError(
        "stale",
        "Somebody changed this exam meanwhile. Reload the page and change it again.",
      );
    if (exam.at !== at) await askAfterwardsAgain(tx, examId);
    // Their own exam has one number, not two.
    if (exam.ownerId !== null)
      await saveExamLearner(
        tx,
        { examId, userId: exam.ownerId },
        { minutes: null, target: null, updatedAt: now },
      );
  });
}
