import type { Span } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import type { DateMention } from "../types.ts";
import type { Place } from "./calendar.ts";
import type { Expression, SentenceDates } from "./expression.ts";
import { lends } from "./lending.ts";
import { countsFromToday, looksFromToday, tellsOfItsDays } from "./own-days.ts";
import { quotedSpans } from "./quoted-spans.ts";
import { type Anchor, type Resolved, resolve } from "./resolve.ts";

/** Where a document's story stands, for dates that do not name their year. */
type Story = {
  anchor: Anchor | null;
  /** The last date with a month; a bare year far ahead of it may be an aside. */
  fine: Anchor | null;
  /** Dates inside a quotation lean on each other, and lend nothing to the text around it. */
  quoted: Anchor | null;
  /** The date last named in this paragraph: `that year`, `two days later` point at it even when it was an aside. */
  latest: Anchor | null;
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
  { written, dateline }: { readonly written: Place | null; readonly dateline: Anchor | null },
): (readonly DateMention[])[] {
  const opening = openingAnchor(found, written);
  /** The day of writing, where the text tells of its own days: every paragraph begins there anew. */
  const today = dateline !== null && tellsOfItsDays(document.text, found) ? dateline : null;
  const story: Story = { anchor: null, fine: null, quoted: null, latest: null, fresh: true, headed: false };
  let blockIndex = -1;
  let quotes: readonly Span[] | null = null;
  return found.map((sentenceDates) => {
    const { sentence, expressions } = sentenceDates;
    if (sentence.blockIndex !== blockIndex) {
      blockIndex = sentence.blockIndex;
      quotes = null;
      story.quoted = null;
      story.latest = null;
      if (sentence.block.zone === "heading") {
        story.fresh = true;
        story.headed = false;
      }
      if (today !== null && sentence.block.zone === "body") {
        story.anchor = today;
        story.fine = today;
      }
    }
    if (expressions.length === 0) return NONE;
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
      const fromToday = today !== null && !quoted && countsFromToday(document.text, expression);
      const near = fromToday ? today : leanedOn(story, expression, quoted);
      if (isClock(expression) && story.latest === null && near !== null && isSameDay(near.place, written))
        return;
      const anchor =
        (restates(expression, expressions[i - 1], document.text) ? behind : near) ?? near ?? opening;
      behind = near;
      const alone = resolve(story.fresh && !quoted ? underHeading(expression, story) : expression, {
        anchor,
        written,
        looks:
          anchor !== null && anchor === today
            ? looksFromToday(document.text, sentenceDates, expression)
            : null,
      });
      if (!alone) return;
      const resolved: Resolved =
        shared === null ? alone : { ...alone, certainty: "implied", source: shared.span };
      const { value, granularity, certainty, source } = resolved;
      out.push({ span: own.span, value, granularity, certainty, source, modifier: own.modifier, quoted });
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

/** What an expression counts from, or takes its year from. */
function leanedOn(story: Story, expression: Expression, quoted: boolean): Anchor | null {
  const pointing =
    expression.kind === "shift" || (expression.kind === "date" && expression.anchor === "same");
  const base = pointing ? (story.latest ?? story.anchor) : story.anchor;
  if (quoted) return story.quoted ?? base;
  if (expression.kind === "date" && expression.fields.day !== null && base !== null && story.fine !== null) {
    const aside =
      base.place.month === null && Math.abs(base.place.year - story.fine.place.year) >= ASIDE_YEARS;
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
  story.latest = nextAnchor(story.latest, resolved, expression);
  // `Yesterday three hundred people gathered`: the story that is told is elsewhere.
  if (expression.kind === "deictic" || (expression.kind === "shift" && expression.fromToday === true)) return;
  // `Captain Lassen, who was dismissed last month, …` looks back, and the story goes on from where it was.
  if (looksBack(text, found, expression)) return;
  if (!lends(text, found, expression, resolved.place, story.fresh ? null : story.anchor)) return;
  story.anchor = nextAnchor(story.anchor, resolved, expression);
  const heading = found.sentence.block.zone === "heading";
  if (heading) {
    story.fine = null;
    story.headed = resolved.place.day !== null;
  } else story.fresh = false;
  if (story.anchor.place.month !== null) story.fine = story.anchor;
}

/** The first year that the document names outside a quotation, for what comes before it. */
function openingAnchor(found: readonly SentenceDates[], written: Place | null): Anchor | null {
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

/** `from 12 June to 3 August 1941`: the first date takes the year of the second. */
function withPartner(own: Expression, next: Expression | undefined, text: string): Expression {
  if (own.kind !== "date" || next?.kind !== "date" || own.fields.year !== null || next.fields.year === null)
    return own;
  if (own.fields.month === null && own.fields.season === null) return own;
  const between = text.slice(own.span.end, next.span.start);
  if (
    !/^\s?(?:[-–—,]|to|until|till|through|and|or|bis|und|au|et|à|al|hasta|y|a|по|до|і|и|та|do|i|līdz|un|έως|ως|μέχρι|και)?\s?(?:the|le|el|il|am|zum|on|στις|τις)?\s?$/u.test(
      between,
    )
  )
    return own;
  const wraps =
    own.fields.month !== null && next.fields.month !== null && own.fields.month > next.fields.month;
  return { ...own, fields: { ...own.fields, year: next.fields.year - (wraps ? 1 : 0) } };
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

function isSameDay(place: Place, written: Place | null): boolean {
  return (
    written !== null &&
    place.year === written.year &&
    place.month === written.month &&
    place.day === written.day
  );
}

/** `By October, seven months later, …`: counted to the date before the comma, so from where the story stood before it. */
function restates(own: Expression, before: Expression | undefined, text: string): boolean {
  if (own.kind !== "shift" || own.amount === 0 || before?.kind !== "date") return false;
  return /^, $/u.test(text.slice(before.span.end, own.span.start));
}

/** `12 July (30 June O.S.) 1893`: the year after the bracket is that of both days. */
function yearOfBothStyles(
  own: Expression,
  all: readonly Expression[],
  index: number,
  text: string,
): (Expression & { readonly kind: "date" }) | null {
  if (own.kind !== "date" || own.fields.year !== null || own.fields.month === null) return null;
  // The day in brackets has the year right after it, the day before them has the other in between.
  for (const ahead of [1, 2]) {
    const year = all[index + ahead];
    if (year?.kind !== "date" || year.fields.year === null || year.fields.month !== null) continue;
    const between = text.slice(own.span.end, Math.min(year.span.start, own.span.end + LONGEST_PAIR));
    const shape = ahead === 1 ? /^[^()[\]]{0,12}[)\]],? $/u : /^,? [([][^()[\]]{1,40}[)\]],? $/u;
    if (shape.test(between)) return year;
  }
  return null;
}

function withYear(own: Expression, shared: Expression & { readonly kind: "date" }): Expression {
  return own.kind === "date" ? { ...own, fields: { ...own.fields, year: shared.fields.year } } : own;
}

/** Characters from the first of two days in both styles to their year. */
const LONGEST_PAIR = 60;

/** `11:05 a.m. on November 12`, `November 12 at 11:05`: the clock belongs to the day beside it. */
function clockPartner(own: Expression, all: readonly Expression[], index: number, text: string): Expression {
  if (
    own.kind !== "date" ||
    own.fields.time === null ||
    own.fields.day !== null ||
    own.fields.weekday !== null
  )
    return own;
  const next = all[index + 1];
  if (next?.kind !== "date" || next.fields.day === null || next.fields.month === null) return own;
  if (
    !/^[\s,]{0,2}(?:\p{L}+\s){0,3}(?:\s?on|of|the|am|le|el|den)?[\s,]{0,2}$/u.test(
      text.slice(own.span.end, next.span.start),
    )
  )
    return own;
  return { ...own, fields: { ...next.fields, time: own.fields.time } };
}
