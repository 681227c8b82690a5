import { contains, slice } from "#lib/base/text.ts";
import type { RoleFiller } from "#lib/extract/types.ts";
import { areOneRound, inOneSetting } from "./aligned-deeds.ts";
import { areNear, FOR_GOOD } from "./context-sole.ts";
import type { Told } from "./context-values.ts";
import { roundAt } from "./counts.ts";
import { A_DAY_OR_TWO, areOfTwoCalendars, ONCE, REPEATED } from "./deed-dates.ts";
import { kindsOfVerb } from "./deed-kinds.ts";
import { areBeside } from "./deed-places.ts";
import { areTwo } from "./doers.ts";
import type { Dossier } from "./dossier.ts";
import { gapInDays, type Interval, intervalOf, overlaps, sameEnds } from "./intervals.ts";
import { type Frequency, type Likeness, likenessOf } from "./likeness.ts";
import { RECURRING } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import type { Phrase } from "./phrases.ts";
import { ownDates } from "./posted.ts";
import { quantitiesAgree } from "./quantities.ts";
import { isBare, isMany, sameInStory } from "./same-in-story.ts";
import { agree } from "./sides.ts";
import { clauseAt, contrasted } from "./topics.ts";
import { contentWords } from "./words.ts";

/** Whether two tellings may both be right. */
export function sameValue(a: Told, b: Told): boolean {
  if (a.sort === "range" && a.value.kind === "label" && b.value.kind === "label")
    return sameEnds(a.value.label, b.value.label);
  if (a.sort === "length" && a.quantity && b.quantity && quantitiesAgree(a.quantity, b.quantity)) return true;
  return a.doer && b.doer ? !areTwo(a.doer, b.doer) : agree(a.value, b.value);
}

/** How much two tellings have in common; null where they cannot be of one thing. */
export function comparedAs(
  a: Told,
  b: Told,
  frequency: Frequency,
  dossier: Dossier,
  sole: boolean,
): Likeness | null {
  const [p, q] = [a.segment.passage, b.segment.passage];
  if (
    !areOneRound(roundAt(p, dossier), roundAt(q, dossier)) ||
    (!isTime(a) && !(sole && ONCE_DONE.has(a.frame)) && !inOneSetting(p, q, dossier))
  )
    return null;
  if (isRecurring(p) !== isRecurring(q)) return null;
  const apart = a.sort === "whether" ? { a: NOWHERE, b: NOWHERE } : { a: a.focus, b: b.focus };
  const likeness = likenessOf(a.segment, b.segment, apart, frequency);
  if (
    (likeness.clash &&
      a.sort !== "whether" &&
      !(likeness.deed && (likeness.points >= PLENTY || (sole && FOR_GOOD.has(a.frame)))) &&
      !(sole && a.sort === "number" && likeness.theme >= ALIKE && areNear(a, b, TIMES))) ||
    (a.sort === "number" && !areNear(a, b, MOST_TIMES)) ||
    (contrasted(p, q) && !(isLater(p) && isLater(q)))
  )
    return null;
  if (
    a.sort === "who" &&
    !(
      (likeness.deed || a.frame.startsWith("role")) &&
      likeness.theme >= leastTheme(a, sole) &&
      (likeness.theme >= MUCH || onOneThing(a, b, dossier))
    )
  )
    return null;
  if (a.sort === "whether" && !mayBeDenied(a, b, likeness, dossier, sole)) return null;
  if (
    (a.sort === "day" || a.sort === "range" || a.sort === "place" || a.sort === "length") &&
    // `The famine lasted three years` tells no deed, and is of one thing by its subject.
    !((likeness.deed && likeness.theme > 0) || (a.frame === "length for" && isToldOfOne(a, b, dossier)))
  )
    return null;
  if (a.sort === "place" && (areBeside(a.words, b.words, dossier) || !mayBeTwoPlaces(a, b, likeness)))
    return null;
  if (isOfClause(a, b) && likeness.points < SURE && !isToldOfOne(a, b, dossier)) return null;
  if (a.sort === "number" && MEASURED.test(a.frame) && !isToldOfOne(a, b, dossier)) return null;
  if (a.sort === "day" ? !mayBeOneDay(a, b, likeness) : datesApart(a, b)) return null;
  return likeness;
}

