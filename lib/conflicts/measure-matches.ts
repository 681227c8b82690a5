import { grouped } from "#lib/base/grouped.ts";
import type { Dossier } from "./dossier.ts";
import type { Interval } from "./intervals.ts";
import { mayMeet } from "./occasions.ts";
import { Overlaps } from "./overlaps.ts";
import type { Passage } from "./passages.ts";
import type { Quantity } from "./quantities.ts";
import { likeness, type Rarity } from "./rarity.ts";
import { agree } from "./sides.ts";
import { haveContrast, type Subject } from "./topics.ts";

/** A number and what it measures: `killed 43 people`, `a rent of £900`, `heated to 80 °C`. */
export type Measure = {
  readonly passage: Passage;
  readonly quantity: Quantity;
  /** What is done or meant, in stems: the verb, the noun before `of`, the subject of `is`. */
  readonly about: readonly string[];
  /** Of the sentence: the bearers of names, the days, and the subjects. */
  readonly names: ReadonlySet<string>;
  readonly days: readonly Interval[];
  readonly subjects: readonly Subject[];
  /** Its place among all measures, in the order of the documents. */
  readonly place: number;
};

/** Sentences must share this much (weighted, 0 to 1) before their numbers are compared. */
const ALIKE = 0.34;
/** The best match must be this much better than the next one, or the two must say the same. */
const CLEARLY = 0.08;

/** Two measures of different documents that may be one; `a` is in the earlier document. */
export type Match = { readonly a: Measure; readonly b: Measure; readonly likeness: number };

/** The measures of one unit that are each other's clearly best match in two documents, and disagree. */
export function matchesOf(measures: readonly Measure[], dossier: Dossier): Match[] {
  const matched: Match[] = [];
  const earlier = new Alike(dossier);
  for (const own of grouped(measures, ({ passage }) => passage.document).values()) {
    const ofEarlier = new Map<Measure, Match[]>();
    const best: Match[] = [];
    for (const b of own) {
      const found = earlier.to(b);
      for (const one of found) {
        const list = ofEarlier.get(one.a);
        if (list) list.push(one);
        else ofEarlier.set(one.a, [one]);
      }
      for (const rivals of grouped(found, ({ a }) => a.passage.document).values()) {
        const first = clearlyBest(rivals, ({ a }) => a);
        if (first && !agree(answer(first.a), answer(b))) best.push(first);
      }
    }
    for (const one of best) {
      if (clearlyBest(ofEarlier.get(one.a) ?? [], ({ b }) => b) === one) matched.push(one);
    }
    for (const one of own) earlier.add(one);
  }
  return matched.sort((x, y) => x.a.place - y.a.place || x.b.place - y.b.place);
}

/** The measures of the documents before, by their words and by their names. */
class Alike {
  readonly #measures: Measure[] = [];
  readonly #sums: number[] = [];
  readonly #rarity: Rarity;
  readonly #words: Overlaps<number>;
  readonly #names = new Overlaps<string>(() => 1);

  constructor({ library }: Dossier) {
    this.#rarity = library.rarity;
    this.#words = new Overlaps((word) => library.rarity.weight(word));
  }

  add(measure: Measure): void {
    this.#measures.push(measure);
    this.#sums.push(this.#rarity.sum(measure.passage.words));
    this.#words.add(measure.passage.words);
    this.#names.add(measure.names);
  }

  /** Those that are alike enough to one of the document that comes next, and measure the same. */
  to(b: Measure): Match[] {
    const own = this.#rarity.sum(b.passage.words);
    const found: Match[] = [];
    const look = (place: number): void => {
      const a = this.#measures[place];
      const words = likeness(this.#words.shared(place), this.#sums[place] ?? 0, own);
      const alike = withNames(words, this.#names.shared(place));
      if (a && alike >= ALIKE && sharesMeasure(a, b)) found.push({ a, b, likeness: alike });
    };
    const named = this.#names.find(b.names);
    for (const place of this.#words.find(b.passage.words)) look(place);
    for (const place of named) if (this.#words.shared(place) === 0) look(place);
    return found;
  }
}

/** How much two sentences share: words, weighted by rarity, and names, at least one of which is a must for less than half the words. */
function withNames(words: number, names: number): number {
  if (names === 0) return words >= 0.5 ? words : 0;
  return Math.min(1, words + 0.1 * (names - 1));
}

/** The likest of the matches of one measure, unless the next one, clearly no worse, says something else. */
function clearlyBest(rivals: readonly Match[], other: (match: Match) => Measure): Match | null {
  const rated =
    rivals.length === 1
      ? rivals
      : rivals.toSorted((x, y) => y.likeness - x.likeness || other(x).place - other(y).place);
  const [first, second] = firstTwo(rated, ({ a, b }) => comparable(a, b));
  if (!first) return null;
  const close = second !== undefined && first.likeness - second.likeness < CLEARLY;
  return close && !agree(answer(other(second)), answer(other(first))) ? null : first;
}

const answer = ({ quantity }: Measure) => ({ kind: "quantity", quantity }) as const;

/** The first two items that pass; the test costs more than walking. */
function firstTwo<Item>(items: readonly Item[], test: (item: Item) => boolean): Item[] {
  const found: Item[] = [];
  for (const item of items) {
    if (test(item)) found.push(item);
    if (found.length === 2) break;
  }
  return found;
}

function sharesMeasure(a: Measure, b: Measure): boolean {
  for (const word of a.about) if (b.about.includes(word)) return true;
  return false;
}

function comparable(a: Measure, b: Measure): boolean {
  return mayMeet(a.days, b.days) && !haveContrast(a.subjects, b.subjects);
}
