import { grouped } from "#lib/base/grouped.ts";
import { likenessOfNames } from "./ages.ts";
import type { Dossier } from "./dossier.ts";
import { Frequency, type Likeness, likenessOf } from "./likeness.ts";
import { mayBeOneNumber } from "./number-scopes.ts";
import { numberTopic } from "./number-topics.ts";
import type { Passage } from "./passages.ts";
import { quantitiesAgree } from "./quantities.ts";
import { isAllQuoted } from "./quoted.ts";
import { areTwoDays, daysToldIn } from "./report-days.ts";
import { numbersToldIn } from "./report-numbers.ts";
import type { Reported } from "./report-told.ts";
import { type Segment, segmentsOf } from "./segments.ts";
import type { Question, Statement } from "./statements.ts";
import { contrasted, excerpt, happening } from "./topics.ts";

/** A document that tells so much in one frame tells of many things. */
const MOST = 30;
/** Points in common that make two tellings one: of a deed, of numbers with and without one, and of two short notices. */
const OF_A_DEED = 1.6;
const OF_NUMBERS = 3;
const OF_NUMBERS_OF_A_DEED = 2.8;
const OF_NOTICES = 3;
/** What does without a name in common. */
const WITHOUT_A_NAME = 4;
/** What makes one of two who bear a surname. */
const OF_A_NAMESAKE = 2.5;
/** Somebody's age is told a year later too. */
const A_BIRTHDAY = 1;
/** The best match has to be so much better than the next. */
const CLEARLY = 0.3;
/** What has so much of it in common is as near. */
const AS_NEAR = 0.6;
/** Two counts of one thing seldom differ more than so many times. */
const TIMES = 3;

/**
 * What two reports of one affair tell otherwise, of its own word or as somebody's who told the reporter. What they call by
 * one noun need not be one thing, so the words around it have to be the same to a great part.
 */
export function reportQuestions(dossier: Dossier): Question[] {
  const { stories, library } = dossier;
  const told = library.documents.map((passages, document) =>
    stories.isOfAnAffair(document)
      ? grouped(
          passages.flatMap((passage) => toldIn(passage, dossier)),
          ({ frame }) => frame,
        )
      : NONE,
  );
  const frequency = new Frequency(dossier);
  return told.flatMap((own, i) =>
    told.slice(i + 1).flatMap((others, j) => {
      if (own.size === 0 || others.size === 0 || !stories.areOfOneAffair(i, i + 1 + j)) return [];
      return [...own].flatMap(([frame, list]) =>
        differing(list, others.get(frame) ?? [], frequency, dossier),
      );
    }),
  );
}

const NONE: ReadonlyMap<string, Reported[]> = new Map();

function toldIn(passage: Passage, dossier: Dossier): Reported[] {
  if (!passage.trusted || !passage.sentence) return [];
  const { text } = passage.reading.document;
  if (text.charAt(passage.span.end - 1) === "?") return [];
  let made: readonly Segment[] | null = null;
  const segments = () => {
    made ??= segmentsOf(passage, dossier);
    return made;
  };
  const told = [...daysToldIn(passage, segments), ...numbersToldIn(passage, segments, dossier.terms)];
  // How words were quoted is held against each other elsewhere.
  return told.filter(({ focus }) => !isAllQuoted({ reading: passage.reading, span: focus }));
}

function differing(
  own: readonly Reported[],
  others: readonly Reported[],
  frequency: Frequency,
  dossier: Dossier,
): Question[] {
  if (own.length > MOST || others.length > MOST) return [];
  // Most documents that tell numbers of one kind tell the same, or of two things.
  if (!own.some((a) => others.some((b) => disagree(a, b)))) return [];
  const likenesses = own.map((a) => others.map((b) => likenessBetween(a, b, frequency, dossier)));
  return own.flatMap((a, i): Question[] => {
    const row = likenesses[i] ?? [];
    const j = bestOf(row);
    const b = others[j];
    const found = row[j];
    if (!b || !found || !disagree(a, b) || !isEnough(a, b, found, dossier)) return [];
    const column = likenesses.map((each) => each[j] ?? null);
    const bar = found.points - (a.quantity ? CLEARLY : 0);
    if (row.some((one, k) => k !== j && one && one.points > bar)) return [];
    if (column.some((one, k) => k !== i && one && one.points > bar)) return [];
    // What the other document says too is not in dispute.
    const near = a.quantity ? 0 : AS_NEAR * found.points;
    const says = (list: readonly Reported[], value: Reported, points: readonly (Found | null)[]) =>
      list.some(
        (one, k) => !disagree(one, value) && (a.quantity !== null || (points[k]?.points ?? 0) >= near),
      );
    if (says(others, a, row) || says(own, b, column)) return [];
    if (a.quantity && b.quantity && (holds(b, a) || holds(a, b))) return [];
    return questionOn(a, b, found, dossier);
  });
}