/** Whether one place rules the other out: neither is a part of the other by its name, and both are told of the same deed. */
function mayBeTwoPlaces(a: Told, b: Told, { shared }: Likeness): boolean {
  if (a.frame !== "place") return true;
  // `in Pagliarelli prison in Palermo`: who names both holds the one for a part of the other.
  if (isNamedIn(a, b) || isNamedIn(b, a) || BODIES.test(a.words) || BODIES.test(b.words)) return false;
  const [x, y] = [contentWords(a.words), contentWords(b.words)];
  for (const word of x)
    if ([...y].some((other) => word.startsWith(other) || other.startsWith(word))) return false;
  // A town may hold any hall or park.
  if (isGround(a) !== isGround(b)) return false;
  return [a, b].every(({ segment, focus }) => {
    const clause = clauseAt(segment.passage, focus);
    return (
      clause === null || kindsOfVerb(clause.lemma, clause.particle).some((kind) => shared.has(`~${kind}`))
    );
  });
}

/** Bodies that sit in many places. */
const BODIES = /\b(?:parliament|chamber|senate|congress|assembly|council|court|house\sof)\b/iu;

const isNamedIn = ({ words }: Told, { segment: { passage } }: Told) =>
  slice(passage.reading.document.text, passage.span).includes(words);

const GROUNDS =
  /\b(?:arena|stadium|park|hall|house|cent(?:er|re)|building|club|stores?|school|college|university|hospital|church|hotel|prison|garden|palace|castle|street|road|square|avenue|lane|bridge|station|airport|theat(?:er|re)|museum|district|area|block|mall|plaza|court|fair|festival|conference|convention|convent|abbey|mill|works|factory|province|county|region|strip|valley)\b|[\d]/iu;

const isGround = ({ segment, focus, words }: Told) => {
  const entity = segment.passage.reading.names.find(({ span }) => span.start === focus.start)?.entity;
  const type = entity === undefined ? null : segment.passage.reading.entities[entity]?.type;
  return GROUNDS.test(words) || type === "ORG" || type === "MISC";
};

/** Days of one year, or told with so much in common that nothing else can be meant. */
function mayBeOneDay(a: Told, b: Told, { points, once, theme, shared }: Likeness): boolean {
  if (a.value.kind !== "days" || b.value.kind !== "days") return false;
  const gap = gapInDays(a.value.interval, b.value.interval);
  if (areOfTwoCalendars(a.segment.passage, a.value.interval, b.segment.passage, b.value.interval))
    return false;
  const [x, y] = [a.segment.passage, b.segment.passage].map(({ reading, span }) =>
    slice(reading.document.text, span),
  );
  if (gap > ONE_GAME || isYear(a) || isYear(b))
    if (RECURRING.test(x ?? "") || RECURRING.test(y ?? "")) return false;
  if ((REPEATED.test(x ?? "") || REPEATED.test(y ?? "")) && gap > A_DAY_OR_TWO) return false;
  if (gap <= NEAR) return once || points >= SURE;
  if (gap > YEARS_APART || theme < A_NAME) return false;
  return [...shared].some((id) => ONCE.has(id.slice(1)));
}
const SURE = 2.2;
const PLENTY = 3;
/** Two dates of what happens once may be years apart. */
const YEARS_APART = 16 * 365;
const isTime = ({ sort }: Told) => sort === "day" || sort === "range";
const ONE_GAME = 45;
const isYear = ({ value }: Told) => value.kind === "days" && value.interval.to - value.interval.from > NEAR;
const A_THEME = 0.4;
const leastTheme = ({ frame }: Told, sole: boolean) => (!sole ? A_THEME : FOR_GOOD.has(frame) ? 0 : A_TRACE);
/** Enough of a theme where each document names one who did such a thing, and no other. */
const A_TRACE = 0.2;
/** So much in common besides the deed that the nouns for what it was done to may differ: `the timber`, `a piece of timber`. */
const MUCH = 2.5;
/** What is done once for good has no setting: a house is founded before all that is told of it. */
const ONCE_DONE: ReadonlySet<string> = new Set(
  "founded designed invented discovered written built".split(" ").map((kind) => `who ${kind}`),
);
/** So much in common outweighs two verbs where each document has one such number. */
const ALIKE = 1.2;
/** Two counts of one thing seldom differ more. */
const TIMES = 2;
/** What differs more than so many times counts two things, whatever the words. */
const MOST_TIMES = 5;

/** As much in common as a name that both documents give once, or a rare noun and a name. */
const A_NAME = 0.9;

const VAGUE = /^(?:something|anything|it|this|that|them|us)\b/iu;

/** Whether what was done was done to one thing, where both clauses say to what. */
function onOneThing(a: Told, b: Told, { terms }: Dossier): boolean {
  const [x, y] = [a, b].map(({ clause, segment }) =>
    clause?.object &&
    clause.object.span !== clause.agent?.span &&
    !VAGUE.test(slice(segment.passage.reading.document.text, clause.object.span))
      ? terms.phraseOf(segment.passage.document, clause.object)
      : null,
  );
  // Of letters that one wrote another may have written others.
  return !x || !y || (sameInStory(x, y) && !(isMany(x) && isMany(y)));
}

