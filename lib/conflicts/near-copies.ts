import { Overlaps } from "./overlaps.ts";
import type { Passage } from "./passages.ts";
import { likeness, Rarity } from "./rarity.ts";

/** Two passages of different documents that say nearly the same in the same words. */
export type NearCopy = { readonly a: Passage; readonly b: Passage; readonly likeness: number };

/** Passages grouped by document, and what is rare among all of them. */
export type Library = { readonly documents: readonly (readonly Passage[])[]; readonly rarity: Rarity };

/** `words` says how many different words there may be. */
export function libraryOf(documents: readonly (readonly Passage[])[], words: number): Library {
  const bags = documents.flatMap((passages) => passages.map((passage) => passage.words));
  return { documents, rarity: new Rarity(bags, words) };
}

/** From this weighted overlap on, two sentences count as copies (cards.md, "Finding disagreement"). */
const COPY = 0.5;
/** A word in more passages than this finds nothing in particular. */
const COMMON = 120;
/** Fewer content words than this prove nothing alone: `He was born in 1932` fits any biography. */
const ENOUGH = 6;

type Found = { readonly place: number; readonly likeness: number };

/** For a passage, by document: those most like it; several when they are equally so. */
type Best = Map<number, Found[]>;

/** The best matches of every passage in every other document, from the rarer words they share. */
function bestElsewhere({ rarity }: Library, all: readonly Passage[]): (Best | undefined)[] {
  // Most passages are like no other.
  const best = all.map((): Best | undefined => undefined);
  const sums = Float64Array.from(all, ({ words }) => rarity.sum(words));
  const rare = new Overlaps<number>((word) => rarity.weight(word));
  for (const [place, b] of all.entries()) {
    const own = sums[place] ?? 0;
    const rarer: number[] = [];
    let common = 0;
    for (const word of b.words) {
      if (rarity.count(word) > COMMON) common += rarity.weight(word);
      else if (rarity.count(word) > 1) rarer.push(word);
    }
    rare.compare(rarer);
    rare.each((other, shared) => {
      const a = all[other];
      const theirs = sums[other] ?? 0;
      if (!a || a.document === b.document || likeness(shared + common, own, theirs) < COPY) return;
      const alike = likeness(rarity.shared(a.words, b.words), own, theirs);
      if (alike < COPY) return;
      best[other] = noted(best[other], b.document, place, alike);
      best[place] = noted(best[place], a.document, other, alike);
    });
    rare.add(rarer);
  }
  for (const one of best) {
    for (const found of one?.values() ?? []) if (found.length > 1) found.sort((x, y) => x.place - y.place);
  }
  return best;
}

function noted(known: Best | undefined, document: number, place: number, likeness: number): Best {
  const best = known ?? new Map<number, Found[]>();
  const found = best.get(document);
  const top = found?.[0]?.likeness ?? 0;
  if (likeness > top) best.set(document, [{ place, likeness }]);
  else if (likeness === top) found?.push({ place, likeness });
  return best;
}

/**
 * Pairs of passages that are each other's best match (weighted overlap without dates and numbers). Short ones count only
 * in company: when a neighbour of the one is a copy of a neighbour of the other. Where several match equally well, as in
 * a refrain, the order of the two texts decides.
 */
export function nearCopies(library: Library): NearCopy[] {
  const all = library.documents.flat();
  const best = bestElsewhere(library, all);
  const sure: NearCopy[] = [];
  const unsure: NearCopy[] = [];
  for (const [place, a] of all.entries()) {
    for (const [document, found] of best[place] ?? []) {
      if (document < a.document) continue;
      for (const { place: other, likeness } of found) {
        const b = all[other];
        const back = best[other]?.get(a.document) ?? [];
        if (!b || !back.some((one) => one.place === place)) continue;
        const alone =
          found.length === 1 && back.length === 1 && a.words.length >= ENOUGH && b.words.length >= ENOUGH;
        (alone ? sure : unsure).push({ a, b, likeness });
      }
    }
  }
  return inOrder(withCompany(sure, unsure, library));
}

/** More documents than any dossier has. */
const MOST_DOCUMENTS = 2 ** 20;

/** The number of a pair of documents. */
const pairOf = (a: Passage, b: Passage) => a.document * MOST_DOCUMENTS + b.document;

/** The two documents of such a number. */
const ofPair = (pair: number): readonly [number, number] => [
  Math.floor(pair / MOST_DOCUMENTS),
  pair % MOST_DOCUMENTS,
];

/** Adds the unsure pairs that stand beside a sure one, and pairs without words that stand between two sure ones. */
function withCompany(sure: readonly NearCopy[], unsure: readonly NearCopy[], library: Library): NearCopy[] {
  const taken = new Map<number, Map<number, number>>();
  const reverse = new Map<number, Set<number>>();
  const accepted: NearCopy[] = [];
  const accept = (pair: NearCopy) => {
    const key = pairOf(pair.a, pair.b);
    const forward = taken.get(key) ?? new Map<number, number>();
    const back = reverse.get(key) ?? new Set<number>();
    if (forward.has(pair.a.index) || back.has(pair.b.index)) return;
    if (forward.size === 0) {
      taken.set(key, forward);
      reverse.set(key, back);
    }
    forward.set(pair.a.index, pair.b.index);
    back.add(pair.b.index);
    accepted.push(pair);
  };
  for (const pair of sure) accept(pair);
  let waiting = [...unsure].sort((x, y) => y.likeness - x.likeness);
  for (let round = 0; round < 4 && waiting.length > 0; round += 1) {
    const left: NearCopy[] = [];
    // The closest companion first, so that the refrains of two texts pair up in order.
    const rated = waiting
      .map((pair) => ({ pair, distance: companion(pair, taken.get(pairOf(pair.a, pair.b))) }))
      .sort((x, y) => x.distance - y.distance);
    for (const { pair, distance } of rated) {
      if (distance > 2) left.push(pair);
      else accept(pair);
    }
    if (left.length === waiting.length) break;
    waiting = left;
  }
  for (const [key, forward] of taken) {
    const [i, j] = ofPair(key);
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
    if (passage.words.length > 0 || forward.has(passage.index) || passage.items.length === 0) continue;
    const before = forward.get(passage.index - 1);
    const after = forward.get(passage.index + 1);
    const place = before !== undefined ? before + 1 : after !== undefined ? after - 1 : -1;
    const other = b[place];
    if (other && other.words.length === 0 && other.items.length > 0)
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
  const counts = new Map<number, number>();
  for (const { a, b } of pairs) counts.set(pairOf(a, b), (counts.get(pairOf(a, b)) ?? 0) + 1);
  const size = (i: number) => library.documents[i]?.length ?? 0;
  return new Map(
    [...counts].map(([key, count]) => {
      const [i, j] = ofPair(key);
      return [`${i}:${j}`, { pairs: count, share: count / Math.max(1, Math.min(size(i), size(j))) }];
    }),
  );
}
