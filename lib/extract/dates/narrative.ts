import type { Span } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import type { DateMention } from "../types.ts";
import { isSameDay, type Place } from "./calendar.ts";
import type { Expression, SentenceDates } from "./expression.ts";
import { isDeadline, lends } from "./lending.ts";
import { clockPartner, restates, sameYear, withPartner, withYear, yearOfBothStyles } from "./neighbours.ts";
import { countsFromToday, isOfAnotherYear, looksFromToday, namesNoYear } from "./own-days.ts";
import { quotedSpans } from "./quoted-spans.ts";
import { type Anchor, type Resolved, resolve } from "./resolve.ts";
import type { Writing } from "./writing.ts";

/** Where a document's story stands, for dates that do not name their year. */
type Story = {
  anchor: Anchor | null;
  /** The last date with a month; a bare year far ahead of it may be an aside. */
  fine: Anchor | null;
  /** Dates inside a quotation lean on each other, and lend nothing to the text around it. */
  quoted: Anchor | null;
  /** The date last named in this paragraph: `that year`, `two days later` point at it even when it was an aside. */
  latest: Anchor | null;
  /** The last month or day of another year, where a text tells of its own days as well. */
  other: Anchor | null;
  /** The earliest month that the story has told of. */
  earliest: Place | null;
  /** Whether nothing has been dated since the last heading. */
  fresh: boolean;
  /** Whether that heading names a day. */
  headed: boolean;
};

const NONE: readonly never[] = [];

/** A year alone so far from the last full date is an aside to a day without a year. */
const ASIDE_YEARS = 3;

/**
 * Gives the expressions of a document, sentence by sentence, their values, so that `on 7 August` and `the next day`
 * find their year. A date leans on the story before it, a heading included, else on the first date of the document,
 * else on the day of writing. Quotations, plans and brackets lend nothing to what comes after them.
 */
export function resolveDates(
  document: ReadDocument,
  found: readonly SentenceDates[],
  writingOf: (block: number) => Writing,
): (readonly DateMention[])[] {
  const story: Story = {
    anchor: null,
    fine: null,
    quoted: null,
    latest: null,
    other: null,
    earliest: null,
    fresh: true,
    headed: false,
  };
  let writing = writingOf(0);
  let opening = openingAnchor(found, writing);
  let blockIndex = -1;
  let quotes: readonly Span[] | null = null;
  return found.map((sentenceDates) => {
    const { sentence, expressions } = sentenceDates;
    if (sentence.blockIndex !== blockIndex) {
      blockIndex = sentence.blockIndex;
      const before = writing;
      writing = writingOf(blockIndex);
      if (writing.day !== before.day || writing.kind !== before.kind) opening = openingAnchor(found, writing);
      quotes = null;
      story.quoted = null;
      story.latest = null;
      if (sentence.block.zone === "heading") {
        story.fresh = true;
        story.headed = false;
      }
      if (writing.kind !== "told" && sentence.block.zone === "body") {
        story.anchor = writing.day;
        story.fine = writing.day;
      }
    }
    if (expressions.length === 0 || sentence.span.end <= writing.lead) return NONE;
    const { day } = writing;
    const written = day?.place ?? null;
    /** The day of writing, where the text tells of its own days. */
    const today = writing.kind === "news" ? day : null;
    const out: DateMention[] = [];
    let behind: Anchor | null = null;
    expressions.forEach((own, i) => {
      const shared = yearOfBothStyles(own, expressions, i, document.text);
      const expression = clockPartner(
        withPartner(shared === null ? own : withYear(own, shared), expressions[i + 1], document.text),
        expressions,
        i,
        document.text,
      );
      quotes ??= quotedSpans(document.text, sentence.block);
      const quoted = quotes.some((quote) => quote.start <= own.span.start && own.span.end <= quote.end);
      const points = writing.points && !quoted && countsFromToday(document.text, expression, today === null);
      // `last year` in a post of no known day is that of no year.
      const near = points
        ? day
        : (sameYear(expression, expressions[i - 1], out.at(-1), document.text) ??
          leanedOn(story, expression, quoted));
      if (points && day === null) return;
      // "was arrested the same night", said in a post: of the night it tells of, and not of the post's
      if (isSame(expression) && near !== null && near === day && writing.kind === "told") return;
      // A year alone is an aside in news of a day whose own year nobody tells.
      if (writing.kind === "yearless" && near?.place.month === null && namesNoYear(expression)) return;
      if (today !== null && near === today && !quoted && story.other !== null && namesNoYear(expression))
        return;
      if (isClock(expression) && story.latest === null && near !== null && isSameDay(near.place, written))
        return;
      const anchor =
        (restates(expression, expressions[i - 1], document.text) ? behind : near) ?? near ?? opening;
      behind = near;
      const alone = resolve(story.fresh && !quoted ? underHeading(expression, story) : expression, {
        anchor: anchor !== null && anchor === story.anchor ? toldBefore(story, expression, anchor) : anchor,
        written,
        looks:
          anchor !== null && (anchor === today || isWeekdayOf(document.text, expression, anchor, day))
            ? looksFromToday(document.text, sentenceDates, expression)
            : null,
      });
      if (!alone) return;
      const resolved: Resolved =
        shared === null ? alone : { ...alone, certainty: "implied", source: shared.span };
      if (today !== null && isOfAnotherYear(resolved.place, today) && !quoted) {
        story.other = nextAnchor(story.other, resolved, expression);
      }
      const { value, granularity, certainty, source } = resolved;
      out.push({ span: own.span, value, granularity, certainty, source, modifier: own.modifier, quoted });
      // The day of writing is not one of the story.
      if (writing.points && day?.span === own.span) return;
      // "last month", "on Tuesday": the next such word counts from the day of writing again.
      const stays = today !== null && anchor === today && resolved.certainty === "implied" && !quoted;
      if (stays && resolved.place) story.latest = nextAnchor(story.latest, resolved, expression);
      else if (resolved.place) moveStory(story, document.text, sentenceDates, expression, resolved, quoted);
    });
    return out;
  });
}

