import { DomainError } from "#lib/base/errors.ts";
import type { Ctx } from "#lib/services/context.ts";
import { allowMore } from "#lib/services/quizzes/allow-more.ts";
import { challengeMark } from "#lib/services/quizzes/challenge-mark.ts";
import { changeQuiz } from "#lib/services/quizzes/change-quiz.ts";
import { countLate } from "#lib/services/quizzes/count-late.ts";
import { createQuiz } from "#lib/services/quizzes/create-quiz.ts";
import { deleteQuiz } from "#lib/services/quizzes/delete-quiz.ts";
import { quickQuiz } from "#lib/services/quizzes/quick-quiz.ts";
import { settleMark } from "#lib/services/quizzes/settle-mark.ts";
import { startAttempt } from "#lib/services/quizzes/start-attempt.ts";
import { changed, quizFields, selectionIn } from "./form-fields.ts";
import { attemptPath, quizPath } from "./paths.ts";

type Done = { readonly text: string; readonly goTo?: string };
type Values = Readonly<Record<string, string>>;

/** Carries out what a button on a quiz page names in `do`. The verbs check what comes in. */
export async function carryOut(ctx: Ctx, values: Values): Promise<Done> {
  const { quizId = "", attemptId = "", questionId = "", note = "" } = values;
  switch (values.do) {
    case "quick":
      return at(await quickQuiz(ctx, { selection: selectionIn(values) }));
    case "create": {
      const made = await createQuiz(ctx, quizFields(values));
      return { text: "", goTo: quizPath(made.quizId) };
    }
    case "edit":
      await changeQuiz(ctx, { quizId, version: values.version, ...quizFields(values) });
      return { text: "", goTo: quizPath(quizId) };
    case "begin":
      return at(await startAttempt(ctx, { quizId }));
    case "delete":
      await deleteQuiz(ctx, { quizId, deleted: true });
      return { text: "", goTo: `/quizzes?deleted=${encodeURIComponent(quizId)}` };
    case "bring-back":
      await deleteQuiz(ctx, { quizId, deleted: false });
      return { text: "", goTo: quizPath(quizId) };
    case "doubt":
      await challengeMark(ctx, { attemptId, questionId, note });
      return { text: "Sent. You see here what becomes of it." };
    case "right":
    case "left-out":
    case "stands": {
      const { changed: marks } = await settleMark(ctx, { attemptId, questionId, verdict: values.do, note });
      return { text: changed(marks) };
    }
    case "count-late": {
      const { taken } = await countLate(ctx, { attemptId });
      return { text: taken === 1 ? "One late answer counts now." : `${taken} late answers count now.` };
    }
    case "more": {
      const { userId, factor, moreAttempts } = values;
      await allowMore(ctx, { quizId, userId, factor: factor === "none" ? null : factor, moreAttempts });
      return { text: "Saved. It counts at once." };
    }
    default:
      throw new DomainError("invalid", "This button is not known here. Reload the page.");
  }
}

function at({ attemptId }: { readonly attemptId: string }): Done {
  return { text: "", goTo: attemptPath(attemptId) };
}
