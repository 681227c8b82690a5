import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lossOf } from "#lib/memory/loss.ts";
import { begin, newWalk, PARAMETERS, ready, walkOn } from "#lib/memory/model.ts";
import { reviewSet } from "#lib/memory/review-set.ts";
import type { Rating } from "#lib/schedule/events.ts";
import { DEFAULT_PARAMETERS, parameterBounds, type Strength, strengthAfter } from "#lib/schedule/fsrs.ts";
import { recallAfter } from "#lib/schedule/recall.ts";
import type { ScheduleRules } from "#lib/schedule/rules.ts";

const ratings = fc.constantFrom<Rating>(1, 2, 3, 4);
/** Weights in the middle of their bounds, so that no clamp stands between the two ways of computing them. */
const weights = fc
  .tuple(...DEFAULT_PARAMETERS.map(() => fc.double({ min: 0, max: 1, noNaN: true })))
  .map((shares) =>
    shares.map((share, k) => {
      const [low = 0, high = 1] = parameterBounds()[k] ?? [];
      const middle = DEFAULT_PARAMETERS[k] ?? 0;
      const reach = Math.min(0.4 * Math.max(middle, 0.05), middle - low, high - middle);
      return middle + (2 * share - 1) * Math.max(0, reach) * 0.9;
    }),
  );
const card = fc.array(fc.record({ gap: fc.nat({ max: 60 }), rating: ratings }), {
  minLength: 2,
  maxLength: 8,
});

const rulesWith = (parameters: readonly number[]): ScheduleRules => ({
  parameters,
  desiredRetention: 0.9,
  learningStepsMinutes: [1, 10],
  relearningStepsMinutes: [10],
  maximumIntervalDays: 36_500,
  fuzz: false,
});

describe("the memory model of the fit", () => {
  it("walks through the same states as the scheduler, step by step", () => {
    fc.assert(
      fc.property(weights, card, (parameters, answers) => {
        const rules = rulesWith(parameters);
        const model = ready(parameters);
        const walk = newWalk(false);
        let known: Strength | null = null;
        for (const [i, { gap, rating }] of answers.entries()) {
          if (known && gap > 0) {
            walkOn(walk, model, rating, gap);
            expect(walk.recall).toBeCloseTo(recallAfter(gap, known.stability, parameters), 6);
          } else if (i === 0) begin(walk, model, rating);
          else walkOn(walk, model, rating, 0);
          known = strengthAfter(known, i === 0 ? 0 : gap, rating, rules);
          expect(walk.stability / known.stability).toBeCloseTo(1, 5);
          expect(walk.difficulty).toBeCloseTo(known.difficulty, 5);
        }
      }),
    );
  });

  it("knows how its loss hangs on each parameter: derivatives equal differences", () => {
    fc.assert(
      fc.property(weights, fc.array(card, { minLength: 1, maxLength: 4 }), (parameters, cards) => {
        const set = reviewSet(
          cards.map((answers) => {
            let day = 0;
            return answers.map(({ gap, rating }) => {
              day += gap;
              return { day, rating };
            });
          }),
        );
        const all = cards.map((_, i) => i);
        const gradient = new Float64Array(PARAMETERS);
        lossOf(set, parameters, all, gradient);
        for (let k = 0; k < PARAMETERS; k += 1) {
          const width = 1e-5 * Math.max(1, Math.abs(parameters[k] ?? 0));
          const moved = (by: number) =>
            lossOf(
              set,
              parameters.map((value, i) => (i === k ? value + by : value)),
              all,
              null,
            ).sum;
          const right = (moved(width) - moved(0)) / width;
          const left = (moved(0) - moved(-width)) / width;
          // Where both sides differ there is a bend (a clamp, a smallest of two): either side is right there.
          const low = Math.min(left, right);
          const high = Math.max(left, right);
          const slack = 2e-3 * Math.max(1, Math.abs(low), Math.abs(high));
          expect(gradient[k]).toBeGreaterThanOrEqual(low - slack);
          expect(gradient[k]).toBeLessThanOrEqual(high + slack);
        }
      }),
      { numRuns: 60 },
    );
  });
});
