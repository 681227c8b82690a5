import { foldText, slice } from "#lib/base/text.ts";
import type { Clause } from "#lib/extract/types.ts";
import { type Difference, differencesIn } from "./compare-copies.ts";
import { areTwo, type Doer, doerOf } from "./doers.ts";
import type { Dossier } from "./dossier.ts";
import { keyOf } from "./group.ts";
import { dateInWords, intervalOf } from "./intervals.ts";
import { areOfOtherKinds, kindsSpokenOf } from "./kinds-spoken-of.ts";
import { measureOf } from "./measure-words.ts";
import type { NearCopy } from "./near-copies.ts";
import { numberTopic } from "./number-topics.ts";
import { isPlan, PARTIAL, RECURRING, sameOccasion } from "./occasions.ts";
import { outcomesOf } from "./opposites.ts";
import type { Item, Passage } from "./passages.ts";
import type { Terms } from "./phrases.ts";
import { quantityInWords } from "./quantities.ts";
import { inBoth } from "./rarity.ts";
import { agree } from "./sides.ts";
import type { Question, Statement, Value } from "./statements.ts";
import { clauseAt, contrasted, excerpt, happening, roleClauseAt, shownSpan } from "./topics.ts";

/** What near-copies tell differently: one question for each place where a date or a number was changed. */
export function copyQuestions(dossier: Dossier): Question[] {
  return dossier.copies.flatMap((copy) =>
    believable(copy, dossier).map(({ slot, a: x, b: y }): Question => {
      const { a, b } = copy;
      const plain = [statementOn(a, x), statementOn(b, y)] as const;
      // Stretches that overlap but end differently (`1914–1916`, `1914–1919`) are told apart by their words.
      const statements = agree(plain[0].value, plain[1].value) ? plain.map(byWords) : plain;
      return {
        key: `copy ${slot} ${keyOf(rarest(dossier, a, b))} ${placeOf(a, x)}`,
        slot,
        topic: topicOf(slot, [a, x], b, dossier),
        statements,
        happening: true,
      };
    }),
  );
}

/**
 * The differences of two copies. Texts that are no versions of each other may use one formula for two occasions (`In 1998
 * the works made 40 engines`, `In 2002 the works made 55 engines`): where date and number differ both, or what returns
 * under one name is dated twice, or one of the figures is provisional, or another person is said to have done it to another
 * kind of things, nothing is disputed.
 */
function believable({ a, b, likeness }: NearCopy, { witnessing, terms }: Dossier): Difference[] {
  const all = differencesIn(a, b).filter(
    (one) => likeness >= CLOSE || (sameSetting(a, one.a, b, one.b) && !contrasted(a, b)),
  );
  if (all.length === 0 || witnessing.family(a.document) === witnessing.family(b.document)) return all;
  // The dates at the heads of two letters say the same of nothing.
  if (inBoth(a.words, b.words).length === 0) return [];
  const [said, other] = [a, b].map((one) => slice(one.reading.document.text, one.span));
  if (DATELINE.test(said ?? "") && DATELINE.test(other ?? "")) return [];
  const text = `${said}\n${other}`;
  if (areOfOtherKinds(kindsSpokenOf(said ?? ""), kindsSpokenOf(other ?? ""))) return [];
  const dated = all.some((one) => one.slot === "date");
  if (dated && (all.some((one) => one.slot === "number") || RECURRING.test(text))) return [];
  return all.filter(
    (one) =>
      (one.slot === "date" &&
        isPlanned(a, one.a) === isPlanned(b, one.b) &&
        !areOpposed(clauseAt(a, one.a.span), clauseAt(b, one.b.span)) &&
        (likeness >= CLOSE || !areByTwo([a, one.a], [b, one.b], terms))) ||
      (one.slot === "number" &&
        !PARTIAL.test(text) &&
        sameOccasion(a, b) &&
        sameRole([a, one.a], [b, one.b])),
  );
}

