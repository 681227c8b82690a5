import { seededRandom, shuffled } from "#lib/base/random.ts";

/** The places of the items in the order to begin with: mixed by the seed, and never as they should be. */
export function mixedOrder(count: number, seed: string): readonly number[] {
  const right = Array.from({ length: count }, (_, at) => at);
  const mixed = shuffled(right, seededRandom(seed));
  if (count < 2 || mixed.some((place, at) => place !== at)) return mixed;
  return [...right.slice(1), 0];
}

/** How right an order is, 0 to 1: the share of pairs of which the first comes first. `given` holds the right places. */
export function orderShare(given: readonly number[]): number {
  let pairs = 0;
  let right = 0;
  for (let i = 0; i < given.length; i += 1) {
    for (let j = i + 1; j < given.length; j += 1) {
      pairs += 1;
      if ((given[i] ?? 0) < (given[j] ?? 0)) right += 1;
    }
  }
  return pairs === 0 ? 1 : right / pairs;
}

/**
 * Which items stand right: those of a longest run that keeps the right order, the first of equal ones. The rest are
 * those to be moved.
 */
export function standingRight(given: readonly number[]): ReadonlySet<number> {
  const runs: number[][] = [];
  for (const place of given) {
    const before = runs
      .filter((run) => (run.at(-1) ?? 0) < place)
      .reduce((a, b) => (b.length > a.length ? b : a), [] as number[]);
    runs.push([...before, place]);
  }
  return new Set(runs.reduce((a, b) => (b.length > a.length ? b : a), [] as number[]));
}

/** The order with one item moved by a step; the same order where it cannot. */
export function moved(given: readonly number[], at: number, to: number): readonly number[] {
  const item = given[at];
  if (item === undefined || to < 0 || to >= given.length || to === at) return given;
  const rest = given.filter((_, place) => place !== at);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}
