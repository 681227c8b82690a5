import { grouped } from "#lib/base/grouped.ts";
import { cover, foldText } from "#lib/base/text.ts";
import type { Dossier } from "./dossier.ts";
import type { Telling } from "./events.ts";
import { dateInWords, type Interval, intervalOf } from "./intervals.ts";
import type { Passage } from "./passages.ts";
import { type Phrase, sameThing, shareName } from "./phrases.ts";
import type { Quantity } from "./quantities.ts";
import { quantityInWords } from "./quantities.ts";
import type { Question, Statement } from "./statements.ts";
import { eachPairByTheme } from "./themes.ts";

/** Days of each unit of a duration, the shortest and the longest. */
const DAYS: ReadonlyMap<string, number> = new Map([
  ["day", 1],
  ["week", 7],
  ["month", 30.4],
  ["year", 365.25],
]);

/** How far after its verb a duration may begin: `lasted for more than eleven weeks`. */
const NEAR = 30;
/** Writers count the first day or not, and round: one unit more or less, or this share. */
const LOOSE = 0.15;
const LOOSER = 0.3;

/** How long something took: told as so many weeks, or by the days on which it began and ended. */
type Lasting = {
  readonly passage: Passage;
  readonly theme: Phrase;
  readonly told: "length" | "ends";
  /** The least and the most days that the words leave open. */
  readonly days: Interval;
  readonly statement: Statement;
};

const ENOUGH_COMPANY = 2;

/** Things that lasted so long in one document, and began and ended too near or too far apart in another. */
export function durationQuestions(dossier: Dossier): Question[] {
  const lengths = dossier.tellings.flatMap((telling) => lengthOf(telling) ?? []);
  if (lengths.length === 0) return [];
  const questions: Question[] = [];
  eachPairByTheme(
    [...lengths, ...endsIn(dossier)],
    () => "lasting",
    (a, b) => {
      if (a.told === b.told || !sameThing(a.theme, b.theme)) return;
      if (a.days.from <= b.days.to && b.days.from <= a.days.to) return;
      if (!a.theme.head.startsWith("#") && !shareName(a.theme, b.theme)) return;
      const known = new Set([...a.theme.terms, ...b.theme.terms]);
      const full = isFull(a.theme) && isFull(b.theme);
      if (!full && !dossier.company.isShared(a.passage, b.passage, ENOUGH_COMPANY, known)) return;
      const name = dossier.terms.shown(a.theme);
      questions.push({
        key: `lasted ${foldText(name)}`,
        slot: "interval",
        topic: `How long ${name} lasted`,
        statements: [a.statement, b.statement],
      });
    },
  );
  return questions;
}

/** `The Ruud expedition`, `the dock strike at Harne`: there are no two of the name. */
const isFull = ({ head, terms, words }: Phrase) => terms.size > 2 || (head.startsWith("#") && words.size > 1);

// lasted eleven weeks · went on for about three months
function lengthOf({ passage, clause, kind, theme, negated }: Telling): Lasting | null {
  if (kind?.name !== "lasted" || negated) return null;
  const after = passage.quantities.filter(
    ({ span, unit }) =>
      DAYS.has(unit) && span.start >= clause.verb.end && span.start - clause.verb.end <= NEAR,
  );
  const [only] = after;
  if (!only || after.length > 1) return null;
  const words = quantityInWords(passage.reading.document.text, only);
  return {
    passage,
    theme,
    told: "length",
    days: daysOf(only),
    statement: {
      passage,
      span: cover(clause.span, only.span),
      focus: only.span,
      value: { kind: "label", label: words },
      words,
    },
  };
}

function daysOf({ low, high, unit, approximate }: Quantity): Interval {
  const days = DAYS.get(unit) ?? 1;
  const share = approximate ? LOOSER : LOOSE;
  return {
    from: days * Math.min(low - 1, low * (1 - share)),
    to: days * Math.max(high + 1, high * (1 + share)),
  };
}

/** A document that tells of more ends than this is a list of many things, not the story of one. */
const MOST_ENDS = 300;

/** Every beginning with the one end of the same thing in the same document, and every stretch of days. */
function endsIn({ tellings }: Dossier): Lasting[] {
  const begun = tellings.filter(({ kind, date, negated }) => kind?.name === "begun" && date && !negated);
  const ended = tellings.filter(({ kind, date, negated }) => kind?.name === "ended" && date && !negated);
  const byDocument = grouped(ended, ({ passage }) => passage.document);
  return begun.flatMap((start): Lasting[] => {
    const near = byDocument.get(start.passage.document) ?? [];
    const ends = (near.length > MOST_ENDS ? [] : near).filter(
      (end) =>
        end.theme === start.theme ||
        sameThing(end.theme, start.theme) ||
        foldText(end.theme.text) === foldText(start.theme.text),
    );
    const [end] = ends;
    const lasting = end && ends.length === 1 ? betweenOf(start, end) : null;
    return lasting ? [lasting] : [];
  });
}

function betweenOf(start: Telling, end: Telling): Lasting | null {
  const { passage } = start;
  if (!start.date || !end.date) return null;
  const [from, to] = [intervalOf(start.date), intervalOf(end.date)];
  if (!from || !to || to.to < from.from) return null;
  const words = dateInWords(`${start.date.value}/${end.date.value}`);
  const together = end.passage === passage;
  return {
    passage,
    theme: start.theme,
    told: "ends",
    days: { from: Math.max(0, to.from - from.to), to: to.to - from.from + 1 },
    statement: {
      passage,
      span: together ? cover(start.clause.span, end.clause.span) : start.clause.span,
      focus: together ? cover(start.date.span, end.date.span) : start.date.span,
      value: { kind: "label", label: words },
      words,
    },
  };
}