// BEIJING, August 20 (Xinhua) --
const DATELINE = /^\p{Lu}[\p{Lu}\s.'-]{2,40},[^()]{0,40}\(\p{L}[\p{L}\s]{1,20}\)[\s–—-]*$/u;

/** Whether two people are named for it: `Anna Feld showed in 1838`, `Ida Lenz showed in 1841`. */
function areByTwo([a, x]: [Passage, Item], [b, y]: [Passage, Item], terms: Terms): boolean {
  const [one, other] = [doerAt(a, x, terms), doerAt(b, y, terms)];
  return one !== null && other !== null && one.person && other.person && areTwo(one, other);
}

function doerAt(passage: Passage, { span }: Item, terms: Terms): Doer | null {
  const clause = clauseAt(passage, span);
  return clause?.agent ? doerOf(passage, clause.agent, terms) : null;
}

/** Whether two clauses tell opposite outcomes: what was rejected in one year and passed in another was decided twice. */
function areOpposed(a: Clause | null, b: Clause | null): boolean {
  if (!a || !b) return false;
  return outcomesOf(a).some((x) => outcomesOf(b).some((y) => x.pair === y.pair && x.side !== y.side));
}

/** Whether a date is that of a plan, which what came of it does not contradict. */
function isPlanned(passage: Passage, { span }: Item): boolean {
  const clause = clauseAt(passage, span);
  return (
    (clause !== null && clause.modality !== null) ||
    isPlan(slice(passage.reading.document.text, shownSpan(passage, span)))
  );
}

/** From this likeness on, two sentences are one sentence; below it, the words beside a number must be the same. */
const CLOSE = 0.8;

/** Whether the next content word on one side of both places is the same. */
function sameSetting(a: Passage, x: Item, b: Passage, y: Item): boolean {
  const beside = (passage: Passage, item: Item, step: 1 | -1): number | null => {
    for (let i = passage.items.indexOf(item) + step; ; i += step) {
      const next = passage.items[i];
      if (!next) return null;
      if (next.kind === "word" && next.content) return next.id;
    }
  };
  return ([1, -1] as const).some((step) => {
    const word = beside(a, x, step);
    return word !== null && word === beside(b, y, step);
  });
}

/** Whether two numbers go with one verb: `killed 14 and injured 60` may come in the other order. */
function sameRole(...places: readonly [Passage, Item][]): boolean {
  const [x, y] = places.map(([passage, item]) => roleClauseAt(passage, item.span));
  if (!x || !y) return !places.some(([passage, item]) => isOneOfSeveral(passage, item));
  return measureOf(x.lemma).some((word) => measureOf(y.lemma).includes(word));
}

/** Whether the sentence counts more of the same. */
function isOneOfSeveral({ quantities }: Passage, item: Item): boolean {
  return item.kind === "number" && quantities.filter(({ unit }) => unit === item.quantity.unit).length > 1;
}

/** The rarest words both copies share: they stay when the sentence is moved or its date mended. */
function rarest({ library, lexicon }: Dossier, a: Passage, b: Passage): string[] {
  return inBoth(a.words, b.words)
    .map((id) => ({ count: library.rarity.count(id), stem: lexicon.stemOf(id) }))
    .sort((x, y) => x.count - y.count || (x.stem < y.stem ? -1 : 1))
    .slice(0, 8)
    .map(({ stem }) => stem);
}

const placeOf = (passage: Passage, item: Item) =>
  passage.items.slice(0, passage.items.indexOf(item)).filter((one) => one.kind !== "word").length;

function statementOn(passage: Passage, item: Item): Statement {
  return {
    passage,
    span: item.kind === "date" ? shownSpan(passage, item.span) : passage.span,
    focus: item.span,
    value: answerOf(passage, item),
    words: wordsOf(passage, item),
  };
}

function byWords(statement: Statement): Statement {
  return { ...statement, value: { kind: "label", label: foldText(statement.words) } };
}

function answerOf(passage: Passage, item: Item): Value {
  const interval = item.kind === "date" ? intervalOf(item.date) : null;
  if (interval) return { kind: "days", interval };
  if (item.kind === "number") return { kind: "quantity", quantity: item.quantity };
  return { kind: "label", label: slice(passage.reading.document.text, item.span) };
}

function wordsOf(passage: Passage, item: Item): string {
  if (item.kind === "date") return dateInWords(item.date.value);
  if (item.kind === "number") return quantityInWords(passage.reading.document.text, item.quantity);
  return slice(passage.reading.document.text, item.span);
}

function topicOf(slot: "date" | "number", [a, x]: [Passage, Item], b: Passage, dossier: Dossier): string {
  if (slot === "number" && x.kind === "number") return numberTopic(a, x.quantity, b, dossier);
  const event = happening(a, x.span);
  return event ? `When ${event}` : `The date in: “${excerpt(a, x.span)}”`;
}
