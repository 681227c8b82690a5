import { type Chances, chancesOf } from "./chances.ts";
import { DIFFICULTIES, difficultyMoves, ENDS, type Moves, NODES } from "./grid.ts";
import type { Problem } from "./problem.ts";
import { mixWorth, type Start, startsOf } from "./starts.ts";
import { NEGLIGIBLE, share, type Worth, worthOf } from "./value.ts";

/** What a second costs on each day with time, in cards of mean weight; and the worth of cards at these prices. */
export type Priced = {
  readonly prices: Float64Array;
  /** By class; the hard best over every later day. */
  readonly worth: readonly Worth[];
  readonly chances: Chances;
  readonly moved: Float64Array;
  /** No plan is expected to score more than this share. */
  readonly bound: number;
  readonly rounds: number;
};

/** Rounds of the search from nothing, and from the prices of an earlier plan. */
const ROUNDS = 40;
const ROUNDS_AGAIN = 14;

/**
 * Seeks the prices at which cards that each seek their own best fill every day just to its budget: the dual of the
 * plan, by gradient steps (Adam) on demand less budget. Any prices give an upper bound; those with the lowest are kept.
 */
export function pricesOf(problem: Problem, before: readonly number[] | null = null): Priced {
  const { slots, classes } = problem;
  const known = new Map<number, Moves>();
  const chances = chancesOf(problem, false, known);
  const moved = difficultyMoves(problem.memory);
  const starts = startsOf(problem);
  const budgets = budgetsOf(problem);
  const { newSeconds } = problem.model.costs;
  const warm = before !== null && before.length === slots.length;
  const rounds = warm ? ROUNDS_AGAIN : ROUNDS;
  const prices = Float64Array.from(slots, (_, i) => (warm ? (before[i] ?? 0) : 0.38 / newSeconds));
  const [mean, square] = [new Float64Array(slots.length), new Float64Array(slots.length)];
  let best = { bound: Number.POSITIVE_INFINITY, prices: prices.slice() };
  for (let round = 0; round < rounds; round += 1) {
    const way = warm ? 0.6 + (0.4 * round) / rounds : round / rounds;
    const softness = 0.02 * 0.1 ** way;
    const rate = (0.076 / newSeconds) * 0.1 ** way;
    const worth = classes.map((_, kind) => worthOf(chances, kind, prices, softness, moved));
    const { demand, value } = flow(chances, starts, worth, prices, softness, moved);
    const bound = value + prices.reduce((sum, price, i) => sum + price * (budgets[i] ?? 0), 0);
    if (bound < best.bound) best = { bound, prices: prices.slice() };
    for (let i = 0; i < slots.length; i += 1) {
      const budget = budgets[i] ?? 0;
      const over = Math.min(4, ((demand[i] ?? 0) - budget) / Math.max(budget, newSeconds));
      const m = 0.8 * (mean[i] ?? 0) + 0.2 * over;
      const v = 0.95 * (square[i] ?? 0) + 0.05 * over * over;
      mean[i] = m;
      square[i] = v;
      const step = m / (1 - 0.8 ** (round + 1)) / (Math.sqrt(v / (1 - 0.95 ** (round + 1))) + 1e-8);
      prices[i] = Math.max(0, (prices[i] ?? 0) + rate * step);
    }
  }
  const every = chancesOf(problem, true, known);
  const worth = classes.map((_, kind) => worthOf(every, kind, best.prices, 0, moved));
  const hard = starts.reduce((sum, start) => sum + start.count * startWorth(start, worth, best.prices), 0);
  const total = problem.cards.reduce((sum, card) => sum + card.ratio * weightOf(problem, card.kind), 0);
  const bound = (hard + best.prices.reduce((sum, price, i) => sum + price * (budgets[i] ?? 0), 0)) / total;
  return { prices: best.prices, worth, chances: every, moved, bound: Math.min(1, bound), rounds };
}

/** Seconds of each day with time, less what is spent of today. */
export function budgetsOf({ slots, spentToday }: Problem): readonly number[] {
  return slots.map(({ day, seconds }) => (day === 0 ? Math.max(0, seconds - spentToday) : seconds));
}

export function weightOf({ classes }: Problem, kind: number): number {
  return (classes[kind]?.weights ?? []).reduce((sum, weight) => sum + weight, 0);
}

