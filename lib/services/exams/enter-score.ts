import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { lastPrediction, saveExamResult } from "#lib/db/queries/exam-records.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowTaking } from "./allow-exam.ts";

const Input = z
  .strictObject({
    examId: IdField,
    /** Reached, out of so many points; null takes the score away. */
    reached: z.number("Give a number.").min(0, "At least 0.").nullable(),
    outOf: z.number("Give a number.").positive("More than 0.").max(100_000, "At most 100,000.").default(100),
  })
  .refine(({ reached, outOf }) => reached === null || reached <= outOf, {
    path: ["reached"],
    message: "That is more than the full mark.",
  });

/** Where nobody said how many questions an exam had. */
const USUAL_QUESTIONS = 40;

/**
 * Keeps the score of an exam that is over beside the last prediction before it, in the place of one entered before.
 * Throws `not-found` for an exam that the viewer does not take, `invalid` before it began.
 */
export async function enterScore(ctx: Ctx, input: unknown): Promise<void> {
  const { examId, reached, outOf } = parseInput(Input, input);
  const now = ctx.now();
  const id = ctx.newId();
  await ctx.store.write(async (tx) => {
    const { exam, userId } = await allowTaking(ctx, tx, examId);
    if (exam.at > now) throw new DomainError("invalid", "This exam lies ahead. Enter its score afterwards.");
    const predicted = await lastPrediction(tx, { examId, userId }, "exam", exam.at);
    await saveExamResult(
      tx,
      { examId, userId },
      reached === null
        ? null
        : {
            id,
            examId,
            userId,
            kind: "exam",
            at: exam.at,
            share: reached / outOf,
            questions: exam.questions ?? USUAL_QUESTIONS,
            topics: [],
            predictionId: predicted?.id ?? null,
            createdAt: now,
          },
    );
  });
}
