import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause } from "#lib/extract/types.ts";
import { agedAt } from "./ages.ts";
import { areTwo, type Doer, doerOf } from "./doers.ts";
import type { Dossier } from "./dossier.ts";
import type { Passage } from "./passages.ts";
import type { Quantity } from "./quantities.ts";
import { sameInStory } from "./same-in-story.ts";
import type { Statement, Value } from "./statements.ts";
import { clauseAt, clausesOf, roleClauseAt } from "./topics.ts";
import { contentWords } from "./words.ts";

/**
 * Whether two numbers may be one, by what stands around each: one is not of a part and the other of the whole, not of a
 * day on the way and the other of the end, not of two owners, two deeds or two hours.
 */
export function mayBeOneNumber(a: Statement, b: Statement, dossier: Dossier): boolean {
  const x = placeOf(a, dossier);
  const y = placeOf(b, dossier);
  if (x.harm !== y.harm && x.harm !== "" && y.harm !== "") return false;
  // A later report counts anew.
  if ((x.harm !== "" || isMoving(a)) && dossier.stories.areTwoReports(a.passage, b.passage)) return false;
  if (x.label !== y.label || x.marks !== y.marks || x.isCompound !== y.isCompound) return false;
  if (x.isWanted !== y.isWanted || x.isWhole !== y.isWhole) return false;
  return (
    !inTwoScales(a, b) &&
    !ofOthers(x.of, y.of) &&
    !atOtherHours(x, y) &&
    !ownedByTwo(x, y) &&
    !agesOfTwo(a, b, dossier) &&
    !saidOfTwo(x, y, dossier) &&
    !doneOtherwise(x, y) &&
    !areOneOfTwo(x, y) &&
    !fromTwo(x, y)
  );
}

/** Units of what is another from day to day: winds, shares in a poll, who is where. */
const MOVING: ReadonlySet<string> = new Set("km/h mph knot °c % day week h person km mile".split(" "));
const isMoving = ({ value }: Statement) => value.kind === "quantity" && MOVING.has(value.quantity.unit);

const MONEY: ReadonlySet<string> = new Set(["$", "€", "£"]);
const SCALES: readonly ReadonlySet<string>[] = [
  MONEY,
  new Set(["age"]),
  new Set(["%"]),
  new Set(["year", "month", "week", "day", "h", "min", "s"]),
  new Set(["km", "m", "cm", "mm", "mile", "nautical mile", "feet", "yard"]),
  new Set(["km/h", "mph", "knot"]),
  new Set(["t", "kg", "g", "mg", "lb"]),
];

/** Whether one is measured by what the other is not: an age and a length of time, euros and dollars. */
function inTwoScales({ value: p }: Statement, { value: q }: Statement): boolean {
  if (p.kind !== "quantity" || q.kind !== "quantity") return false;
  const [x, y] = [p.quantity.unit, q.quantity.unit];
  if (x === y) return false;
  if (MONEY.has(x) && MONEY.has(y)) return true;
  return SCALES.some((scale) => scale.has(x) !== scale.has(y));
}

const isAge = (value: Value) => value.kind === "quantity" && value.quantity.unit === "age";

type Place = {
  readonly passage: Passage;
  readonly focus: Span;
  /** The clause in which it fills a role, else the one that it stands in. */
  readonly clause: Clause | null;
  /** The noun whose number it is, as in `stage 13`; empty where it counts. */
  readonly label: string;
  /** What makes it a number of a part, of more of the same, or of a time on the way. */
  readonly marks: string;
  /** `the 128-member parliament` */
  readonly isCompound: boolean;
  /** `needed nine points`: what was missing, and not what was there. */
  readonly isWanted: boolean;
  /** `64 of the 122 seats`: the second of the two. */
  readonly isWhole: boolean;
  /** The content words of what it is so many of: `copies of the score`. */
  readonly of: ReadonlySet<string>;
  /** What befell those that it counts: death, a wound; empty where nothing is told. */
  readonly harm: string;
  /** The hours that the sentence gives. */
  readonly hours: readonly Quantity[];
  /** Who is the subject of the clause, where the number is no part of it. */
  readonly owner: Doer | null;
  /** `the old road`: how the subject is told from another of its kind, empty where it is not. */
  readonly ofTwo: string;
  /** Whether it may say of which of several it came. */
  readonly hasSource: boolean;
};

// stage 13 · No. 4 · Room 5 · Game 6
const LABEL =
  /\b(?<noun>stage|game|no|number|nos|room|page|chapter|act|scene|round|flight|route|article|section|part|volume|gate|platform|category|group|phase|type|class|magnitude|lane|line|figure|table|year|grade|level|week|day)\.?\s$/iu;
// a 5.6-magnitude quake · 5.6 on the Richter scale
const MAGNITUDE = /^(?:[\s-]{1,2}magnitude\b|\son\sthe\s(?:open-ended\s)?Richter\b)/iu;
const PART = /\b(?:including|another|further|additional|extra|only|alone)\b/iu;
const BEHIND =
  /^(?:\s\p{L}+){0,3}\s(?:alone|together\swith|apart\sfrom|not\scounting|besides|without\sthe)\b|^\smore\b/iu;
