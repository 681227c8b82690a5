/**
 * Finds what shares any key with a given set of keys, and how much all shared keys weigh. Only those that do share one
 * are looked at, so that the work grows with what is found.
 */
export class Overlaps<Key> {
  readonly #postings = new Map<Key, number[]>();
  readonly #weigh: (key: Key) => number;
  /** The places that share a key with the set compared last: the first `#size` of the list. */
  readonly #found: number[] = [];
  #size = 0;
  /** For each of these places: the weight of the shared keys. 0 for all others. */
  readonly #shared: number[] = [];

  readonly #most: number;

  /** `weigh` is above 0 for each key. A key that more than `most` sets have finds nothing in particular. */
  constructor(weigh: (key: Key) => number, most: number = Number.POSITIVE_INFINITY) {
    this.#weigh = weigh;
    this.#most = most;
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

  /** Compares all sets with this one, and says how much those of its keys weigh that were too common to be counted. */
  compare(keys: Iterable<Key>): number {
    let uncounted = 0;
    for (let i = 0; i < this.#size; i += 1) this.#shared[this.#found[i] ?? 0] = 0;
    this.#size = 0;
    for (const key of keys) {
      const list = this.#postings.get(key);
      if (list && list.length > this.#most) uncounted += this.#weigh(key);
      else if (list) this.#count(list, this.#weigh(key));
    }
    return uncounted;
  }

  /** How many sets share a key with the set compared last. */
  get found(): number {
    return this.#size;
  }

  /** The place of one of those, by its number among them. */
  placeAt(index: number): number {
    return this.#found[index] ?? 0;
  }

  /** Visits the places of all that share a key with the set compared last, with the weight of what they share. */
  each(visit: (place: number, shared: number) => void): void {
    for (let i = 0; i < this.#size; i += 1) {
      const place = this.#found[i] ?? 0;
      visit(place, this.#shared[place] ?? 0);
    }
  }

  #count(places: readonly number[], weight: number): void {
    const shared = this.#shared;
    const found = this.#found;
    let size = this.#size;
    for (const place of places) {
      const before = shared[place] ?? 0;
      if (before === 0) {
        found[size] = place;
        size += 1;
      }
      shared[place] = before + weight;
    }
    this.#size = size;
  }

  /** How much the keys weigh that a place shares with the set compared last. */
  shared(place: number): number {
    return this.#shared[place] ?? 0;
  }
}
