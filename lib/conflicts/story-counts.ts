import { areOneRound, inOneSetting } from "./aligned-deeds.ts";
import { type Count, countsIn } from "./counts.ts";
import { sameNoun } from "./deed-kinds.ts";
import type { Dossier } from "./dossier.ts";
import { gapInDays, type Interval, overlaps } from "./intervals.ts";
import { numberTopic } from "./number-topics.ts";
import { quantitiesAgree, quantityInWords } from "./quantities.ts";
import { isBare, sameInStory } from "./same-in-story.ts";
import type { Question, Statement } from "./statements.ts";
import { excerpt } from "./topics.ts";
import { isOfUnclearThing } from "./unclear-things.ts";
import { stem } from "./words.ts";

/** A document that counts one thing so often counts many things. */
const MOST = 8;
/** Two counts of one thing seldom differ more than so many times; those with little in common, hardly. */
const WIDE = 3;
const NARROW = 1.7;
/** Points for a word in common: in the clauses of both, and elsewhere in the sentence. */
const NEAR = 2;
const AROUND = 1;
const ENOUGH = 2;
const PLENTY = 4;
/** Units of money, length and weight. */
const SCALES: ReadonlySet<string> = new Set("$ € £ km m cm mm mile kg g mg t l ml °c km/h mph".split(" "));

/** How many and how much, where two documents of one story count one thing differently. */
export function storyCountQuestions(dossier: Dossier): Question[] {
  const bySort = new Map<string, Map<number, Count[]>>();
  for (const passage of dossier.library.documents.flat()) {
    if (!dossier.stories.isOneOfTwo(passage.document)) continue;
    for (const count of countsIn(passage, dossier)) {
      const group = bySort.get(count.sort) ?? new Map<number, Count[]>();
      bySort.set(count.sort, group);
      const own = group.get(passage.document);
      if (own) own.push(count);
      else group.set(passage.document, [count]);
    }
  }
  return [...bySort].flatMap(([sort, group]) => {
    const clear = [...group.values()].filter((own) => own.length <= MOST);
    return clear.flatMap((own, i) =>
      clear
        .slice(i + 1)
        .flatMap((others) => differing(own, others, dossier).map((pair) => questionOn(sort, pair, dossier))),
    );
  });
}
type Pair = { readonly a: Count; readonly b: Count };

/** The counts of two documents that are each other's best match and cannot both be right. */
function differing(own: readonly Count[], others: readonly Count[], dossier: Dossier): Pair[] {
  const [one] = own;
  const [other] = others;
  if (!one || !other || !dossier.stories.areOne(one.passage, other.passage)) return [];
  return own.flatMap((a): Pair[] => {
    const b = bestOf(a, others);
    if (!b || bestOf(b, own) !== a) return [];
    // What the other document says too, of whatever it says it, is not in dispute.
    const said = (count: Count, all: readonly Count[]) =>
      all.some((each) => quantitiesAgree(each.quantity, count.quantity));
    const parts = (count: Count, each: Count) =>
      each.passage.quantities.some((one) => one !== each.quantity && quantitiesAgree(one, count.quantity));
    if (said(a, others) || said(b, own) || parts(a, b) || parts(b, a)) return [];
    if (!inOneSetting(a.passage, b.passage, dossier)) return [];
    return isOfUnclearThing(statementOf(a), statementOf(b), dossier) ? [] : [{ a, b }];
  });
}

function bestOf(a: Count, others: readonly Count[]): Count | null {
  const scored = others
    .map((b) => ({ b, points: pointsOf(a, b) }))
    .filter(({ points }) => points >= ENOUGH)
    .sort((x, y) => y.points - x.points);
  const [first, second] = scored;
  return first && first.points > (second?.points ?? 0) ? first.b : null;
}

