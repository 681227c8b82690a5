import { DomainError } from "#lib/base/errors.ts";
import type { Selection } from "#lib/base/selection.ts";
import { addQuiz, quizCounts } from "#lib/db/queries/quizzes.ts";
import { decksOpenTo } from "#lib/db/queries/shelves.ts";
import { writeAsLearner } from "../account/as-learner.ts";
import { allow } from "../allow.ts";
import { type Ctx, userIdOf } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { checkedSelection, type ResolvedPart } from "../selections/cards-of-selection.ts";
import { examOf } from "./exam-of.ts";
import { MOST_QUIZZES, QuizInput } from "./quiz-input.ts";

/**
 * Makes a quiz, or a mock of an exam that the viewer takes or teaches. A visitor becomes a guest by it. Throws `not-found` for cards
 * that the viewer may not study, `invalid` where there is nothing to ask.
 */
export async function createQuiz(ctx: Ctx, input: unknown): Promise<{ readonly quizId: string }> {
  const { quizId } = await quizBy(ctx, input);
  return { quizId };
}

/** The same, with the context of whose it is: who was a visitor until now goes on as the guest that they became. */
export async function quizBy(
  ctx: Ctx,
  input: unknown,
): Promise<{ readonly quizId: string; readonly owner: Ctx }> {
  const { title, mode, examId, selection: chosen, settings } = parseInput(QuizInput, input);
  allow(ctx, "begin", { ownerId: userIdOf(ctx) }, "quiz");
  const exam = examId === null ? null : await examOf(ctx, examId);
  const selection: Selection | undefined = exam?.selection ?? chosen;
  if (selection === undefined)
    throw new DomainError("invalid", "Pick at least one deck.", { selection: "Pick at least one deck." });
  const parts = await checkedSelection(ctx, selection);
  const quizId = ctx.newId();
  const at = ctx.now();
  const named = title ?? (exam ? `Mock: ${exam.title}` : await titleOf(ctx, parts)).slice(0, 160);
  const owner = await writeAsLearner(ctx, undefined, async (tx, learner, ownerId) => {
    if ((await quizCounts(tx, ownerId, at)).quizzes >= MOST_QUIZZES)
      throw new DomainError("limit", `You have ${MOST_QUIZZES} quizzes. Change one of them instead.`);
    await addQuiz(tx, {
      id: quizId,
      ownerId,
      title: named,
      mode: exam ? "exam" : mode,
      examId,
      selection,
      settings,
      createdAt: at,
      updatedAt: at,
    });
    return learner;
  });
  return { quizId, owner };
}

/** "Dates, The Long Bridge", "Dates and Quotes, The Long Bridge", "Dates, Rivers and 3 more". */
async function titleOf(ctx: Ctx, parts: readonly ResolvedPart[]): Promise<string> {
  const titles = parts.flatMap((part) => part.title ?? []);
  const [first = "Quiz", second, ...more] = titles;
  const named =
    second === undefined
      ? first
      : more.length === 0
        ? `${first} and ${second}`
        : `${first}, ${second} and ${more.length} more`;
  const decks = await decksOpenTo(ctx.store.read, userIdOf(ctx), ctx.now());
  const within = parts.map(({ part }) => {
    const deck = part.kind === "deck" ? decks.find((one) => one.id === part.deckId) : undefined;
    return deck === undefined || deck.dossierId === null ? null : deck.dossierTitle;
  });
  const [dossier] = within;
  // Every dossier has its Dates.
  return typeof dossier === "string" && within.every((one) => one === dossier)
    ? `${named}, ${dossier}`
    : named;
}
