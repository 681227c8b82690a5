import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { memoryModel } from "#lib/exam/memory.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { DEFAULT_PARAMETERS, parameterBounds, strengthAfter } from "#lib/schedule/fsrs.ts";
import { recallAfter } from "#lib/schedule/recall.ts";

const rulesOf = (parameters: readonly number[]) => ({
  parameters,
  desiredRetention: 0.9,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  fuzz: false,
});

const someParameters = fc
  .array(fc.double({ min: -0.4, max: 0.4, noNaN: true }), { minLength: 21, maxLength: 21 })
  .map((shifts) =>
    DEFAULT_PARAMETERS.map((value, i) => {
      const [least = 0, most = 0] = parameterBounds()[i] ?? [];
      return Math.min(most, Math.max(least, value * Math.exp(shifts[i] ?? 0)));
    }),
  );

const answers = fc.array(
  fc.record({ rating: fc.integer({ min: 1, max: 4 }), days: fc.integer({ min: 0, max: 200 }) }),
  { minLength: 1, maxLength: 12 },
);

describe("the memory model of a plan", () => {
  it("steps as the scheduler does, whatever the parameters and answers", () => {
    fc.assert(
      fc.property(someParameters, answers, (parameters, history) => {
        const rules = rulesOf(parameters);
        const memory = memoryModel(parameters);
        let known: { stability: number; difficulty: number } | null = null;
        for (const { rating, days } of history) {
          const next = strengthAfter(known, days, rating as Rating, rules);
          const [s, d]: readonly [number, number] = known
            ? [stepped(memory, known, days, rating), memory.difficultyAfter(known.difficulty, rating)]
            : [memory.firstStability(rating), memory.firstDifficulty(rating)];
          expect(Math.abs(s - next.stability)).toBeLessThan(1e-6 * next.stability + 2e-8);
          expect(Math.abs(d - next.difficulty)).toBeLessThan(1e-6);
          expect(memory.recall(days, s)).toBeCloseTo(recallAfter(days, s, parameters), 9);
          known = next;
        }
      }),
      { numRuns: 300 },
    );
  });
});

function stepped(
  memory: ReturnType<typeof memoryModel>,
  { stability, difficulty }: { stability: number; difficulty: number },
  days: number,
  rating: number,
): number {
  if (days === 0) return memory.sameDay(stability, rating);
  const recall = memory.recall(days, stability);
  return rating === 1
    ? memory.failed(stability, difficulty, recall)
    : memory.passed(stability, difficulty, recall, rating);
}
