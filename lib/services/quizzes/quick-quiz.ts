import { z } from "zod";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { SelectionInput } from "../selections/selection-input.ts";
import { quizBy } from "./create-quiz.ts";
import { USUAL_SETTINGS } from "./quiz-input.ts";
import { startAttempt } from "./start-attempt.ts";

const Input = z.object({ selection: SelectionInput });

/** Ten questions about some cards, begun at once: for a visitor too. Throws as `createQuiz` and `startAttempt` do. */
export async function quickQuiz(ctx: Ctx, input: unknown): Promise<{ readonly attemptId: string }> {
  const { selection } = parseInput(Input, input);
  const { quizId, owner } = await quizBy(ctx, { selection, settings: USUAL_SETTINGS });
  return startAttempt(owner, { quizId });
}