/** `They met again the next morning` under the heading `November 13` is the thirteenth, not the fourteenth. */
function underHeading(expression: Expression, story: Story): Expression {
  const nextDay = expression.kind === "shift" && expression.unit === "day" && expression.amount === 1;
  return nextDay && story.latest === null && story.headed ? { ...expression, amount: 0 } : expression;
}

/** So many months ahead, without its year, nobody goes on with a story that has come from the year before. */
const LEAP = 7;

/** `resigned on 31 October`, behind a January: the October that the story has told of, and not the one to come. */
function toldBefore({ earliest }: Story, expression: Expression, anchor: Anchor): Anchor {
  if (expression.kind !== "date" || expression.anchor !== null || !namesNoYear(expression)) return anchor;
  const { month, day } = expression.fields;
  const { place } = anchor;
  if (month === null || day === null || place.month === null || earliest === null) return anchor;
  const before = { year: place.year - 1, month, day: null };
  return month - place.month >= LEAP && monthsOf(earliest) <= monthsOf(before)
    ? { ...anchor, place: before, season: null }
    : anchor;
}

/** `the same night` */
const isSame = (one: Expression): boolean =>
  one.kind === "shift" && one.amount === 0 && one.fromToday !== true;

function monthsOf({ year, month }: Place): number {
  return year * 12 + (month ?? 1);
}

/** What an expression counts from, or takes its year from. */
function leanedOn(story: Story, expression: Expression, quoted: boolean): Anchor | null {
  const pointing =
    expression.kind === "shift" || (expression.kind === "date" && expression.anchor === "same");
  const base = pointing ? (story.latest ?? story.anchor) : story.anchor;
  if (quoted) return story.quoted ?? base;
  if (expression.kind === "date" && expression.fields.day !== null && base !== null && story.fine !== null) {
    // `By the spring of 1761` is where the story has come to.
    const aside =
      base.place.month === null &&
      base.season === null &&
      Math.abs(base.place.year - story.fine.place.year) >= ASIDE_YEARS;
    if (aside && expression.anchor === null) return story.fine;
  }
  return base;
}

