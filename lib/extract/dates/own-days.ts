import { slice } from "#lib/base/text.ts";
import type { Place } from "./calendar.ts";
import type { Expression, SentenceDates } from "./expression.ts";
import { isPlanned } from "./lending.ts";
import type { Anchor } from "./resolve.ts";

/** How far down a page the line with the day of writing may stand, and how long it may be. */
const DATELINE = { sentences: 8, characters: 60 } as const;

/** The day of writing as newspapers and letters print it: a line near the top that is little more than a full date. */
export function datelineOf(found: readonly SentenceDates[]): (Anchor & { readonly place: Place }) | null {
  for (const { sentence, expressions } of found.slice(0, DATELINE.sentences)) {
    if (sentence.span.end - sentence.span.start > DATELINE.characters) continue;
    for (const { span, ...each } of expressions) {
      if (each.kind !== "date") continue;
      const { year, month, day } = each.fields;
      if (year !== null && month !== null && day !== null)
        return { place: { year, month, day }, span, season: null };
    }
  }
  return null;
}

// "last month" · "this week" · "next Friday": counted from the day of writing where a paper tells of its own days
const POINTS = /^(?:last|this|next|past|coming)\b/iu;

/**
 * Whether an expression counts from the day of writing where a text tells of its own days: `on Tuesday`, `last month`.
 * In a story of other days a day of the week is one of the story.
 */
export function countsFromToday(text: string, expression: Expression, inStory = false): boolean {
  if (expression.kind === "date" && expression.fields.weekday !== null)
    return (
      !inStory &&
      expression.fields.day === null &&
      expression.fields.month === null &&
      expression.anchor !== "same"
    );
  return expression.kind !== "duration" && POINTS.test(slice(text, expression.span));
}

/** So many days that only the day of writing tells make a text one about its own days. */
const ENOUGH = 2;

/** Whether a dated text tells of the days it was written in, as newspapers do: `yesterday`, `on Tuesday`, `last month`. */
export function tellsOfItsDays(text: string, found: readonly SentenceDates[]): boolean {
  let own = 0;
  for (const { sentence, expressions } of found) {
    if (sentence.block.zone !== "body") continue;
    for (const each of expressions) {
      if (each.kind === "deictic" || countsFromToday(text, each)) own += 1;
      if (own >= ENOUGH) return true;
    }
  }
  return false;
}

// "resolved to accept the tender and to open the baths on | 1 June"
const DECIDED =
  /\b(?:resolved|agreed|decided|recommended|ordered|voted|asked|instructed|arranged|invited)\b[^.;:]{0,90}\bto (?!(?:one|two|three|four|five|six|seven|eight|nine|ten|none|nil|the|an?|his|her|its)\b)\p{Ll}+\b[^.;:]{0,50}$/iu;

// "The next meeting was fixed for | 8 March" · "the inquest was adjourned to | the 18th"
const TO_COME =
  /\b(?:(?:the )?next (?:meeting|session|sitting|hearing|assembly|conference|match|sale|issue|number)|(?:was|were|is|are|been|stands?|stood) (?:fixed|set|appointed|arranged|called|announced|adjourned|postponed|put off) (?:for|to|till|until))\b[^.;:]{0,40}$/iu;

/** Where a day or month that names no year lies from the day of writing: what is told has been, what is planned comes. */
export function looksFromToday(
  text: string,
  { sentence }: SentenceDates,
  expression: Expression,
): "back" | "ahead" {
  const { span } = expression;
  if (
    /(?<!\b(?:purports|seems?|seemed|appears?|appeared|said|known|supposed|alleged|believed|thought|found|proved) )\bto be\b/u.test(
      text.slice(Math.max(sentence.span.start, span.start - 50), span.start),
    )
  )
    return "ahead";
  const before = text.slice(Math.max(sentence.span.start, span.start - 150), span.start);
  const named = expression.kind === "date" && expression.fields.month !== null;
  return (named && (DECIDED.test(before) || TO_COME.test(before))) || isPlanned(text, sentence.span, span)
    ? "ahead"
    : "back";
}

/** So far into a text it may say that it tells of a day long ago, and so many years are long. */
const RECALL = { sentences: 12, years: 3 } as const;

/** Whether a text says at its beginning that it recalls another day: `Forty years ago today, three men …`. */
export function recallsAnother(found: readonly SentenceDates[]): boolean {
  return found
    .slice(0, RECALL.sentences)
    .some(({ expressions }) =>
      expressions.some(
        (each) =>
          each.kind === "shift" &&
          each.fromToday === true &&
          each.unit !== "day" &&
          each.unit !== "month" &&
          each.amount <= (each.unit === "year" ? -RECALL.years : -1),
      ),
    );
}

/** `on 2 July` in news that also tells of another summer: nothing says which of the two years it means. */
export function namesNoYear(expression: Expression): boolean {
  return expression.kind === "date" && expression.fields.year === null && expression.fields.month !== null;
}

/** Whether a date that names a month is of another year than the day of writing, or than those beside it. */
export function isOfAnotherYear(place: Place | null, today: Anchor): boolean {
  return place !== null && place.month !== null && Math.abs(place.year - today.place.year) > 1;
}
