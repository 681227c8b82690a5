import { z } from "zod";
import { buildQuiz, possibleKinds } from "#lib/quiz/build.ts";
import { shownOf } from "#lib/quiz/shown.ts";
import { QUESTION_KINDS, type QuestionKind, type Shown } from "#lib/quiz/types.ts";
import type { Ctx } from "../context.ts";
import { parseInput } from "../parse-input.ts";
import { SelectionInput } from "../selections/selection-input.ts";
import { quizCards } from "./quiz-cards.ts";
import { MOST_QUESTIONS } from "./quiz-input.ts";

const Input = z.object({
  selection: SelectionInput,
  kinds: z.array(z.enum(QUESTION_KINDS)).default([...QUESTION_KINDS]),
  count: z.number().int().min(1).max(MOST_QUESTIONS).default(10),
});

export type QuizPreview = {
  /** How many cards each part of the selection has; null for a part that is gone. */
  readonly parts: readonly { readonly title: string | null; readonly cards: number }[];
  readonly cards: number;
  /** How many questions of each kind could be made; of a very large selection, of a sample of it. */
  readonly possible: Readonly<Record<QuestionKind, number>>;
  /** How many questions such a quiz would have. */
  readonly questions: number;
  /** One question of each kind that it would have, to look at. */
  readonly examples: readonly Shown[];
};

/** What a quiz of these cards could ask. Reading only; of what is on the viewer's shelf. */
export async function previewQuiz(ctx: Ctx, input: unknown): Promise<QuizPreview> {
  const { selection, kinds, count } = parseInput(Input, input);
  const { parts, cards, total } = await quizCards(ctx, selection, "preview");
  const weights = selection.map((part) => part.weight);
  const paper = kinds.length === 0 ? [] : buildQuiz({ cards, weights, count, kinds, seed: "preview" });
  const examples = kinds.flatMap((kind) => paper.find((one) => one.kind === kind) ?? []);
  return {
    parts: parts.map(({ title, cardIds }) => ({ title, cards: cardIds.length })),
    cards: total,
    possible: possibleKinds(cards),
    questions: paper.length,
    examples: examples.map(shownOf),
  };
}
