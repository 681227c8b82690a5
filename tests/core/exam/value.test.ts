import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chancesOf } from "#lib/exam/chances.ts";
import { difficultyMoves, NODES } from "#lib/exam/grid.ts";
import { firstOutcomes } from "#lib/exam/memory.ts";
import { sharedOf } from "#lib/exam/plan.ts";
import { type Problem, problemOf } from "#lib/exam/problem.ts";
import { mixWorth, newMix } from "#lib/exam/starts.ts";
import { worthOf } from "#lib/exam/value.ts";
import { MODEL, newCards, planInput } from "./cards.ts";

/** The same worth without a grid: by trying every way to the exam, one answer after the other. */
function worthByTrying(
  problem: Problem,
  prices: readonly number[],
  stability: number,
  difficulty: number,
  slot: number,
): number {
  const { memory, slots, examDays } = problem;
  const day = slots[slot]?.day ?? 0;
  let best = memory.recall((examDays[0] ?? 0) - day, stability);
  for (let next = slot + 1; next < slots.length; next += 1) {
    const recall = memory.recall((slots[next]?.day ?? 0) - day, stability);
    const after = (s: number, d: number): number => worthByTrying(problem, prices, s, d, next);
    const known = MODEL.passShares.reduce(
      (sum, share, i) =>
        sum +
        share *
          after(
            memory.passed(stability, difficulty, recall, i + 2),
            memory.difficultyAfter(difficulty, i + 2),
          ),
      0,
    );
    const lapsed = after(memory.lapsed(stability, difficulty, recall), memory.difficultyLapsed(difficulty));
    const seconds = recall * MODEL.costs.passSeconds + (1 - recall) * MODEL.costs.failSeconds;
    best = Math.max(best, recall * known + (1 - recall) * lapsed - (prices[next] ?? 0) * seconds);
  }
  return best;
}

describe("what a card is worth on a day", () => {
  const price = fc.double({ min: 0, max: 0.02, noNaN: true });

  it("is what trying every way to the exam comes to", () => {
    fc.assert(
      fc.property(fc.array(price, { minLength: 4, maxLength: 4 }), fc.boolean(), (prices, weekend) => {
        const budgets = weekend ? [600, 600, 0, 0, 600, 600] : [600, 600, 600, 600];
        const problem = problemOf(sharedOf(planInput({ cards: newCards(3), budgets })));
        const chances = chancesOf(problem, true, new Map());
        const moved = difficultyMoves(problem.memory);
        const { value } = worthOf(chances, 0, Float64Array.from(prices), 0, moved);
        const first = firstOutcomes(problem.memory, MODEL.firstShares);
        for (const slot of [0, 1, 2, 3]) {
          const tried = first.reduce(
            (sum, { share, stability, difficulty }) =>
              sum + share * worthByTrying(problem, prices, stability, difficulty, slot),
            0,
          );
          expect(mixWorth(newMix(problem), value, slot * NODES)).toBeCloseTo(tried, 2);
        }
      }),
      { numRuns: 6 },
    );
  });

  it("is never less when the best way is chosen softly, and the same when hardly so", () => {
    const problem = problemOf(sharedOf(planInput({ budgets: [600, 600, 600, 600, 600] })));
    const chances = chancesOf(problem, true, new Map());
    const moved = difficultyMoves(problem.memory);
    const prices = Float64Array.from([0.004, 0.005, 0.006, 0.007, 0.009]);
    const hard = worthOf(chances, 0, prices, 0, moved).value;
    const soft = worthOf(chances, 0, prices, 0.02, moved).value;
    const nearly = worthOf(chances, 0, prices, 0.0001, moved).value;
    hard.forEach((worth, i) => {
      expect(soft[i]).toBeGreaterThanOrEqual(worth - 1e-12);
      expect(nearly[i]).toBeCloseTo(worth, 2);
    });
  });

  it("falls when time becomes dearer", () => {
    const problem = problemOf(sharedOf(planInput({ budgets: [600, 600, 600, 600] })));
    const chances = chancesOf(problem, true, new Map());
    const moved = difficultyMoves(problem.memory);
    const at = (scale: number): Float64Array =>
      worthOf(chances, 0, new Float64Array(4).fill(0.004 * scale), 0, moved).value;
    const [cheap, dear] = [at(1), at(2)];
    dear.forEach((worth, i) => {
      expect(worth).toBeLessThanOrEqual((cheap[i] ?? 0) + 1e-12);
    });
  });
});
