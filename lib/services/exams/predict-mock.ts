import { addPredictions } from "#lib/db/queries/exam-records.ts";
import { allow } from "../allow.ts";
import type { Ctx } from "../context.ts";
import { planRequest } from "./plan-request.ts";
import { predictedNow } from "./predictions-in.ts";

/**
 * Writes down what is expected of a mock of so many questions that is about to begin, so that its result is held against
 * what was known then. For the viewer; does nothing where the exam is not theirs to take, or is over.
 */
export async function predictMock(
  ctx: Ctx,
  { examId, questions }: { readonly examId: string; readonly questions: number },
): Promise<void> {
  const request = await planRequest(ctx);
  const open = request?.exams.find(({ exam }) => exam.id === examId);
  if (!request || !open) return;
  const { userId, today } = request;
  allow(ctx, "make", { ownerId: userId }, "exam");
  const prediction = predictedNow(request, open, questions);
  const row = { ...prediction, id: ctx.newId(), userId, at: ctx.now(), studyDay: today.day };
  await ctx.store.write((tx) => addPredictions(tx, [row]));
}
