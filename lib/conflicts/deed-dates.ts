import { foldText, slice } from "#lib/base/text.ts";
import { daysOf, eachAligned, isStage, toldOf } from "./aligned-deeds.ts";
import { type Deed, isEvent } from "./deeds.ts";
import type { Dossier } from "./dossier.ts";
import { dateInWords, gapInDays, type Interval } from "./intervals.ts";
import { RECURRING } from "./occasions.ts";
import type { Passage } from "./passages.ts";
import { sameInStory } from "./same-in-story.ts";
import type { Question, Statement } from "./statements.ts";
import { shownSpan } from "./topics.ts";

/** What happens to a thing once: years apart are then a disagreement too. */
export const ONCE: ReadonlySet<string> = new Set(
  (
    "founded built born died killed signed ratified published discovered invented designed written launched sunk begun ended " +
    "dissolved convicted bought tested buried exploded opened closed held"
  ).split(" "),
);
/** Days: so far apart, two dates of what may happen again are of two happenings. */
const NEAR = 45;
/** And so far apart, of what happens once. */
const FAR = 16 * 365;

/** Verbs that say nothing of what happened. */
const EMPTY: ReadonlySet<string> = new Set(
  "be have do make come go get take say tell write know see think begin give put become remain stay stand live work".split(
    " ",
  ),
);

/** Julian days lag behind by ten to thirteen: where a document speaks of its calendar, such a gap is no disagreement. */
const CALENDAR =
  /\b(?:O\.\s?S\.|N\.\s?S\.|Old Style|New Style|Julian|Gregorian|(?:our|their|old|new)\scalendar)(?!\p{L})/u;
const isCalendarGap = (days: number) => days >= 8 && days <= 13;

/** When something of a story was done, where two documents date it so that both cannot be right. */
export function deedDateQuestions(dossier: Dossier): Question[] {
  const dated = dossier.deeds.filter(
    (deed) => deed.date !== null && !deed.negated && isDatable(deed) && isDated(deed) && !isStage(deed),
  );
  const questions: Question[] = [];
  eachAligned(dated, dossier, (a, b) => {
    const [x, y] = [daysOf(a), daysOf(b)];
    if (!x || !y || !disagree(a, x, b, y) || !areKnown(a, b)) return;
    if (a.kind.endsWith(A_PLACE) && !travelTogether(a, b, dossier)) return;
    const name = dossier.terms.shown(a.theme.text.length >= b.theme.text.length ? a.theme : b.theme);
    const statements = [statementOf(a, x), statementOf(b, y)].flatMap((one) => one ?? []);
    if (statements.length < 2) return;
    questions.push({
      key: `dated ${a.kind} ${foldText(name)}`,
      slot: "date",
      topic: a.kind.endsWith(A_PLACE)
        ? `When ${a.kind.startsWith("left") ? "they left" : "they reached"} ${name}`
        : `When ${name} ${toldOf(a)}`,
      statements,
      happening: true,
    });
  });
  return questions;
}

/** What happens to a thing now and then: two dates near each other are then of one time. */
const NOW_AND_THEN: ReadonlySet<string> = new Set([
  ..."arrested elected resigned married occupied attacked freed granted crowned landed".split(" "),
  "left a place",
  "arrived a place",
]);

/** One goes and comes again and again: known verbs only, and any other where something was done to a thing. */
function isDatable({ kind, clause, theme }: Deed): boolean {
  if (ONCE.has(kind) || NOW_AND_THEN.has(kind)) return true;
  return (
    kind === clause.lemma && clause.voice === "passive" && !EMPTY.has(kind) && !theme.head.startsWith("#")
  );
}

/** At least one document points at the thing, and where the other does not, it is one of which a story has one. */
function areKnown(a: Deed, b: Deed): boolean {
  if (a.definite && b.definite) return true;
  return (a.definite || b.definite) && (isEvent(a.theme) || PACT.test(a.theme.text));
}

const PACT = /\b(?:treaty|agreement|pact|armistice|contract|merger|truce)\b/iu;

const A_PLACE = " a place";

/** Two who arrive arrive on two days: they are one where both are called the same, or one tells it as `we`. */
function travelTogether(a: Deed, b: Deed, { terms }: Dossier): boolean {
  const [x, y] = [a, b].map(({ passage, agent }) => agent && terms.phraseOf(passage.document, agent));
  if (!x || !y) return false;
  const isWe = ({ passage, agent }: Deed) =>
    agent !== null && /^we$/iu.test(slice(passage.reading.document.text, agent.span));
  return isWe(a) || isWe(b) || sameInStory(x, y);
}

/** A date in figures, or the day of the entry itself: a weekday may be of any week. */
const isDated = ({ passage, date }: Deed) =>
  date !== null &&
  /\d|^this\s(?:morning|afternoon|evening)$/iu.test(slice(passage.reading.document.text, date.span));

function disagree(a: Deed, x: Interval, b: Deed, y: Interval): boolean {
  const gap = gapInDays(x, y);
  if (x.from <= y.to && y.from <= x.to) return false;
  if (RECURRING.test(a.theme.text) && gap > NEAR) return false;
  const vague = x.to - x.from > 62 || y.to - y.from > 62;
  if (!ONCE.has(a.kind) && (gap > NEAR || vague)) return false;
  if (gap > FAR || (REPEATED.test(a.theme.text) && gap > A_DAY_OR_TWO)) return false;
  // Years apart, `the ship` of the one may be another ship.
  if (gap > NEAR && !isNamed(a) && !isNamed(b)) return false;
  return !areOfTwoCalendars(a.passage, x, b.passage, y);
}

/** Whether two days may be one, told by two calendars of which one of the documents speaks. */
export function areOfTwoCalendars(a: Passage, x: Interval, b: Passage, y: Interval): boolean {
  return (
    isCalendarGap(Math.abs(x.from - y.from)) &&
    [a, b].some(({ reading }) => CALENDAR.test(reading.document.text))
  );
}

/** What one side plays or holds again within weeks. */
export const REPEATED =
  /\b(?:match|game|race|ballot|meeting|session|hearing|performance|concert|payment|visit|attack|raid)\b/iu;
export const A_DAY_OR_TWO = 2;

const isNamed = ({ theme }: Deed) => theme.head.startsWith("#");

function statementOf({ passage, date }: Deed, interval: Interval): Statement | null {
  return (
    date && {
      passage,
      span: shownSpan(passage, date.span),
      focus: date.span,
      value: { kind: "days", interval },
      words: dateInWords(date.value),
    }
  );
}
