import { z } from "zod";
import { DomainError } from "#lib/base/errors.ts";
import { saveQuiz } from "#lib/db/queries/quizzes.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { IdField, TitleField } from "../dossiers/fields.ts";
import { parseInput } from "../parse-input.ts";
import { checkedSelection } from "../selections/cards-of-selection.ts";
import { SelectionInput } from "../selections/selection-input.ts";
import { allowOwnQuiz } from "./access.ts";
import { SettingsInput } from "./quiz-input.ts";

const Input = z.object({
  quizId: IdField,
  /** The version that the viewer saw. */
  version: z.coerce.number().int(),
  title: TitleField,
  selection: SelectionInput.optional(),
  settings: SettingsInput,
});

/**
 * Changes a quiz for whoever begins it from now on; attempts that were begun stay as they are. What is asked is made anew
 * where what it is made of was changed. Throws `not-found` for somebody else's, `stale` where it was changed since.
 */
export async function changeQuiz(ctx: Ctx, input: unknown): Promise<void> {
  const { quizId, version, title, selection, settings } = parseInput(Input, input);
  if (selection) {
    await allowOwnQuiz(ctx, ctx.store.read, quizId);
    await checkedSelection(ctx, selection);
  }
  const at = ctx.now();
  await ctx.store.write(async (tx) => {
    const quiz = await allowOwnQuiz(ctx, tx, quizId);
    allow(ctx, "make", { ownerId: userIdOf(ctx) }, "quiz");
    if (quiz.version !== version)
      throw new DomainError("stale", "It was changed in another window meanwhile. Reload the page.");
    const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
    const keeps =
      same(settings.kinds, quiz.settings.kinds) &&
      settings.count === quiz.settings.count &&
      settings.fresh === quiz.settings.fresh &&
      (selection === undefined || same(selection, quiz.selection));
    await saveQuiz(tx, quizId, {
      title,
      settings,
      ...(selection ? { selection } : {}),
      ...(keeps ? {} : { questions: null }),
      version: quiz.version + 1,
      updatedAt: at,
    });
  });
}
