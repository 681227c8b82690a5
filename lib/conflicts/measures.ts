import { grouped } from "#lib/base/grouped.ts";
import { type Span, slice } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import { isMeasureWord, measureOf } from "./measure-words.ts";
import { measuredNoun, numberTopic } from "./number-topics.ts";
import { PARTIAL, sameOccasion } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { type Quantity, quantityInWords } from "./quantities.ts";
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
  readonly terms: ReadonlySet<string>;
  /** Those of the terms that stand for a bearer of a name. */
  readonly names: readonly string[];
};

/** One document's number against another's, where both measure the same thing of the same happening. */
export function measureQuestions(dossier: Dossier): Question[] {
  const byUnit = new Map<string, Measure[]>();
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
      const measure = measureAt(passage, quantity, dossier);
      const list = byUnit.get(unit);
      if (list) list.push(measure);
      else byUnit.set(unit, [measure]);
    }
  }
  return [...byUnit].flatMap(([unit, measures]) =>
    matches(measures, dossier).map(([a, b]) => questionOn(unit, a, b, dossier)),
  );
}

function measureAt(passage: Passage, quantity: Quantity, dossier: Dossier): Measure {
  const terms = dossier.terms.of(passage);
  const names = [...terms].filter((term) => term.startsWith("#"));
  const noun = measuredNoun(passage, quantity.span)?.lemma ?? null;
  if (noun !== null) return { passage, quantity, about: new Set(measureOf(noun)), named: true, terms, names };
  // `killed 14 people and injured 60 people`: each number goes with the verb whose role it fills.
  const role = roleClauseAt(passage, quantity.span);
  const scope: Span = clauseAt(passage, quantity.span)?.span ?? passage.span;
  const about = new Set<string>(role ? measureOf(role.lemma) : []);
  if (role) return { passage, quantity, about, named: false, terms, names };
  for (const token of passage.sentence?.tokens ?? []) {
    if (token.start < scope.start || token.end > scope.end) continue;
    if (token.pos !== "VERB" && !isMeasureWord(token.text)) continue;
    for (const word of measureOf(token.lemma)) about.add(word);
  }
  return { passage, quantity, about, named: false, terms, names };
}

/** Sentences must share this much (weighted, 0 to 1) before their numbers are compared. */
const ALIKE = 0.34;
/** The best match must be this much better than the next one, or the two must say the same. */
const CLEARLY = 0.08;

function matches(measures: readonly Measure[], dossier: Dossier): [Measure, Measure][] {
  const found: [Measure, Measure][] = [];
  const byDocument = grouped(measures, (one) => one.passage.document);
  const best = (a: Measure, document: number): Measure | null => {
    const rated = (byDocument.get(document) ?? [])
      .map((b) => ({ b, likeness: sharesMeasure(a, b) ? likeness(a, b, dossier) : 0 }))
      .filter(({ likeness }) => likeness >= ALIKE)
      .sort((x, y) => y.likeness - x.likeness);
    const [first, second] = firstTwo(rated, ({ b }) => comparable(a, b));
    if (!first) return null;
    const rival = second && first.likeness - second.likeness < CLEARLY ? second.b : null;
    return rival && !agree(answer(rival), answer(first.b)) ? null : first.b;
  };
  for (const a of measures) {
    for (const document of byDocument.keys()) {
      if (document <= a.passage.document) continue;
      const b = best(a, document);
      if (b && best(b, a.passage.document) === a && !agree(answer(a), answer(b))) found.push([a, b]);
    }
  }
  return found;
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

/** How much two sentences share: names and words, weighted by rarity; names in common are a must. */
function likeness(a: Measure, b: Measure, { library }: Dossier): number {
  let names = 0;
  for (const name of a.names) if (b.terms.has(name)) names += 1;
  const words = library.rarity.likeness(a.passage.words, b.passage.words);
  if (names === 0) return words >= 0.5 ? words : 0;
  return Math.min(1, words + 0.1 * (names - 1));
}

function questionOn(unit: string, a: Measure, b: Measure, dossier: Dossier): Question {
  const shared = [...a.passage.words].filter((word) => b.passage.words.has(word)).sort();
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