/** What has to be told of one thing by the clauses themselves: dates far apart, and how long something was. */
const isOfClause = ({ sort, value }: Told, { value: other }: Told) =>
  sort === "length" ||
  (sort === "day" &&
    value.kind === "days" &&
    other.kind === "days" &&
    gapInDays(value.interval, other.interval) > NEAR);
const MEASURED = /^number\s(?:[$€£]|km|m|cm|mm|kg|g|t|l|mile|feet)\s/u;

/** Whether the clauses that two values stand in are of one thing. */
function isToldOfOne(a: Told, b: Told, dossier: Dossier): boolean {
  const [x, y] = [a, b].map((told) => told.clause ?? clauseAt(told.segment.passage, told.focus));
  return !x || !y || isOfOneThing({ ...a, clause: x }, { ...b, clause: y }, dossier);
}

/** Whether two clauses have a subject in common, or a thing that something is done to. */
function isOfOneThing(a: Told, b: Told, { terms }: Dossier): boolean {
  const fillers = ({ clause, segment }: Told) =>
    [clause?.agent, clause?.object].flatMap((one) =>
      one ? [terms.phraseOf(segment.passage.document, one)] : [],
    );
  const others = fillers(b);
  const alike = (one: Phrase, other: Phrase) =>
    sameInStory(one, other) && (!MEASURED.test(a.frame) || isBare(one) === isBare(other));
  return fillers(a).some((one) => others.some((other) => alike(one, other)));
}

/** Whether the one may deny what the other says: it is of one thing, and by nobody else. */
function mayBeDenied(
  a: Told,
  b: Told,
  { theme, points }: Likeness,
  dossier: Dossier,
  sole: boolean,
): boolean {
  if (sameValue(a, b)) return true;
  const byOne = sole && isOfOnePerson(a, b, dossier);
  if (a.clause && b.clause && !byOne && !isOfOneThing(a, b, dossier) && !(sole && mayBeOfOneThing(a, b)))
    return false;
  return a.frame.startsWith("whether opposite")
    ? theme >= (byOne ? A_THEME : 1)
    : theme >= A_THEME && points >= 1;
}

/** Whether two clauses have a person for subject, and the same one. */
function isOfOnePerson(a: Told, b: Told, { terms }: Dossier): boolean {
  const [x, y] = [a, b].map(({ clause, segment }) => {
    const subject = clause?.voice === "passive" ? clause.object : clause?.agent;
    const phrase = subject && terms.phraseOf(segment.passage.document, subject);
    const named = phrase ? [...phrase.terms].filter((term) => terms.typeOf(term) === "PER") : [];
    return named.length === 1 ? named[0] : undefined;
  });
  return x !== undefined && x === y;
}

/** Whether one calls by a pronoun, of which nobody knows what it means, what the other names. */
function mayBeOfOneThing({ clause: p }: Told, { clause: q }: Told): boolean {
  const isOpen = (filler: RoleFiller | null) => filler?.anaphoric === true && filler.entity === null;
  const fits = (one: RoleFiller | null, other: RoleFiller | null) =>
    one !== null && other !== null && isOpen(one) !== isOpen(other);
  return p !== undefined && q !== undefined && (fits(p.agent, q.agent) || fits(p.object, q.object));
}

/** `The second bridge` of the one is `the new bridge` of the other. */
const LATER = /\b(?:second|new)\s\p{Ll}/iu;
const isLater = ({ reading, span }: Passage) => LATER.test(slice(reading.document.text, span));

// in the semi-final · in the season of 1988
const STAGES = /\b(?:semi|quarter)-?finals?\b/iu;
const isRecurring = ({ reading, span }: Passage) => STAGES.test(slice(reading.document.text, span));

const NOWHERE = { start: 0, end: 0 };
const NEAR = 62;
const FINE = 31;

/** Whether both name days and none of them are near each other. */
function datesApart(a: Told, b: Told): boolean {
  const [x, y] = [a, b].map(({ segment }) =>
    ownDates(segment.passage).flatMap((date) =>
      contains(segment.span, date.span) ? (intervalOf(date) ?? []) : [],
    ),
  );
  if (!x?.length || !y?.length) return false;
  if (a.sort === "whether") return !x.some((one) => y.some((other) => overlaps(one, other)));
  const isFine = ({ from, to }: Interval) => to - from <= FINE;
  return !x.some((one) =>
    y.some(
      (other) => overlaps(one, other) || (isFine(one) && isFine(other) && gapInDays(one, other) <= NEAR),
    ),
  );
}
