import fc from "fast-check";
import type { ExamCard, ExamModel, PlanInput } from "#lib/exam/types.ts";
import { DEFAULT_PARAMETERS } from "#lib/schedule/fsrs.ts";

export const MODEL: ExamModel = {
  parameters: DEFAULT_PARAMETERS,
  costs: { newSeconds: 40, passSeconds: 12, failSeconds: 36 },
  passShares: [0.2, 0.65, 0.15],
  firstShares: [0.25, 0.1, 0.5, 0.15],
};

export function newCard(cardId: string, more: Partial<ExamCard> = {}): ExamCard {
  return { cardId, topic: "all", weight: 1, memory: null, answers: 0, ...more };
}

export function seenCard(
  cardId: string,
  stability: number,
  lastDay: number,
  more: Partial<ExamCard> = {},
): ExamCard {
  return newCard(cardId, { memory: { stability, difficulty: 5, lastDay }, answers: 3, ...more });
}

export function newCards(count: number): readonly ExamCard[] {
  return Array.from({ length: count }, (_, i) => newCard(`card ${i}`));
}

export function planInput(more: Partial<PlanInput> = {}): PlanInput {
  return {
    cards: newCards(20),
    budgets: [600, 600, 600],
    spentToday: 0,
    model: MODEL,
    seed: "learner",
    ...more,
  };
}

const memory = fc.option(
  fc.record({
    stability: fc.double({ min: 0.05, max: 300, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    lastDay: fc.integer({ min: 0, max: 40 }),
  }),
);

/** Small questions of every shape: few days, some of them off, cards of all ages. */
export const anyInput: fc.Arbitrary<PlanInput> = fc
  .record({
    cards: fc.uniqueArray(
      fc.record({
        cardId: fc.string({ minLength: 1, maxLength: 4 }),
        topic: fc.constantFrom("a", "b"),
        weight: fc.constantFrom(1, 1, 2, 0.5),
        memory,
        answers: fc.integer({ min: 0, max: 12 }),
      }),
      { selector: (card) => card.cardId, maxLength: 25 },
    ),
    budgets: fc.array(fc.constantFrom(0, 20, 100, 400, 1200), { maxLength: 7 }),
    spentToday: fc.constantFrom(0, 50, 5000),
    model: fc.constant(MODEL),
    seed: fc.string({ maxLength: 3 }),
    // The exam may be later on the last day of study, on the next morning, or after some days without any.
    after: fc.constantFrom(0.25, 1, 4),
  })
  .map(({ after, ...input }) => ({ ...input, inDays: Math.max(0, input.budgets.length - 1) + after }));
