import { z } from "zod";
import { answersOf, saveAnswer } from "#lib/db/queries/quiz-attempts.ts";
import type { Response } from "#lib/quiz/types.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowOwnAttempt } from "./access.ts";
import { finishOverdue, isOver } from "./finish.ts";

const Place = z.int().min(0).max(200);
const Words = z.string().max(4_000, "An answer has at most 4,000 characters.");

const ResponseInput = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("chosen"), chosen: z.array(Place).max(60) }),
    z.object({ kind: z.literal("truth"), value: z.boolean() }),
    z.object({ kind: z.literal("text"), text: Words }),
    z.object({ kind: z.literal("pairs"), pairs: z.array(Place.nullable()).max(60), why: Words.optional() }),
    z.object({ kind: z.literal("order"), order: z.array(Place).max(60) }),
  ])
  .transform((response): Response => {
    if (response.kind !== "pairs") return response;
    const { kind, pairs, why } = response;
    return why === undefined ? { kind, pairs } : { kind, pairs, why };
  });

const Input = z.object({
  attemptId: IdField,
  answers: z
    .array(
      z.object({
        questionId: IdField,
        /** Of the device, rising with each change. */
        sequence: z.int().min(0),
        response: ResponseInput.nullable(),
        flagged: z.boolean().default(false),
        tookMs: z
          .number()
          .transform((ms) => Math.min(86_400_000, Math.max(0, Math.round(ms))))
          .default(0),
      }),
    )
    .max(200, "Send at most 200 answers at once."),
});

export type SavedAnswers = {
  /** What need not be sent again, as `questionId` and `sequence`. */
  readonly saved: readonly { readonly questionId: string; readonly sequence: number }[];
  /** Of those, what came after the end: kept beside, and counts only if a person says so. */
  readonly late: readonly string[];
  readonly submitted: boolean;
  readonly endsAt: number | null;
  readonly now: number;
};

/**
 * Keeps answers of the viewer's own attempt. Safe to send twice and in any order: an older answer never replaces a newer
 * one. What comes after the end by more than a few seconds is kept beside what counts. Throws `not-found` for anybody
 * else's attempt.
 */
export async function saveAnswers(ctx: Ctx, input: unknown): Promise<SavedAnswers> {
  const { attemptId, answers } = parseInput(Input, input);
  const now = ctx.now();
  const saved = await ctx.store.write(async (tx) => {
    const attempt = await allowOwnAttempt(ctx, tx, attemptId);
    allow(ctx, "answer", { ownerId: attempt.userId }, "attempt");
    const known = new Map((await answersOf(tx, [attemptId])).map((row) => [row.questionId, row]));
    const asked = new Set(attempt.questions.map((question) => question.id));
    const isLate = isOver(attempt, now);
    const late: string[] = [];
    for (const { questionId, sequence, response, flagged, tookMs } of answers) {
      const before = known.get(questionId);
      // A question of another attempt is nothing to keep, and nothing to send again.
      if (!asked.has(questionId) || (before && before.sequence >= sequence)) continue;
      const empty = { attemptId, questionId, response: null, flagged: false, tookMs: 0, savedAt: now };
      const row = isLate
        ? { ...empty, ...before, sequence, late: response }
        : { ...before, attemptId, questionId, sequence, response, flagged, tookMs, savedAt: now };
      if (isLate) late.push(questionId);
      await saveAnswer(tx, row);
    }
    return { late, userId: attempt.userId, over: isLate && attempt.submittedAt === null };
  });
  if (saved.over) await finishOverdue(ctx, { userId: saved.userId });
  const { submittedAt, endsAt } = await allowOwnAttempt(ctx, ctx.store.read, attemptId);
  return {
    saved: answers.map(({ questionId, sequence }) => ({ questionId, sequence })),
    late: saved.late,
    submitted: submittedAt !== null,
    endsAt,
    now,
  };
}
