import { describe, expect, it } from "vitest";
import { seededRandom } from "#lib/base/random.ts";
import { alikeOf } from "#lib/exam/alike.ts";
import { greedyRule, greedyTable } from "#lib/exam/greedy-rule.ts";
import { standingOf } from "#lib/exam/model-world.ts";
import { sharedOf } from "#lib/exam/plan.ts";
import { pricedTable } from "#lib/exam/priced-rule.ts";
import { pricesOf } from "#lib/exam/prices.ts";
import { type Problem, problemOf } from "#lib/exam/problem.ts";
import { newCard, planInput, seenCard } from "./cards.ts";

/** A large deck of which half is met. */
function large(count: number): Problem {
  const random = seededRandom("large");
  const cards = Array.from({ length: count }, (_, i) =>
    i % 2 === 0
      ? newCard(`card ${i}`)
      : seenCard(`card ${i}`, Math.exp(random() * 5), Math.floor(random() * 30)),
  );
  return problemOf(sharedOf(planInput({ cards, budgets: new Array<number>(6).fill(1200) })));
}

describe("a very large deck", () => {
  it("is reckoned by a few hundred groups, and a small one card by card", () => {
    const { groups } = alikeOf(large(12_000));
    expect(groups.length).toBeGreaterThan(100);
    expect(groups.length).toBeLessThan(2_000);
    expect(alikeOf(large(400)).groups).toHaveLength(200);
  });

  it("has its cards valued nearly as if each were reckoned by itself", () => {
    const problem = large(4_000);
    const priced = pricesOf(problem);
    const { index } = pricedTable(problem, priced);
    const table = greedyTable(problem);
    const rule = greedyRule(problem, standingOf(problem), table);
    const days = problem.slots.length;
    let [off, offGreedy, checked] = [0, 0, 0];
    for (let card = 0; card < problem.cards.length; card += 37) {
      const one = problem.cards[card];
      if (!one) continue;
      const alone = { ...problem, cards: [one] };
      const exact = pricedTable(alone, priced).index[0] ?? 0;
      off += Math.abs((index[card * days] ?? 0) - exact) / 0.01;
      const exactGreedy = greedyRule(alone, standingOf(alone)).index(0, 0);
      offGreedy += Math.abs(rule.index(card, 0) - exactGreedy) / 0.01;
      checked += 1;
    }
    // A hundredth of a card for each second is about what a new card is worth.
    expect(off / checked).toBeLessThan(0.02);
    expect(offGreedy / checked).toBeLessThan(0.02);
  });
});