const holds = ({ segment: { passage } }: Reported, { quantity }: Reported) =>
  passage.quantities.some((one) => one.low === quantity?.low && one.high === quantity.high);

function disagree(a: Reported, b: Reported): boolean {
  if (!a.quantity || !b.quantity) return areTwoDays(a, b);
  const { quantity: x } = a;
  const { quantity: y } = b;
  if (a.person !== undefined && b.person !== undefined)
    return Math.abs(x.low - y.low) > A_BIRTHDAY && likenessOfNames(a.person, b.person) > 0;
  return !quantitiesAgree(x, y) && Math.max(x.high, y.high) <= TIMES * Math.min(x.low, y.low);
}

type Found = Likeness & { readonly named: boolean };

const PEOPLES = /\p{L}(?:an|ese|ish)$/u;

function likenessBetween(a: Reported, b: Reported, frequency: Frequency, { terms }: Dossier): Found | null {
  if (a.quantity === null && ![...a.deed].some((one) => b.deed.has(one))) return null;
  const found = likenessOf(a.segment, b.segment, { a: a.focus, b: b.focus }, frequency);
  const [p, q] = [a.segment.passage, b.segment.passage];
  let { points } = found;
  let named = false;
  for (const id of found.shared) {
    if (!id.startsWith("#")) continue;
    // Many stories share a state or a people.
    if (terms.isState(id) || PEOPLES.test(terms.nameOf(id)))
      points -= frequency.weight(id, p.document, q.document);
    else named = true;
  }
  return { ...found, points, named };
}

function isEnough(
  a: Reported,
  b: Reported,
  { points, named, deed, theme }: Found,
  { stories }: Dossier,
): boolean {
  const [p, q] = [a.segment.passage.document, b.segment.passage.document];
  if (a.person !== undefined && b.person !== undefined)
    return likenessOfNames(a.person, b.person) > 1 || points >= OF_A_NAMESAKE;
  if (!named && points < WITHOUT_A_NAME && !(a.quantity === null && isByItself(a))) return false;
  if (!stories.areReportsOfOne(p, q) && points < OF_NOTICES) return false;
  if (a.quantity === null) return points >= OF_A_DEED && theme > 0;
  return points >= (deed ? OF_NUMBERS_OF_A_DEED : OF_NUMBERS);
}

const isByItself = ({ deed }: Reported) => [...deed].some((one) => one.startsWith("!"));

function bestOf(row: readonly (Found | null)[]): number {
  let best = -1;
  for (const [i, one] of row.entries())
    if (one && (best < 0 || one.points > (row[best]?.points ?? 0))) best = i;
  return best;
}

function questionOn(a: Reported, b: Reported, { shared }: Found, dossier: Dossier): Question[] {
  const statements = [statementOf(a), statementOf(b)] as const;
  if (a.quantity && !mayBeOneNumber(...statements, dossier)) return [];
  if (contrasted(a.segment.passage, b.segment.passage)) return [];
  const { passage } = a.segment;
  const event = a.quantity ? null : (happening(passage, a.focus) ?? happening(b.segment.passage, b.focus));
  return [
    {
      key: `report ${a.frame} ${[...shared]
        .filter((id) => !id.startsWith("#"))
        .sort()
        .slice(0, 8)
        .join(" ")}`,
      slot: a.quantity ? "number" : "date",
      topic: a.quantity
        ? numberTopic(passage, a.quantity, b.segment.passage, dossier)
        : event === null
          ? `The date in: “${excerpt(passage, a.focus)}”`
          : `When ${event}`,
      statements,
    },
  ];
}

function statementOf({ segment: { passage }, focus, value, words }: Reported): Statement {
  return { passage, span: passage.span, focus, value, words };
}
