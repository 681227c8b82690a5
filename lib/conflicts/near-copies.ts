import type { Passage } from "./passages.ts";
import { Rarity } from "./words.ts";

/** Two passages of different documents that say nearly the same in the same words. */
export type NearCopy = { readonly a: Passage; readonly b: Passage; readonly likeness: number };

/** Passages grouped by document, and what is rare among all of them. */
export type Library = { readonly documents: readonly (readonly Passage[])[]; readonly rarity: Rarity };

export function libraryOf(documents: readonly (readonly Passage[])[]): Library {
  return { documents, rarity: new Rarity(documents.flat()) };
}

/** From this weighted overlap on, two sentences count as copies (cards.md, "Finding disagreement"). */
const COPY = 0.5;
/** A word in more passages than this finds nothing in particular. */
const COMMON = 120;
/** Fewer content words than this prove nothing alone: `He was born in 1932` fits any biography. */
const ENOUGH = 6;
/** Sums of the same weights in another order may differ by this much. */
const SAME = 1e-9;

type Found = { readonly b: Passage; readonly likeness: number };

/** For every passage, by its rarer words: what they weigh, and where else they stand. */
class Index {
  readonly #library: Library;
  readonly #all: readonly Passage[];
  readonly #postings = new Map<string, number[]>();
  readonly #scores: Float64Array;
  /** What the words of each passage weigh together. */
  readonly #sums: Float64Array;

