import { grouped } from "#lib/base/grouped.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import { isMeasureWord, measureOf } from "./measure-words.ts";
import { measuredNoun, numberTopic } from "./number-topics.ts";
import { PARTIAL, sameOccasion } from "./occasions.ts";
import { Overlaps } from "./overlaps.ts";
import type { Passage } from "./passages.ts";
import { type Quantity, quantityInWords } from "./quantities.ts";
import { inBoth, likeness, type Rarity } from "./rarity.ts";
import { agree } from "./sides.ts";
import type { Question, Statement } from "./statements.ts";
import { clauseAt, contrasted, roleClauseAt } from "./topics.ts";

/** A number and what it measures: `killed 43 people`, `a rent of £900`, `heated to 80 °C`. */
type Measure = {
  readonly passage: Passage;
  readonly quantity: Quantity;
  /** What is done or meant, in stems: the verb, the noun before `of`, the subject of `is`. */
  readonly about: ReadonlySet<string>;
  /** Whether a noun says what is measured; then no verb stands in for it. */
  readonly named: boolean;
  /** The bearers of names in the sentence. */
  readonly names: ReadonlySet<string>;
  /** Its place among all measures, in the order of the documents. */
  readonly place: number;
};

/** One document's number against another's, where both measure the same thing of the same happening. */
export function measureQuestions(dossier: Dossier): Question[] {
  const byUnit = new Map<string, Measure[]>();
  let place = 0;
  for (const passage of dossier.library.documents.flat()) {
    if (!passage.trusted || passage.quantities.length === 0 || passage.quantities.length > 6) continue;
    if (PARTIAL.test(slice(passage.reading.document.text, passage.span))) continue;
    for (const quantity of passage.quantities) {
      // Of several counts of one kind, only those are compared whose verb is known.
      const several = passage.quantities.filter((one) => one.unit === quantity.unit).length > 1;
      if (several && !roleClauseAt(passage, quantity.span) && measuredNoun(passage, quantity.span) === null)
        continue;
      const unit = quantity.score === null ? quantity.unit : "score";
      if (unit === "" || unit === "clock") continue;
      const measure = { ...measureAt(passage, quantity), names: dossier.terms.bearersIn(passage), place };
      place += 1;
      const list = byUnit.get(unit);
      if (list) list.push(measure);
      else byUnit.set(unit, [measure]);
    }
  }
  return [...byUnit].flatMap(([unit, measures]) =>
    matches(measures, dossier).map(({ a, b }) => questionOn(unit, a, b, dossier)),
  );
}

function measureAt(passage: Passage, quantity: Quantity): Omit<Measure, "names" | "place"> {
  const noun = measuredNoun(passage, quantity.span)?.lemma ?? null;
  if (noun !== null) return { passage, quantity, about: new Set(measureOf(noun)), named: true };
  // `killed 14 people and injured 60 people`: each number goes with the verb whose role it fills.
  const role = roleClauseAt(passage, quantity.span);
  const scope: Span = clauseAt(passage, quantity.span)?.span ?? passage.span;
  const about = new Set<string>(role ? measureOf(role.lemma) : []);
  if (role) return { passage, quantity, about, named: false };
  for (const token of passage.sentence?.tokens ?? []) {
    if (token.start < scope.start || token.end > scope.end) continue;
    if (token.pos !== "VERB" && !isMeasureWord(token.text)) continue;
    for (const word of measureOf(token.lemma)) about.add(word);
  }
  return { passage, quantity, about, named: false };
}

/** Sentences must share this much (weighted, 0 to 1) before their numbers are compared. */
const ALIKE = 0.34;
/** The best match must be this much better than the next one, or the two must say the same. */
const CLEARLY = 0.08;

/** Two measures of different documents that may be one; `a` is in the earlier document. */
type Match = { readonly a: Measure; readonly b: Measure; readonly likeness: number };

/** The measures of one unit that are each other's clearly best match in two documents, and disagree. */
function matches(measures: readonly Measure[], dossier: Dossier): Match[] {
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
    const byNames = this.#names.find(b.names);
    this.#words.find(b.passage.words).forEach(look);
    for (const place of byNames) if (this.#words.shared(place) === 0) look(place);
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
  const rated = [...rivals].sort((x, y) => y.likeness - x.likeness || other(x).place - other(y).place);
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
  for (const word of a.about) if (b.about.has(word)) return true;
  return false;
}

function comparable(a: Measure, b: Measure): boolean {
  return sameOccasion(a.passage, b.passage) && !contrasted(a.passage, b.passage);
}

function questionOn(unit: string, a: Measure, b: Measure, dossier: Dossier): Question {
  const shared = inBoth(a.passage.words, b.passage.words)
    .map((word) => dossier.lexicon.stemOf(word))
    .sort();
  return {
    key: `measure ${unit} ${shared.slice(0, 10).join(" ")}`,
    slot: "number",
    topic: numberTopic(a.passage, a.quantity, b.passage, dossier),
    statements: [statementOn(a), statementOn(b)],
  };
}

function statementOn({ passage, quantity }: Measure): Statement {
  return {
    passage,
    span: passage.span,
    focus: quantity.span,
    value: { kind: "quantity", quantity },
    words: quantityInWords(passage.reading.document.text, quantity),
  };
}
