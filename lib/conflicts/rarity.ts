/** Words by their numbers in the lexicon: rising, each once. */
export type Bag = readonly number[];

/** So few are put in order one by one, as most sentences have no more. */
const FEW = 24;

export function bagOf(ids: readonly number[]): Bag {
  const bag: number[] = [];
  if (ids.length <= FEW) {
    for (const id of ids) addInOrder(bag, id);
    return bag;
  }
  for (const id of new Int32Array(ids).sort()) if (bag[bag.length - 1] !== id) bag.push(id);
  return bag;
}

function addInOrder(bag: number[], id: number): void {
  let at = bag.length;
  while (at > 0 && (bag[at - 1] ?? 0) > id) at -= 1;
  if (bag[at - 1] === id) return;
  bag.push(id);
  for (let i = bag.length - 1; i > at; i -= 1) bag[i] = bag[i - 1] ?? 0;
  bag[at] = id;
}

/** What stands in both. */
export function inBoth(a: Bag, b: Bag): number[] {
  const both: number[] = [];
  let j = 0;
  for (const id of a) {
    while (j < b.length && (b[j] ?? 0) < id) j += 1;
    if (b[j] === id) both.push(id);
  }
  return both;
}

/** Sums of weights that are multiples of a small power of two come out the same in any order. */
const GRAIN = 2 ** 24;

/** How rare each word is: the logarithm of how many passages there are for each that has it. */
export class Rarity {
  readonly #counts: Int32Array;
  readonly #weights: Float64Array;

  /** `words` says how many different words there may be. */
  constructor(bags: readonly Bag[], words: number) {
    this.#counts = new Int32Array(words);
    for (const bag of bags) for (const id of bag) this.#counts[id] = (this.#counts[id] ?? 0) + 1;
    this.#weights = Float64Array.from(
      this.#counts,
      (count) => Math.round(GRAIN * Math.log(1 + (bags.length + 1) / (count + 1))) / GRAIN,
    );
  }

  /** In how many passages a word stands. */
  count(id: number): number {
    return this.#counts[id] ?? 0;
  }

  /** Never 0, so that a dossier of two sentences can still be compared. */
  weight(id: number): number {
    return this.#weights[id] ?? 0;
  }

  /** The weight of all words of a bag together. */
  sum(bag: Bag): number {
    let total = 0;
    for (const id of bag) total += this.weight(id);
    return total;
  }

  /** The weight of the words in both. */
  shared(a: Bag, b: Bag): number {
    let total = 0;
    let j = 0;
    for (const id of a) {
      while (j < b.length && (b[j] ?? 0) < id) j += 1;
      if (b[j] === id) total += this.weight(id);
    }
    return total;
  }
}

/** Weighted overlap between 0 and 1 (Dice): 1 for the same words, 0 for none in common. Takes the weights of both and of what they share. */
export function likeness(shared: number, a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * shared) / (a + b);
}