  constructor(library: Library) {
    this.#library = library;
    this.#all = library.documents.flat();
    this.#scores = new Float64Array(this.#all.length);
    this.#sums = Float64Array.from(this.#all, ({ words }) => library.rarity.sum(words));
    this.#all.forEach((passage, place) => {
      for (const word of passage.words) {
        const count = library.rarity.count(word);
        if (count < 2 || count > COMMON) continue;
        const list = this.#postings.get(word);
        if (list) list.push(place);
        else this.#postings.set(word, [place]);
      }
    });
  }

  /** The passages of every other document that are most like this one; several when they are equally so. */
  bestElsewhere(a: Passage): Map<number, Found[]> {
    const { rarity } = this.#library;
    const touched: number[] = [];
    let common = 0;
    for (const word of a.words) {
      const weight = rarity.weight(word);
      if (rarity.count(word) > COMMON) common += weight;
      for (const place of this.#postings.get(word) ?? []) {
        if (this.#scores[place] === 0) touched.push(place);
        this.#scores[place] = (this.#scores[place] ?? 0) + weight;
      }
    }
    const best = new Map<number, Found[]>();
    const own = rarity.sum(a.words);
    for (const place of touched) {
      const rare = this.#scores[place] ?? 0;
      this.#scores[place] = 0;
      const b = this.#all[place];
      if (!b || b.document === a.document) continue;
      if (2 * (rare + common) < COPY * (own + (this.#sums[place] ?? 0))) continue;
      const likeness = rarity.likeness(a.words, b.words);
      if (likeness < COPY) continue;
      const known = best.get(b.document);
      const top = known?.[0]?.likeness ?? 0;
      if (likeness > top + SAME) best.set(b.document, [{ b, likeness }]);
      else if (likeness > top - SAME) known?.push({ b, likeness });
    }
    return best;
  }
}

/**
 * Pairs of passages that are each other's best match (weighted overlap without dates and numbers). Short ones count only
 * in company: when a neighbour of the one is a copy of a neighbour of the other. Where several match equally well, as in
 * a refrain, the order of the two texts decides.
 */
export function nearCopies(library: Library): NearCopy[] {
  const index = new Index(library);
  const all = library.documents.flat();
  const best = new Map(all.map((passage) => [passage, index.bestElsewhere(passage)]));
  const sure: NearCopy[] = [];
  const unsure: NearCopy[] = [];
  for (const a of all) {
    for (const [document, found] of best.get(a) ?? []) {
      if (document < a.document) continue;
      for (const { b, likeness } of found) {
        const back = best.get(b)?.get(a.document) ?? [];
        if (!back.some((other) => other.b === a)) continue;
        const alone =
          found.length === 1 && back.length === 1 && a.words.size >= ENOUGH && b.words.size >= ENOUGH;
        (alone ? sure : unsure).push({ a, b, likeness });
      }
    }
  }
  return inOrder(withCompany(sure, unsure, library));
}

const pairKey = (a: Passage, b: Passage) => `${a.document}:${b.document}`;

/** Adds the unsure pairs that stand beside a sure one, and pairs without words that stand between two sure ones. */
function withCompany(sure: readonly NearCopy[], unsure: readonly NearCopy[], library: Library): NearCopy[] {
  const taken = new Map<string, Map<number, number>>();
  const reverse = new Map<string, Set<number>>();
  const accepted: NearCopy[] = [];
  const accept = (pair: NearCopy) => {
    const key = pairKey(pair.a, pair.b);
    const forward = taken.get(key) ?? new Map<number, number>();
    const back = reverse.get(key) ?? new Set<number>();
    if (forward.has(pair.a.index) || back.has(pair.b.index)) return false;
    forward.set(pair.a.index, pair.b.index);
    back.add(pair.b.index);
    taken.set(key, forward);
    reverse.set(key, back);
    accepted.push(pair);
    return true;
  };
  for (const pair of sure) accept(pair);
  let waiting = [...unsure].sort((x, y) => y.likeness - x.likeness);
  for (let round = 0; round < 4 && waiting.length > 0; round += 1) {
    const left: NearCopy[] = [];
    // The closest companion first, so that the refrains of two texts pair up in order.
    const rated = waiting
      .map((pair) => ({ pair, distance: companion(pair, taken.get(pairKey(pair.a, pair.b))) }))
      .sort((x, y) => x.distance - y.distance);
    for (const { pair, distance } of rated) {
      if (distance > 2) left.push(pair);
      else accept(pair);
    }
    if (left.length === waiting.length) break;
    waiting = left;
  }
  for (const [key, forward] of taken) {
    const [i = 0, j = 0] = key.split(":").map(Number);
    for (const pair of wordless(library.documents[i] ?? [], library.documents[j] ?? [], forward))
      accept(pair);
  }
  return accepted;
}

/** How far off the nearest pair is that stands on both sides at the same distance; Infinity without one. */
function companion({ a, b }: NearCopy, forward: ReadonlyMap<number, number> | undefined): number {
  if (!forward) return Number.POSITIVE_INFINITY;
  let nearest = Number.POSITIVE_INFINITY;
  for (const step of [-1, 1, -2, 2, -3, 3]) {
    const other = forward.get(a.index + step);
    if (other === undefined) continue;
    const off = Math.abs(other - b.index - step);
    const sameSide = Math.sign(other - b.index) === Math.sign(step);
    if (sameSide) nearest = Math.min(nearest, off + (Math.abs(step) - 1) / 2);
  }
  return nearest;
}

/** Passages of figures only (a bare date as a heading, a row of a table) between neighbours that are copies. */
function wordless(
  a: readonly Passage[],
  b: readonly Passage[],
  forward: ReadonlyMap<number, number>,
): NearCopy[] {
  const pairs: NearCopy[] = [];
  for (const passage of a) {
    if (forward.has(passage.index) || passage.words.size > 0 || passage.items.length === 0) continue;
    const before = forward.get(passage.index - 1);
    const after = forward.get(passage.index + 1);
    const place = before !== undefined ? before + 1 : after !== undefined ? after - 1 : -1;
    const other = b[place];
    if (other && other.words.size === 0 && other.items.length > 0)
      pairs.push({ a: passage, b: other, likeness: 1 });
  }
  return pairs;
}

function inOrder(pairs: NearCopy[]): NearCopy[] {
  return pairs.sort(
    (x, y) =>
      x.a.document - y.a.document ||
      x.b.document - y.b.document ||
      x.a.index - y.a.index ||
      x.b.index - y.b.index,
  );
}

/** How much two documents have in common: pairs of copies, and their share of the shorter document. */
export type Share = { readonly pairs: number; readonly share: number };

/** What every two documents (`i:j` with i < j) have in common. */
export function copiedShares(pairs: readonly NearCopy[], library: Library): Map<string, Share> {
  const counts = new Map<string, number>();
  for (const { a, b } of pairs) counts.set(pairKey(a, b), (counts.get(pairKey(a, b)) ?? 0) + 1);
  const size = (i: number) => library.documents[i]?.length ?? 0;
  return new Map(
    [...counts].map(([key, count]) => {
      const [i = 0, j = 0] = key.split(":").map(Number);
      return [key, { pairs: count, share: count / Math.max(1, Math.min(size(i), size(j))) }];
    }),
  );
}
