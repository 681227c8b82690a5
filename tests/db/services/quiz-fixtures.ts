import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { assignments, assignmentTargets } from "#lib/db/schema/classes.ts";
import type { Store } from "#lib/db/store.ts";
import type { QuizSettings } from "#lib/quiz/types.ts";
import type { Ctx } from "#lib/services/context.ts";
import { attemptView } from "#lib/services/quizzes/attempt-view.ts";
import { createQuiz } from "#lib/services/quizzes/create-quiz.ts";
import { saveAnswers } from "#lib/services/quizzes/save-answers.ts";
import { startAttempt } from "#lib/services/quizzes/start-attempt.ts";
import { submitAttempt } from "#lib/services/quizzes/submit-attempt.ts";
import { card, DAY, NOW, synced } from "./fixtures.ts";

/** Twelve dates ship: thing n was built in 1800 + n. */
export const shipped = (store: Store, folder: string) =>
  synced(
    store,
    folder,
    Array.from({ length: 12 }, (_, n) => card(n + 1)),
  );

/** A quiz of typed answers about what ships. */
export async function quizOf(
  ctx: Ctx,
  settings: Partial<QuizSettings> = {},
  more: object = {},
): Promise<string> {
  const decks = await decksOpenTo(ctx.store.read, null, ctx.now());
  const dossierId = decks[0]?.dossierId ?? "";
  const { quizId } = await createQuiz(ctx, {
    title: "Things",
    selection: [{ kind: "dossier", dossierId, weight: 1 }],
    settings: { count: 5, kinds: ["typed"], ...settings },
    ...more,
  });
  return quizId;
}

/** The right answer to a question of these quizzes: "In which year was thing 7 built?" */
export function rightAnswer(prompt: string): string {
  return String(1800 + Number(/\d+/u.exec(prompt)?.[0]));
}

/** Takes a quiz: as many right answers as wanted, the rest wrong; handed in unless said otherwise. */
export async function take(
  ctx: Ctx,
  quizId: string,
  { right = 5, submit = true }: { right?: number; submit?: boolean } = {},
): Promise<string> {
  const { attemptId } = await startAttempt(ctx, { quizId });
  const { questions } = await attemptView(ctx, attemptId);
  const answers = questions.map(({ id, prompt }, at) => ({
    questionId: id,
    sequence: at + 1,
    response: { kind: "text", text: at < right ? rightAnswer(prompt) : "1750" },
  }));
  await saveAnswers(ctx, { attemptId, answers });
  if (submit) await submitAttempt(ctx, { attemptId });
  return attemptId;
}

/** Gives a quiz to a class, past every verb: open now, due in a week. */
export async function give(
  store: Store,
  quizId: string,
  classId: string,
  changes: Partial<typeof assignments.$inferInsert> = {},
  target: { kind: "class" | "group" | "pupil"; refId: string } = { kind: "class", refId: classId },
): Promise<string> {
  const id = `assignment-${quizId}-${classId}-${target.refId}`;
  await store.write(async (tx) => {
    await tx.insert(assignments).values({
      id,
      classId,
      title: "A quiz",
      selection: [],
      goal: { kind: "quiz", quizId },
      opensAt: NOW - DAY,
      dueAt: NOW + 7 * DAY,
      closesAt: NOW + 8 * DAY,
      zone: "UTC",
      lateRule: "counts",
      createdAt: NOW,
      updatedAt: NOW,
      ...changes,
    });
    await tx.insert(assignmentTargets).values({ assignmentId: id, ...target });
  });
  return id;
}
