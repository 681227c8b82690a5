import type { DateMention } from "../types.ts";
import type { Expression } from "./expression.ts";
import type { Anchor } from "./resolve.ts";

// What the dates of one sentence take from each other.

/** `arrested on 3 March 1921 and released in July`: one clause after the other, of one year. */
export function sameYear(
  own: Expression,
  before: Expression | undefined,
  said: DateMention | undefined,
  text: string,
): Anchor | null {
  if (own.kind !== "date" || own.fields.year !== null || own.fields.month === null) return null;
  if (before?.kind !== "date" || before.span !== said?.span) return null;
  const { year, month, day } = before.fields;
  if (year === null || month === null || own.anchor !== null || own.fields.month < month) return null;
  if (!/^ and [^,;:()—–]{1,60}$/u.test(text.slice(before.span.end, own.span.start))) return null;
  return { place: { year, month, day }, span: before.span, season: null };
}

/** `from 12 June to 3 August 1941`: the first date takes the year of the second. */
export function withPartner(own: Expression, next: Expression | undefined, text: string): Expression {
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

/** `By October, seven months later, …`: counted to the date before the comma, so from where the story stood before it. */
export function restates(own: Expression, before: Expression | undefined, text: string): boolean {
  if (own.kind !== "shift" || own.amount === 0 || before?.kind !== "date") return false;
  return /^, $/u.test(text.slice(before.span.end, own.span.start));
}

/** `12 July (30 June O.S.) 1893`: the year after the bracket is that of both days. */
export function yearOfBothStyles(
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

/** A date with the year that it shares with another. */
export function withYear(own: Expression, shared: Expression & { readonly kind: "date" }): Expression {
  return own.kind === "date" ? { ...own, fields: { ...own.fields, year: shared.fields.year } } : own;
}

/** Characters from the first of two days in both styles to their year. */
const LONGEST_PAIR = 60;

/** `11:05 a.m. on November 12`, `November 12 at 11:05`: the clock belongs to the day beside it. */
export function clockPartner(
  own: Expression,
  all: readonly Expression[],
  index: number,
  text: string,
): Expression {
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
