import type { Rule, Standing } from "#lib/exam/play.ts";
import { pricedTable, ruleOn } from "#lib/exam/priced-rule.ts";
import { pricesOf } from "#lib/exam/prices.ts";
import type { Problem } from "#lib/exam/problem.ts";

/**
 * The priced plan as the app uses it: made again on the way, from what is believed by then. The app does it after every
 * session; here it is every so many days.
 */
export function replannedRule(problem: Problem, every: number): (standing: Standing) => Rule {
  const first = pricesOf(problem);
  const table = pricedTable(problem, first);
  return (standing) => {
    let rule = ruleOn(table, standing);
    let prices = first.prices;
    let [at, from] = [0, 0];
    return {
      index: (card, slot) => {
        if (slot !== at) {
          at = slot;
          if (slot % every === 0) {
            const rest = from < slot ? prices.slice(slot - from) : prices;
            from = slot;
            const left = onwards(problem, standing, slot);
            const priced = pricesOf(left, [...rest]);
            prices = priced.prices;
            rule = ruleOn(pricedTable(left, priced), standing);
          }
        }
        return rule.index(card, slot - from);
      },
      answered: (card, slot) => rule.answered(card, slot - from),
    };
  };
}

/** What is left of a problem on one of its days. */
function onwards(problem: Problem, standing: Standing, slot: number): Problem {
  const today = problem.slots[slot]?.day ?? 0;
  return {
    ...problem,
    slots: problem.slots.slice(slot).map((one) => ({ ...one, day: one.day - today, from: one.from - today })),
    examDays: problem.examDays.map((day) => day - today),
    cards: problem.cards.map((card, i) => ({
      ...card,
      memory:
        standing.seen[i] === 1
          ? {
              stability: standing.stability[i] ?? 1,
              difficulty: standing.difficulty[i] ?? 5,
              lastDay: today - (standing.last[i] ?? 0),
            }
          : null,
    })),
  };
}