function moveStory(
  story: Story,
  text: string,
  found: SentenceDates,
  expression: Expression,
  resolved: Resolved,
  quoted: boolean,
): void {
  if (!resolved.place) return;
  if (quoted) {
    story.quoted = nextAnchor(story.quoted, resolved, expression);
    return;
  }
  if (isDeadline(text, found.sentence.span, expression.span)) return;
  story.latest = nextAnchor(story.latest, resolved, expression);
  // `Yesterday three hundred people gathered`: the story that is told is elsewhere.
  // `Forty years ago today`, said first, begins one.
  const fromToday = expression.kind === "shift" && expression.fromToday === true;
  if (expression.kind === "deictic" || (fromToday && story.anchor !== null)) return;
  // `Captain Lassen, who was dismissed last month, …` looks back, and the story goes on from where it was.
  if (looksBack(text, found, expression)) return;
  if (!lends(text, found, expression, resolved.place, story.fresh ? null : story.anchor)) return;
  story.anchor = nextAnchor(story.anchor, resolved, expression);
  const heading = found.sentence.block.zone === "heading";
  if (heading) {
    story.fine = null;
    story.headed = resolved.place.day !== null;
  } else story.fresh = false;
  const { place } = story.anchor;
  if (place.month === null) return;
  story.fine = story.anchor;
  if (story.earliest === null || monthsOf(place) < monthsOf(story.earliest)) story.earliest = place;
}

/** The first year that the document names outside a quotation, for what comes before it. */
function openingAnchor(found: readonly SentenceDates[], { kind, day }: Writing): Anchor | null {
  if (kind === "yearless") return null;
  const written = day?.place ?? null;
  for (const { sentence, expressions } of found) {
    if (sentence.block.zone === "block-quote") continue;
    for (const { kind, span, ...rest } of expressions) {
      if (kind !== "date" || !("fields" in rest) || rest.fields.year === null) continue;
      const { year } = rest.fields;
      // A text about its own days counts from the day it was written.
      if (written && Math.abs(written.year - year) <= 1) return null;
      return { place: { year, month: null, day: null }, span, season: null };
    }
  }
  return null;
}

/** Where the story stands after a date. */
function nextAnchor(before: Anchor | null, resolved: Resolved, expression: Expression): Anchor {
  const place = resolved.place ?? { year: 0, month: null, day: null };
  // A year that is already the story's year takes nothing from the month and the day it has come to.
  const bare = expression.kind === "date" && place.month === null && expression.fields.season === null;
  const same = expression.kind === "shift" && expression.amount === 0;
  if (before && before.place.year === place.year && (bare || same)) return before;
  // What was itself carried points to where the year was really said.
  const span = resolved.certainty === "implied" && resolved.source ? resolved.source : expression.span;
  return { place, span, season: expression.kind === "date" ? expression.fields.season : null };
}

function looksBack(text: string, found: SentenceDates, expression: Expression): boolean {
  if (expression.kind !== "shift" || expression.amount >= 0) return false;
  const { start } = found.sentence.span;
  return /,\s\p{Ll}[^,]{0,200}$/u.test(
    text.slice(Math.max(start, expression.span.start - 240), expression.span.start),
  );
}

/** `at 9:40 p.m.` in a text about earlier days is not of the day of writing, for being the only day it names so far. */
function isClock(expression: Expression): boolean {
  if (expression.kind !== "date") return false;
  const { time, day, month, weekday } = expression.fields;
  return time !== null && /^\d/u.test(time) && day === null && month === null && weekday === null;
}

/** `on Tuesday`, where the last day that was told is that of writing: the Tuesday before it. */
function isWeekdayOf(
  text: string,
  expression: Expression,
  { place }: Anchor,
  written: Anchor | null,
): boolean {
  return (
    expression.kind === "date" &&
    expression.fields.weekday !== null &&
    expression.fields.day === null &&
    expression.anchor === null &&
    written !== null &&
    place.day !== null &&
    isSameDay(place, written.place) &&
    !SAYS_SOMETHING.test(lineOf(text, written.span))
  );
}

// Holt Gazette, Friday 17 March 2006 · and not: The dam broke on 30 May 1921.
const SAYS_SOMETHING = /(?<!\p{L})\p{Ll}{4,}/u;

function lineOf(text: string, { start, end }: Span): string {
  const next = text.indexOf("\n", end);
  return text.slice(text.lastIndexOf("\n", start) + 1, next < 0 ? text.length : next);
}
