import { slice } from "#lib/base/text.ts";
import { inOneSetting } from "./aligned-deeds.ts";
import { type Hours, mayBeOneHour } from "./clock-words.ts";
import { contrariesIn } from "./contraries.ts";
import { roundAt } from "./counts.ts";
import { areOfTwoCalendars } from "./deed-dates.ts";
import { HEARSAY } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import { Frequency } from "./likeness.ts";
import type { Passage } from "./passages.ts";
import { agree } from "./sides.ts";
import { causesIn } from "./sole-causes.ts";
import { daysOfYearIn } from "./sole-days.ts";
import { fatesIn } from "./sole-fates.ts";
import { firstsIn } from "./sole-firsts.ts";
import { holdersIn } from "./sole-holders.ts";
import { hoursIn } from "./sole-hours.ts";
import { lengthsIn } from "./sole-lengths.ts";
import { partsIn } from "./sole-parts.ts";
import { placesOfIn } from "./sole-places.ts";
import { ranksOfIn } from "./sole-ranks.ts";
import { tollsIn } from "./sole-tolls.ts";
import { verdictsIn } from "./sole-verdicts.ts";
import type { Question, Slot, Statement, Value } from "./statements.ts";
import { excerpt } from "./topics.ts";

/** Something of which a story has one: its dead, its vote, where its firm sits, who was the first. */
export type Fact = {
  readonly passage: Passage;
  /** What may be compared. */
  readonly frame: string;
  readonly slot: Slot;
  readonly focus: Statement["focus"];
  readonly value: Value;
  readonly words: string;
  /** What is asked, in words that stand alone; null where only the text can tell it. */
  readonly ask: string | null;
  /** What both have to have one of in common: names, and words as stems; empty where the frame says it all. */
  readonly about: ReadonlySet<string>;
  /** How much of it, where a single word in common says too little: 1 for what each document speaks of once. */
  readonly least?: number;
  /** Of hours: when it may have been. They agree where they may be one. */
  readonly hours?: readonly Hours[];
  /** Of causes: the words for it. They agree where they share one. */
  readonly told?: ReadonlySet<string>;
  /** It is so once and for all, so that it has no time: how a life ended. */
  readonly once?: true;
  /** Of days of a year that one document does not name: where in the year, and how far from it another happening is. */
  readonly dayOfYear?: { readonly at: number; readonly dated: boolean; readonly near: number };
};

/** A document that tells so much in one frame tells of many things. */
const MOST = 6;
/** Two counts of one thing seldom differ more than so many times. */
const WIDE = 2.5;

/** What two documents of one story tell otherwise of which there is one in a story, however they put it. */
export function soleFactQuestions(dossier: Dossier): Question[] {
  const frequency = new Frequency(dossier);
  const byFrame = new Map<string, Map<number, Fact[]>>();
  for (const passage of dossier.library.documents.flat()) {
    if (!passage.trusted || !passage.sentence || !dossier.stories.isOneOfTwo(passage.document)) continue;
    for (const fact of factsIn(passage, dossier)) {
      const group = byFrame.get(fact.frame) ?? new Map<number, Fact[]>();
      byFrame.set(fact.frame, group);
      const own = group.get(passage.document);
      if (own) own.push(fact);
      else group.set(passage.document, [fact]);
    }
  }
  return [...byFrame.values()].flatMap((group) => {
    const clear = [...group.values()].filter(isClear);
    return clear.flatMap((own, i) =>
      clear
        .slice(i + 1)
        .flatMap((others) =>
          closest(own, others, frequency).flatMap(
            ([one, other]) => questionOn(one, other, frequency, dossier) ?? [],
          ),
        ),
    );
  });
}

/** What a sentence tells of its own word, not as hearsay or as a question. */
function factsIn(passage: Passage, dossier: Dossier): Fact[] {
  const body = slice(passage.reading.document.text, passage.span);
  return HEARSAY.isIn(passage) || body.endsWith("?") ? [] : toldIn(passage, dossier);
}

export const toldIn = (passage: Passage, dossier: Dossier): Fact[] => [
  ...tollsIn(passage, dossier),
  ...placesOfIn(passage, dossier),
  ...firstsIn(passage, dossier),
  ...verdictsIn(passage, dossier),
  ...ranksOfIn(passage, dossier),
  ...contrariesIn(passage, dossier),
  ...fatesIn(passage, dossier),
  ...holdersIn(passage, dossier),
  ...hoursIn(passage, dossier),
  ...causesIn(passage, dossier),
  ...lengthsIn(passage, dossier),
  ...daysOfYearIn(passage, dossier),
  ...partsIn(passage, dossier),
];

