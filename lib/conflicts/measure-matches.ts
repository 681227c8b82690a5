import { grouped } from "#lib/base/grouped.ts";
import type { Dossier } from "./dossier.ts";
import type { Interval } from "./intervals.ts";
import { mayMeet } from "./occasions.ts";
import { Overlaps } from "./overlaps.ts";
import type { Passage } from "./passages.ts";
import { type Quantity, quantitiesAgree } from "./quantities.ts";
import { type Bag, likeness, type Rarity } from "./rarity.ts";
import type { Statement } from "./statements.ts";
import { haveContrast, type Subject } from "./topics.ts";

/** A number and what it measures: `killed 43 people`, `a rent of £900`, `heated to 80 °C`. */
export type Measure = {
  readonly passage: Passage;
  readonly quantity: Quantity;
  readonly statement: Statement;
  /** What is done or meant, in stems: the verb, the noun before `of`, the subject of `is`. */
  readonly about: readonly string[];
  /** The content words of the sentence, and of the one before where it is too short to tell what it is about. */
  readonly words: Bag;
  /** Of the sentence: the bearers of names, the days, and the subjects. */
  readonly names: ReadonlySet<string>;
  readonly days: readonly Interval[];
  readonly subjects: readonly Subject[];
  /** Which of several rounds it is about: `second ballot`. */
  readonly round: string | null;
  /** Its place among all measures, in the order of the documents. */
  readonly place: number;
};

/** Sentences must share this much (weighted, 0 to 1) before their numbers are compared. */
const ALIKE = 0.34;
/** The best match must be this much better than the next one, or the two must say the same. */
const CLEARLY = 0.08;

/** Two measures of different documents that are one; `a` is in the earlier document. */
export type Match = { readonly a: Measure; readonly b: Measure };

/** The measures of one unit that are each other's clearly best match in two documents, and disagree. */
export function matchesOf(measures: readonly Measure[], dossier: Dossier): Match[] {
  const matched: Match[] = [];
  const documents = grouped(measures, ({ passage }) => passage.document);
  // What one document alone measures has nothing to be compared with.
  if (documents.size < 2) return matched;
  const earlier = new Alike(dossier);
  // For one measure, the best of each earlier document; and for all of its document, the best for each earlier measure.
  const byDocument = new Bests();
  const ofEarlier = new Bests();
  for (const own of documents.values()) {
    const unlike: (Match & { readonly place: number })[] = [];
    for (const b of own) {
      earlier.eachTo(b, (a, likeness, place) => {
        byDocument.of(a.passage.document).offer(a, likeness, place);
        ofEarlier.of(place).offer(b, likeness, place);
      });
      byDocument.each((best) => {
        const a = best.clear();
        if (a && !quantitiesAgree(a.quantity, b.quantity)) unlike.push({ a, b, place: best.place });
      });
      byDocument.forget();
    }
    for (const { a, b, place } of unlike) if (ofEarlier.of(place).clear() === b) matched.push({ a, b });
    ofEarlier.forget();
    for (const one of own) earlier.add(one);
  }
  return matched.sort((x, y) => x.a.place - y.a.place || x.b.place - y.b.place);
}

/** The best ones by a number, made once and used again: there are a hundred thousand of them in a megabyte. */
class Bests {
  readonly #all: Best[] = [];
  /** The numbers of those that something was offered to, and for each number whether it was. */
  readonly #used: number[] = [];
  readonly #isUsed: boolean[] = [];

  of(number: number): Best {
    let best = this.#all[number];
    if (best === undefined) {
      best = new Best();
      this.#all[number] = best;
    }
    if (this.#isUsed[number] !== true) {
      this.#isUsed[number] = true;
      this.#used.push(number);
    }
    return best;
  }

  each(visit: (best: Best) => void): void {
    for (const number of this.#used) visit(this.of(number));
  }

  forget(): void {
    for (const number of this.#used) {
      this.#all[number]?.forget();
      this.#isUsed[number] = false;
    }
    this.#used.length = 0;
  }
}

/** The two measures of a document that are most like one of another; of equally like ones, those that come first. */
class Best {
  #first: Measure | null = null;
  #second: Measure | null = null;
  #likeness = 0;
  #next = 0;
  /** The place that the first was offered with. */
  place = 0;

  forget(): void {
    this.#first = null;
    this.#second = null;
    this.#likeness = 0;
    this.#next = 0;
  }