function pointsOf(a: Count, b: Count): number {
  if (a.marks !== b.marks || !areOneRound(a.round, b.round) || !meet(a.days, b.days)) return 0;
  if (!sameDeed(a, b) || (SCALES.has(a.sort) && !sharesWhat(a, b))) return 0;
  if (CHANGING.test(a.sort) && !(isDated(a) && isDated(b))) return 0;
  let points = a.sort === "dead" ? ENOUGH : a.sort === "tally" ? 1 : 0;
  for (const word of a.around) {
    if (!b.around.has(word)) continue;
    points += a.near.has(word) && b.near.has(word) ? NEAR : AROUND;
  }
  const times =
    Math.max(a.quantity.high, b.quantity.high) / Math.max(1, Math.min(a.quantity.low, b.quantity.low));
  return times <= (points >= PLENTY ? WIDE : NARROW) ? points : 0;
}

/** Of money and measures every story has many: they need a name in common, and one verb or noun that they go with. */
function sharesWhat(a: Count, b: Count): boolean {
  if (!a.about.some((word) => b.about.includes(word))) return false;
  if ([...a.around].some((word) => word.startsWith("#") && b.around.has(word))) return true;
  // `a reward of 300 pounds` in both; `the buckle weighs 412 grams` in both, and no buckle of something.
  if (a.noun !== null && b.noun !== null && sameNoun(a.noun) === sameNoun(b.noun) && !PRICES.has(a.noun))
    return true;
  return (
    a.subject !== null &&
    b.subject !== null &&
    sameInStory(a.subject, b.subject) &&
    isBare(a.subject) === isBare(b.subject)
  );
}

/** Nouns that every sum and every length goes by. */
const PRICES: ReadonlySet<string> = new Set(
  "price cost sum money amount total value length height width depth weight size distance"
    .split(" ")
    .map(stem),
);

/** One verb that the numbers go with, or none: those that a ship carried are not those that it saved. */
const sameDeed = (a: Count, b: Count) =>
  a.deed === b.deed ||
  a.about.some((word) => b.about.includes(word)) ||
  a.sort === "dead" ||
  a.sort === "tally";

/** What grows and shrinks: without a date for both, two numbers are of two times. */
const CHANGING =
  /^(?:member|employe|inhabitant|resident|worker|pupil|student|subscriber|branch|shop|plant|vehicl|hous|customer|soldier|follower|volunteer|copi|reader|population)/u;

const isDated = ({ days }: Count) => days.length > 0;

const ONE_OCCASION = 62;
const FINE = 31;

/** Whether the days that two sentences name, if both do, are one time. */
function meet(a: readonly Interval[], b: readonly Interval[]): boolean {
  if (a.length === 0 || b.length === 0) return true;
  const isFine = ({ from, to }: Interval) => to - from <= FINE;
  return a.some((x) =>
    b.some((y) => overlaps(x, y) || (isFine(x) && isFine(y) && gapInDays(x, y) <= ONE_OCCASION)),
  );
}

function questionOn(sort: string, { a, b }: Pair, dossier: Dossier): Question {
  const shared = [...a.around].filter((word) => b.around.has(word) && !word.startsWith("#"));
  return {
    key: `count ${sort} ${shared.sort().slice(0, 10).join(" ")}`,
    slot: "number",
    topic: topicOf(a) ?? numberTopic(a.passage, a.quantity, b.passage, dossier),
    statements: [statementOf(a), statementOf(b)],
  };
}

/** What is counted, where it stands beside the verb and not in a role of it: `with 80 beds`, `by eleven votes to four`. */
function topicOf({ passage, quantity, sort, deed }: Count): string | null {
  if (sort === "dead") return `How many died: “${excerpt(passage, quantity.span)}”`;
  if (sort === "tally") return "By how many votes it was decided";
  const noun = /^\s(?<noun>\p{Ll}{3,20}s)\b/u.exec(
    passage.reading.document.text.slice(quantity.span.end, quantity.span.end + 24),
  )?.groups?.noun;
  return deed !== null || noun === undefined || SCALES.has(sort) ? null : `The number of ${noun}`;
}

function statementOf({ passage, quantity }: Count): Statement {
  return {
    passage,
    span: passage.span,
    focus: quantity.span,
    value: { kind: "quantity", quantity },
    words: quantityInWords(passage.reading.document.text, quantity),
  };
}