function startWorth(start: Start, worth: readonly Worth[], prices: Float64Array): number {
  const { value } = worth[start.kind] ?? { value: new Float64Array(0) };
  return start.on.reduce(
    (best, on, day) =>
      on
        ? Math.max(best, on.before + mixWorth(on.mix, value, day * NODES) - (prices[day] ?? 0) * on.seconds)
        : best,
    start.left,
  );
}

/**
 * Pushes all cards forward through their choices: the seconds they ask of each day, and what they are worth together.
 */
function flow(
  chances: Chances,
  starts: readonly Start[],
  worth: readonly Worth[],
  prices: Float64Array,
  softness: number,
  moved: Float64Array,
): { readonly demand: Float64Array; readonly value: number } {
  const days = chances.from.length;
  const demand = new Float64Array(days);
  let total = 0;
  worth.forEach(({ value, options: taken }, kind) => {
    const here = new Float64Array(days * NODES);
    const arriving = new Float64Array(days * ENDS * NODES);
    const options = new Float64Array(days);
    for (const start of starts) {
      if (start.kind !== kind) continue;
      let best = start.left;
      start.on.forEach((on, day) => {
        const option = on
          ? on.before + mixWorth(on.mix, value, day * NODES) - (prices[day] ?? 0) * on.seconds
          : Number.NEGATIVE_INFINITY;
        options[day] = option;
        if (option > best) best = option;
      });
      let sum = share(start.left - best, softness);
      for (const option of options) sum += share(option - best, softness);
      total += start.count * (best + softness * Math.log(sum));
      start.on.forEach((on, day) => {
        const part = (start.count * share((options[day] ?? 0) - best, softness)) / sum;
        if (!on || part < start.count * Math.exp(-NEGLIGIBLE)) return;
        demand[day] = (demand[day] ?? 0) + part * on.seconds;
        const { nodes, shares } = on.mix;
        for (let i = 0; i < nodes.length; i += 1) {
          const at = day * NODES + (nodes[i] ?? 0);
          here[at] = (here[at] ?? 0) + part * (shares[i] ?? 0);
        }
      });
    }
    for (let day = 0; day < days; day += 1) {
      settle(here, arriving, day, moved);
      (chances.from[day] ?? []).forEach((chance, at) => {
        const parts = taken[day]?.[at];
        if (!parts) return;
        demand[chance.to] =
          (demand[chance.to] ?? 0) + send(chance.moves, parts, here, day, arriving, chance.to);
      });
    }
  });
  return { demand, value: total };
}

/** Cards that arrived on a day, by the end of their answer, at the difficulty which that leaves. */
function settle(here: Float64Array, arriving: Float64Array, day: number, moved: Float64Array): void {
  for (let end = 0; end < ENDS; end += 1)
    for (let node = 0; node < NODES; node += 1) {
      const mass = arriving[(day * ENDS + end) * NODES + node] ?? 0;
      if (mass === 0) continue;
      const place = moved[end * DIFFICULTIES + (node % DIFFICULTIES)] ?? 0;
      const low = Math.floor(place);
      const at = day * NODES + node - (node % DIFFICULTIES) + low;
      here[at] = (here[at] ?? 0) + mass * (1 - (place - low));
      here[at + 1] = (here[at + 1] ?? 0) + mass * (place - low);
    }
}

function send(
  { target, toLower, toUpper, seconds }: Moves,
  parts: Float64Array,
  here: Float64Array,
  day: number,
  arriving: Float64Array,
  to: number,
): number {
  let asked = 0;
  for (let node = 0; node < NODES; node += 1) {
    const mass = (here[day * NODES + node] ?? 0) * (parts[node] ?? 0);
    if (mass < 1e-7) continue;
    asked += mass * (seconds[node] ?? 0);
    for (let end = 0; end < ENDS; end += 1) {
      const move = node * ENDS + end;
      const at = (to * ENDS + end) * NODES + (target[move] ?? 0);
      arriving[at] = (arriving[at] ?? 0) + mass * (toLower[move] ?? 0);
      arriving[at + DIFFICULTIES] = (arriving[at + DIFFICULTIES] ?? 0) + mass * (toUpper[move] ?? 0);
    }
  }
  return asked;
}
