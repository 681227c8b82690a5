import { alikeOf } from "./alike.ts";
import { NODES, valueAt } from "./grid.ts";
import type { Rule, Standing } from "./play.ts";
import type { Priced } from "./prices.ts";
import type { Problem } from "./problem.ts";
import { answeredMix, mixWorth, newMix, worthUntil } from "./starts.ts";

/**
 * What a second spent on each card on each day is worth, at given prices, for cards as they stand today. Made once for
 * a plan; `ruleOn` then follows the answers of one run through the days.
 */
export type PricedTable = {
  /** `card × slots + slot`. */
  readonly index: Float64Array;
  readonly problem: Problem;
  readonly priced: Priced;
};

export function pricedTable(problem: Problem, priced: Priced): PricedTable {
  const { cards, slots, model, classes } = problem;
  const { prices, worth } = priced;
  const days = slots.length;
  const index = new Float64Array(cards.length * days);
  const net = new Float64Array(days);
  const seconds = new Float64Array(days);
  const first = newMix(problem);
  const unseen = classes.map((_, kind) => {
    const { value } = worth[kind] ?? { value: new Float64Array(0) };
    seconds.fill(model.costs.newSeconds);
    for (let day = 0; day < days; day += 1)
      net[day] = mixWorth(first, value, day * NODES) - (prices[day] ?? 0) * model.costs.newSeconds;
    const line = new Float64Array(days);
    writeLine(line, 0, 0, net, seconds, 0, prices);
    return line;
  });
  const { groupOf, groups } = alikeOf(problem);
  const seen = groups.map(({ kind, ...memory }) => {
    const { value } = worth[kind] ?? { value: new Float64Array(0) };
    slots.forEach(({ day }, slot) => {
      const { mix, seconds: took } = answeredMix(problem, memory, day);
      const before = worthUntil(problem, kind, memory, day);
      seconds[slot] = took;
      net[slot] = before + mixWorth(mix, value, slot * NODES) - (prices[slot] ?? 0) * took;
    });
    const line = new Float64Array(days);
    const never = worthUntil(problem, kind, memory, Number.POSITIVE_INFINITY);
    writeLine(line, 0, 0, net, seconds, never, prices);
    return line;
  });
  cards.forEach(({ kind }, card) => {
    const group = groupOf[card] ?? -1;
    const line = group < 0 ? unseen[kind] : seen[group];
    if (line) index.set(line, card * days);
  });
  scale(index, problem);
  return { index, problem, priced };
}

/** From the last day back: now against the best of later and never. */
function writeLine(
  into: Float64Array,
  at: number,
  from: number,
  net: Float64Array,
  seconds: Float64Array,
  never: number,
  prices: Float64Array,
): void {
  let later = never;
  for (let day = net.length - 1; day >= from; day -= 1) {
    const here = net[day] ?? 0;
    const cost = seconds[day] ?? 1;
    into[at + day] = (here - later) / cost + (prices[day] ?? 0);
    if (here > later) later = here;
  }
}

function scale(index: Float64Array, { cards, slots }: Problem): void {
  cards.forEach(({ ratio }, card) => {
    if (ratio === 1) return;
    for (let slot = 0; slot < slots.length; slot += 1)
      index[card * slots.length + slot] = (index[card * slots.length + slot] ?? 0) * ratio;
  });
}

/** The rule for one run, on a copy of the table. After an answer the card's line is read from the grid. */
export function ruleOn({ index, problem, priced }: PricedTable, standing: Standing): Rule {
  const lines = index.slice();
  const { cards, slots } = problem;
  const { chances, worth, prices } = priced;
  const days = slots.length;
  const net = new Float64Array(days);
  const seconds = new Float64Array(days);
  return {
    index: (card, slot) => lines[card * days + slot] ?? 0,
    answered: (card, slot) => {
      const { kind, ratio } = cards[card] ?? { kind: 0, ratio: 1 };
      const stability = standing.stability[card] ?? 1;
      const difficulty = standing.difficulty[card] ?? 5;
      const options = worth[kind]?.options[slot] ?? [];
      (chances.from[slot] ?? []).forEach((chance, at) => {
        const option = options[at];
        net[chance.to] = option ? valueAt(option, 0, stability, difficulty) : 0;
        seconds[chance.to] = valueAt(chance.moves.seconds, 0, stability, difficulty);
      });
      const rest = chances.rest[kind]?.[slot];
      const never = rest ? valueAt(rest, 0, stability, difficulty) : 0;
      writeLine(lines, card * days, slot + 1, net, seconds, never, prices);
      if (ratio !== 1)
        for (let day = slot + 1; day < days; day += 1)
          lines[card * days + day] = (lines[card * days + day] ?? 0) * ratio;
    },
  };
}