  offer(one: Measure, likeness: number, place: number): void {
    if (isBefore(one, likeness, this.#first, this.#likeness)) {
      this.#second = this.#first;
      this.#next = this.#likeness;
      this.#first = one;
      this.#likeness = likeness;
      this.place = place;
    } else if (isBefore(one, likeness, this.#second, this.#next)) {
      this.#second = one;
      this.#next = likeness;
    }
  }

  /** The first, unless the second is about as like and says something else. */
  clear(): Measure | null {
    const close = this.#likeness - this.#next < CLEARLY;
    return close &&
      this.#first &&
      this.#second &&
      !quantitiesAgree(this.#second.quantity, this.#first.quantity)
      ? null
      : this.#first;
  }
}

function isBefore(one: Measure, likeness: number, other: Measure | null, theirs: number): boolean {
  return other === null || likeness > theirs || (likeness === theirs && one.place < other.place);
}

/** So few content words without a name are about nothing in particular. */
const SHORT = 4;
const isShort = ({ passage }: Measure) => passage.words.length <= SHORT;

/** A word or name beside more figures of one unit than this finds none of them; those that are found have it counted. */
const COMMON = 400;

function inBothSets(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let both = 0;
  for (const one of a) if (b.has(one)) both += 1;
  return both;
}

/** `place` is that of the measure among those before. */
type Visit = (a: Measure, likeness: number, place: number) => void;

/** What is looked for among the measures of the documents before, and how much it weighs. */
type Wanted = {
  readonly b: Measure;
  readonly isShort: boolean;
  readonly about: number;
  readonly sum: number;
  /** How much those of its words and names weigh that are too common to be counted. */
  readonly commonWords: number;
  readonly commonNames: number;
  readonly visit: Visit;
};

/** The measures of the documents before, by their words and by their names. */
class Alike {
  readonly #measures: Measure[] = [];
  readonly #sums: number[] = [];
  readonly #areShort: boolean[] = [];
  /** For each measure one bit for each word that it is about: two that share no bit share no word. */
  readonly #abouts: number[] = [];
  readonly #bits = new Map<string, number>();
  readonly #rarity: Rarity;
  readonly #words: Overlaps<number>;
  readonly #names = new Overlaps<string>(() => 1, COMMON);

  constructor({ library }: Dossier) {
    this.#rarity = library.rarity;
    this.#words = new Overlaps((word) => library.rarity.weight(word), COMMON);
  }

  add(measure: Measure): void {
    this.#measures.push(measure);
    this.#areShort.push(isShort(measure));
    this.#sums.push(this.#rarity.sum(measure.words));
    this.#abouts.push(this.#aboutOf(measure));
    this.#words.add(measure.words);
    this.#names.add(measure.names);
  }

  #aboutOf({ about }: Measure): number {
    let bits = 0;
    for (const word of about) {
      const known = this.#bits.get(word) ?? this.#bits.size;
      this.#bits.set(word, known);
      bits |= 1 << (known % 32);
    }
    return bits;
  }

  /** Visits those that are alike enough to one of the next document, measure the same, and may be of one occasion. */
  eachTo(b: Measure, visit: Visit): void {
    const wanted = {
      b,
      isShort: isShort(b),
      about: this.#aboutOf(b),
      sum: this.#rarity.sum(b.words),
      commonWords: this.#words.compare(b.words),
      commonNames: this.#names.compare(b.names),
      visit,
    };
    // Of all pairs of sentences with a word in common: no function is made for any of them.
    for (let i = 0; i < this.#words.found; i += 1) this.#look(this.#words.placeAt(i), wanted);
    for (let i = 0; i < this.#names.found; i += 1) {
      const place = this.#names.placeAt(i);
      if (this.#words.shared(place) === 0) this.#look(place, wanted);
    }
  }

  #look(place: number, { b, isShort, about, sum, commonWords, commonNames, visit }: Wanted): void {
    // What most fail on is looked at first, and costs least.
    if (((this.#abouts[place] ?? 0) & about) === 0) return;
    const a = this.#measures[place];
    if (!a) return;
    const names = commonNames === 0 ? this.#names.shared(place) : inBothSets(a.names, b.names);
    // `The tower is 41 metres high` says of no tower in particular.
    if (names === 0 && (isShort || this.#areShort[place] === true)) return;
    const theirs = this.#sums[place] ?? 0;
    const counted = this.#words.shared(place);
    // Even if it held all common words of the other, it would not be like it.
    if (withNames(likeness(counted + commonWords, theirs, sum), names) < ALIKE) return;
    if (!sharesMeasure(a, b)) return;
    const words = commonWords === 0 ? counted : this.#rarity.shared(a.words, b.words);
    const found = withNames(likeness(words, theirs, sum), names);
    if (found >= ALIKE && comparable(a, b)) visit(a, found, place);
  }
}

/** How much two sentences share: words, weighted by rarity, and names, at least one of which is a must for less than half the words. */
function withNames(words: number, names: number): number {
  if (names === 0) return words >= 0.5 ? words : 0;
  return Math.min(1, words + 0.1 * (names - 1));
}

function sharesMeasure(a: Measure, b: Measure): boolean {
  for (const word of a.about) if (b.about.includes(word)) return true;
  return false;
}

function comparable(a: Measure, b: Measure): boolean {
  return a.round === b.round && mayMeet(a.days, b.days) && !haveContrast(a.subjects, b.subjects);
}
