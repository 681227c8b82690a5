import type { Chance, Chances } from "./chances.ts";
import { DIFFICULTIES, ENDS, NODES } from "./grid.ts";

/** What cards of one class are worth, by day and node, when they have just been answered there. */
export type Worth = {
  /** `day × NODES + node`. */
  readonly value: Float64Array;
  /**
   * By day, in the order of `Chances.from`: with softness, how often each chance is taken; without, its worth less its
   * price.
   */
  readonly options: readonly (readonly Float64Array[])[];
};

/** `value` of one day after each end of an answer: `(end × NODES) + node`, difficulty already moved. */
type AfterEnds = Float64Array;

export function afterEnds(value: Float64Array, day: number, moved: Float64Array): AfterEnds {
  const after = new Float64Array(ENDS * NODES);
  for (let end = 0; end < ENDS; end += 1)
    for (let node = 0; node < NODES; node += 1) {
      const place = moved[end * DIFFICULTIES + (node % DIFFICULTIES)] ?? 0;
      const low = Math.floor(place);
      const at = day * NODES + node - (node % DIFFICULTIES) + low;
      after[end * NODES + node] =
        (value[at] ?? 0) * (1 - (place - low)) + (value[at + 1] ?? 0) * (place - low);
    }
  return after;
}

/** For every node: the expected worth of answering at a chance, before its price. */
export function answeredWorth({ moves }: Chance, after: AfterEnds, into: Float64Array): void {
  const { target, toLower, toUpper } = moves;
  for (let node = 0; node < NODES; node += 1) {
    let sum = 0;
    for (let end = 0; end < ENDS; end += 1) {
      const at = node * ENDS + end;
      const low = end * NODES + (target[at] ?? 0);
      sum += (toLower[at] ?? 0) * (after[low] ?? 0) + (toUpper[at] ?? 0) * (after[low + DIFFICULTIES] ?? 0);
    }
    into[node] = sum;
  }
}

/**
 * Backwards from the last day: the worth of a card is that of leaving it alone, or of the best later day less its
 * price. With a `softness` above 0 the best is a soft one (softness × log-sum-exp), which is never below it, and how
 * often each chance is taken is kept.
 */
export function worthOf(
  chances: Chances,
  kind: number,
  prices: Float64Array,
  softness: number,
  moved: Float64Array,
): Worth {
  const days = chances.from.length;
  const value = new Float64Array(days * NODES);
  const ends: AfterEnds[] = new Array<AfterEnds>(days);
  const kept: Float64Array[][] = [];
  for (let day = days - 1; day >= 0; day -= 1) {
    const rest = chances.rest[kind]?.[day] ?? new Float64Array(NODES);
    const options = (chances.from[day] ?? []).map((chance) => {
      const option = new Float64Array(NODES);
      answeredWorth(chance, ends[chance.to] ?? new Float64Array(ENDS * NODES), option);
      const price = prices[chance.to] ?? 0;
      const { seconds } = chance.moves;
      const between = chance.between?.[kind];
      for (let node = 0; node < NODES; node += 1)
        option[node] = (option[node] ?? 0) - price * (seconds[node] ?? 0) + (between?.[node] ?? 0);
      return option;
    });
    if (softness > 0) softBest(rest, options, softness, value, day * NODES);
    else hardBest(rest, options, value, day * NODES);
    kept[day] = options;
    ends[day] = afterEnds(value, day, moved);
  }
  return { value, options: kept };
}

function hardBest(
  rest: Float64Array,
  options: readonly Float64Array[],
  into: Float64Array,
  at: number,
): void {
  for (let node = 0; node < NODES; node += 1) {
    let best = rest[node] ?? 0;
    for (const option of options) {
      const worth = option[node] ?? 0;
      if (worth > best) best = worth;
    }
    into[at + node] = best;
  }
}

/** Further below the best than this (in softnesses) nothing is taken. */
export const NEGLIGIBLE = 16;

/** Writes the soft best, and turns the options into the shares in which they are taken. */
function softBest(
  rest: Float64Array,
  options: Float64Array[],
  softness: number,
  into: Float64Array,
  at: number,
): void {
  for (let node = 0; node < NODES; node += 1) {
    const left = rest[node] ?? 0;
    let best = left;
    for (const option of options) {
      const worth = option[node] ?? 0;
      if (worth > best) best = worth;
    }
    let sum = share(left - best, softness);
    for (const option of options) {
      const part = share((option[node] ?? 0) - best, softness);
      option[node] = part;
      sum += part;
    }
    for (const option of options) option[node] = (option[node] ?? 0) / sum;
    into[at + node] = best + softness * Math.log(sum);
  }
}

export function share(below: number, softness: number): number {
  const exponent = below / softness;
  return exponent < -NEGLIGIBLE ? 0 : Math.exp(exponent);
}
