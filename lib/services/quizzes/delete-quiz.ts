import { z } from "zod";
import { saveQuiz } from "#lib/db/queries/quizzes.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { allowOwnQuiz } from "./access.ts";

const Input = z.strictObject({ quizId: IdField, deleted: z.boolean() });

/** Takes a quiz away, or back. Attempts and what they said about memory stay. Throws `not-found` for somebody else's. */
export async function deleteQuiz(ctx: Ctx, input: unknown): Promise<void> {
  const { quizId, deleted } = parseInput(Input, input);
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    await allowOwnQuiz(ctx, tx, quizId, { deleted: true });
    allow(ctx, "make", { ownerId: userIdOf(ctx) }, "quiz");
    await saveQuiz(tx, quizId, { deletedAt: deleted ? at : null, updatedAt: at });
  });
}