// By the end of August 64 had fallen ill · so far · up to then
const ON_THE_WAY =
  /\b(?:by\s(?:(?:the\s)?(?:end|middle|beginning|close|start)\sof\b|then\b|now\b|that\stime\b|nightfall\b|(?:late\s|early\s)?(?:January|February|March|April|May|June|July|August|September|October|November|December)|\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November|December))\b|so\sfar|up\sto\s(?:then|now)|as\syet|by\s(?:mid)?(?:day|night|morning|evening))/iu;
const WANTED = /^(?:need|require|want|lack|seek|demand|ask|expect|hope|request)$/u;
const LEAD = 28;

const places = new WeakMap<Statement, Place>();

/** A statement is held against many others. */
function placeOf(statement: Statement, dossier: Dossier): Place {
  let known = places.get(statement);
  if (!known) {
    known = readPlace(statement, dossier);
    places.set(statement, known);
  }
  return known;
}

function readPlace({ passage, focus, value }: Statement, { terms }: Dossier): Place {
  const { text } = passage.reading.document;
  const clause =
    roleClauseAt(passage, focus) ??
    clauseAt(passage, focus) ??
    clausesOf(passage).findLast(({ verb }) => verb.end <= focus.start) ??
    null;
  const before = text.slice(Math.max(passage.span.start, focus.start - LEAD), focus.start);
  const after = text.slice(focus.end, focus.end + 60);
  const body = slice(text, passage.span);
  const part = PART.exec(before.split(/[;:.]/u).at(-1) ?? "")?.[0].toLowerCase() ?? "";
  const beside = BEHIND.test(after.slice(0, 40)) ? "beside" : "";
  const way = ON_THE_WAY.test(body) ? "way" : "";
  const subject = clause && subjectOf(clause);
  return {
    passage,
    focus,
    clause,
    label: LABEL.exec(before)?.groups?.noun?.toLowerCase() ?? (MAGNITUDE.test(after) ? "magnitude" : ""),
    marks: [part, beside, way].join(),
    isCompound:
      /^-\p{Ll}/u.test(after) &&
      !/^-(?:years?|months?|weeks?|days?|hours?|minutes?|metres?|meters?|feet|foot|miles?|km|pounds?|kilo\p{L}+|magnitude)\b/iu.test(
        after,
      ),
    isWanted: clause !== null && WANTED.test(clause.lemma),
    isWhole:
      /\b(?:\d|\p{L}{2,})\s(?:out\s)?of\s(?:the\s|its\s|their\s)$/iu.test(before) &&
      /\b(?:\d[\d,.]*|\p{L}+(?:teen|ty)|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|most|many|some)\s(?:out\s)?of\s(?:the\s|its\s|their\s)$/iu.test(
        before,
      ),
    of: ofIn(after),
    // `died at the age of 85` counts nobody.
    harm: isAge(value) ? "" : harmIn(clause, before, after),
    hours: passage.quantities.filter(({ unit }) => unit === "clock"),
    owner: subject && !contains(subject.span, focus) ? doerOf(passage, subject, terms) : null,
    ofTwo: subject ? (ONE_OF_TWO.exec(slice(text, subject.span))?.[0].toLowerCase() ?? "") : "",
    hasSource: body.toLowerCase().includes("from the "),
  };
}

const HARMS: readonly (readonly [string, RegExp])[] = [
  ["dead", /\b(?:dead|deaths?|died|killed|killing|kill|perished|drowned|lives|fatalities)\b/iu],
  ["hurt", /\b(?:injured|injuring|injure|injuries|wounded|wounding|wound|hurt)\b/iu],
  ["gone", /\bmissing\b/iu],
];

/** The harm that is nearest to a number: behind it in its own words, else before it. */
function harmIn(clause: Clause | null, before: string, after: string): string {
  const own = /^[^,.;:()]{0,24}/u.exec(after)?.[0].split(/\s(?:and|but|while|with|in|on|at)\s/u)[0] ?? "";
  const lead = before.split(/[,;:.]|\sand\s/u).at(-1) ?? "";
  for (const words of [own, lead]) for (const [harm, form] of HARMS) if (form.test(words)) return harm;
  const lemma = clause?.lemma ?? "";
  return /^(?:kill|die|perish|drown)$/u.test(lemma)
    ? "dead"
    : /^(?:injure|wound|hurt)$/u.test(lemma)
      ? "hurt"
      : "";
}

const NOTHING: ReadonlySet<string> = new Set();

/** The words of what follows with `of`: `300 copies of the score`. */
function ofIn(after: string): ReadonlySet<string> {
  const what = /^\s(?:\p{Ll}+\s){1,2}of\s(?<what>[^,.;:()]{3,40})/u.exec(after)?.groups?.what;
  return what === undefined ? NOTHING : contentWords(what);
}

