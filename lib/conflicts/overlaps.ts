/**
 * Finds what shares any key with a given set of keys, and how much all shared keys weigh. Only those that do share one
 * are looked at, so that the work grows with what is found.
 */
export class Overlaps<Key> {
  readonly #postings = new Map<Key, number[]>();
  readonly #weigh: (key: Key) => number;
  #touched: number[] = [];
  /** For each place found by the last `find`: the weight of the shared keys. 0 for all others. */
  readonly #shared: number[] = [];

  /** `weigh` is above 0 for each key. */
  constructor(weigh: (key: Key) => number) {
    this.#weigh = weigh;
  }

  /** Adds the next set of keys; its place is the number of sets before it. */
  add(keys: Iterable<Key>): void {
    const place = this.#shared.push(0) - 1;
    for (const key of keys) {
      const list = this.#postings.get(key);
      if (list) list.push(place);
      else this.#postings.set(key, [place]);
    }
  }

  /** The places of all sets that share a key with this one. */
  find(keys: Iterable<Key>): readonly number[] {
    for (const place of this.#touched) this.#shared[place] = 0;
    const touched: number[] = [];
    this.#touched = touched;
    for (const key of keys) {
      const list = this.#postings.get(key);
      if (!list) continue;
      const weight = this.#weigh(key);
      for (const place of list) {
        const before = this.#shared[place] ?? 0;
        if (before === 0) touched.push(place);
        this.#shared[place] = before + weight;
      }
    }
    return touched;
  }

  /** How much the keys weigh that a place shares with the set of the last `find`. */
  shared(place: number): number {
    return this.#shared[place] ?? 0;
  }
}