/** Whether a document says one thing only, or of each thing which it is. */
function isClear(own: readonly Fact[]): boolean {
  const [first] = own;
  if (first === undefined || own.length > MOST) return false;
  return first.least !== undefined || own.every((one) => mayBothBe(one, first));
}

/** Whether two answers may both be right. */
function mayBothBe(a: Fact, b: Fact): boolean {
  if (a.hours && b.hours) return mayBeOneHour(a.hours, b.hours);
  if (a.told && b.told) return [...a.told].some((word) => b.told?.has(word));
  // Two days of two years are held against each other elsewhere.
  if (a.dayOfYear && b.dayOfYear) {
    const [x, y] = [a.dayOfYear, b.dayOfYear];
    if ((x.dated && y.dated) || Math.abs(x.at - y.at) > x.near) return true;
    const [p, q] = [x, y].map(({ at }) => ({ from: at, to: at }));
    if (p && q && areOfTwoCalendars(a.passage, p, b.passage, q)) return true;
  }
  return agree(a.value, b.value);
}

/**
 * Of what is told of several things: each two that have most in common with each other, unless the documents agree on
 * something as near.
 */
function closest(
  own: readonly Fact[],
  others: readonly Fact[],
  frequency: Frequency,
): (readonly [readonly Fact[], readonly Fact[]])[] {
  if (own[0]?.least === undefined) return [[own, others]];
  const pairs = own.flatMap((a) => others.map((b) => ({ a, b, points: inCommon(a, b, frequency) })));
  return pairs.flatMap(({ a, b, points }) => {
    const rivals = pairs.filter((one) => one.a === a || one.b === b);
    const bar = (alike: boolean) => (alike ? points * AS_NEAR : points);
    return rivals.some((one) => (one.a !== a || one.b !== b) && one.points > bar(mayBothBe(one.a, one.b)))
      ? []
      : [[[a], [b]] as const];
  });
}

const AS_NEAR = 0.7;

function questionOn(
  own: readonly Fact[],
  others: readonly Fact[],
  frequency: Frequency,
  dossier: Dossier,
): Question | null {
  // Of what is told of one life, one thing may leave open what the next rules out.
  const [a, b] =
    own.flatMap((one) => others.flatMap((other) => (mayBothBe(one, other) ? [] : [[one, other]])))[0] ?? [];
  if (!a || !b || !dossier.stories.areOne(a.passage, b.passage)) return null;
  if ((a.least === undefined && !isNear(a.value, b.value)) || !isAboutOne(a, b, frequency)) return null;
  if (a.once !== true) {
    if (roundAt(a.passage, dossier) !== roundAt(b.passage, dossier)) return null;
    if (!inOneSetting(a.passage, b.passage, dossier)) return null;
  }
  return {
    key: `sole ${a.frame} ${[...a.about]
      .filter((word) => b.about.has(word) && !word.startsWith("#"))
      .sort()
      .join(" ")}`,
    slot: a.slot,
    topic: a.ask ?? b.ask ?? `${POINTS_AT[a.slot] ?? "The point in"}: “${excerpt(a.passage, a.focus)}”`,
    statements: (a.once === true ? [a, b] : [...own, ...others]).map(statementOf),
  };
}

const POINTS_AT: Readonly<Partial<Record<Slot, string>>> = {
  actor: "The name in",
  number: "The figure in",
  interval: "The time in",
};

/** Whether two numbers are such as writers disagree by; nobody at all is as far from one as from forty. */
function isNear(x: Value, y: Value): boolean {
  if (x.kind !== "quantity" || y.kind !== "quantity") return true;
  const [few, many] = [x.quantity, y.quantity].sort((p, q) => p.low - q.low);
  return few === undefined || many === undefined || few.high === 0 || many.high <= WIDE * few.low;
}

function isAboutOne(a: Fact, b: Fact, frequency: Frequency): boolean {
  if (a.frame === "cause" && !sharesEffect(a, b)) return false;
  if (a.least !== undefined) return inCommon(a, b, frequency) >= Math.min(a.least, b.least ?? a.least);
  if (a.about.size === 0 || b.about.size === 0) return true;
  for (const word of a.about) if (b.about.has(word)) return true;
  return false;
}

/** Whether two causes are of one effect: a deed, a calamity or a motive, which other words alone do not tell. */
function sharesEffect({ about }: Fact, { about: others }: Fact): boolean {
  return [...about].some((id) => /^[~!]/u.test(id) && others.has(id));
}

function inCommon(
  { passage: p, about }: Fact,
  { passage: q, about: others }: Fact,
  frequency: Frequency,
): number {
  let points = 0;
  for (const id of about) if (others.has(id)) points += frequency.weight(id, p.document, q.document);
  return points;
}

function statementOf({ passage, focus, value, words }: Fact): Statement {
  return { passage, span: passage.span, focus, value, words };
}