/** Whether both are so many of something, and of two things. */
function ofOthers(x: ReadonlySet<string>, y: ReadonlySet<string>): boolean {
  if (x.size === 0 || y.size === 0) return false;
  for (const word of x) if (y.has(word)) return false;
  return true;
}

/** Whether both sentences give the hour, and not the same: two happenings of one day. */
function atOtherHours({ hours: x }: Place, { hours: y }: Place): boolean {
  if (x.length === 0 || y.length === 0) return false;
  return !x.some((one) => y.some((other) => one.low === other.low));
}

const subjectOf = ({ voice, agent, object }: Clause) => (voice === "passive" ? object : agent);

/** Whether the number belongs to two: the subjects of both clauses are two persons or bodies with names. */
function ownedByTwo(x: Place, y: Place): boolean {
  if (!x.clause || !y.clause || x.clause.voice !== y.clause.voice) return false;
  // What one bought the other sold.
  if (x.clause.lemma !== y.clause.lemma) return false;
  const [one, other] = [x.owner, y.owner];
  return one?.person === true && other?.person === true && areTwo(one, other);
}

/** Whether two ages are those of two people: the names beside them are not one. */
function agesOfTwo(a: Statement, b: Statement, dossier: Dossier): boolean {
  if (!isAge(a.value) || !isAge(b.value)) return false;
  const [x, y] = [a, b].map(({ passage, focus }) => agedAt(passage, focus, dossier.terms)?.bearer ?? null);
  return x === null || x !== y;
}

/** Verbs that say no more of their subject than that it has so much. */
const STATES: ReadonlySet<string> = new Set(
  "be have measure weigh hold own win count number cover".split(" "),
);

const POINTS = /^(?:there|it|they|this|that|these|those|we|he|she|who|which)\b/iu;

/** Whether so much is said of two things: the footpath is so long, and the river. */
function saidOfTwo(x: Place, y: Place, { terms }: Dossier): boolean {
  if (!x.clause || !y.clause || !STATES.has(x.clause.lemma) || !STATES.has(y.clause.lemma)) return false;
  const [one, other] = [x, y].map(({ passage, focus, clause }) => {
    const subject = clause && subjectOf(clause);
    if (!subject || subject.anaphoric || contains(subject.span, focus)) return null;
    return POINTS.test(slice(passage.reading.document.text, subject.span))
      ? null
      : terms.phraseOf(passage.document, subject);
  });
  return Boolean(one && other && !sameInStory(one, other));
}

// the old road · a second ward · the upper bridge
const ONE_OF_TWO =
  /\b(?:old|new|second|third|fourth|other|former|next|last|upper|lower|great|little|inner|outer|left|right|northern|southern|eastern|western|opening|closing)\s\p{L}/iu;

/** Whether the one is said of one of two, and the other not of it: the old road and the new. */
function areOneOfTwo({ ofTwo: one }: Place, { ofTwo: other }: Place): boolean {
  return (
    one !== other &&
    ((one !== "" && other !== "") || /^(?:second|third|fourth|other)/u.test(`${one}${other}`))
  );
}

// From the London performance she had
const SOURCE =
  /\bfrom\s(?:the|his|her|its|their)\s(?<which>\p{Lu}\p{L}+)?[^,.;:\d]{0,24}?(?<what>\p{Ll}{4,})\b/iu;

/** Whether one says of which of several it came, by a name that the other does not give. */
function fromTwo(x: Place, y: Place): boolean {
  if (!x.hasSource || !y.hasSource) return false;
  const one = slice(x.passage.reading.document.text, x.passage.span);
  const other = slice(y.passage.reading.document.text, y.passage.span);
  const [p, q] = [SOURCE.exec(one)?.groups?.which, SOURCE.exec(other)?.groups?.which].map((which) =>
    which !== undefined && /^\p{Lu}/u.test(which) ? which : undefined,
  );
  if (p === q) return false;
  return (p !== undefined && !other.includes(p)) || (q !== undefined && !one.includes(q));
}

/** Verbs whose thing or receiver tells what a sum was for. */
const PAYING: ReadonlySet<string> = new Set("pay give spend lend award grant owe offer cost".split(" "));

/** Whether the numbers go with two deeds, or with one that was done to two: paid to a doctor, paid for the costs. */
function doneOtherwise(x: Place, y: Place): boolean {
  const [p, q] = [x.clause, y.clause];
  if (!p || !q) return false;
  if (p.lemma === q.lemma && PAYING.has(p.lemma)) {
    const [one, other] = [paidFor(x), paidFor(y)];
    return ofOthers(one, other);
  }
  return false;
}

/** What comes first after a verb of paying, without the sum: whom it was paid, or what for. */
function paidFor({ clause, passage, focus }: Place): ReadonlySet<string> {
  const thing = clause?.recipient ?? clause?.object;
  if (!thing || thing.anaphoric || focus.start < thing.span.start) return NOTHING;
  const end = Math.min(thing.span.end, focus.start);
  return contentWords(slice(passage.reading.document.text, { start: thing.span.start, end }));
}
