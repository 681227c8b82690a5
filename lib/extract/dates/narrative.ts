import type { Span } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import type { DateMention, Sentence } from "../types.ts";
import type { Place } from "./calendar.ts";
import type { Expression, SentenceDates } from "./expression.ts";
import { quotedSpans } from "./quoted-spans.ts";
import { type Anchor, type Resolved, resolve } from "./resolve.ts";

export type Narrative = { readonly resolveSentence: (found: SentenceDates) => DateMention[] };

type Settings = { readonly written: Place | null; readonly beforeChrist: boolean };

/**
 * Follows a document from date to date, so that `on 7 August` and `the next day` find their year. A date leans on the
 * narrative before it in its section, else on the heading, else on the opening of the document. Quotations, futures and
 * brackets lend nothing to what comes after them.
 */
export function createNarrative(document: ReadDocument, settings: Settings): Narrative {
  let anchor: Anchor | null = null;
  let blockIndex = -1;
  let quotes: readonly Span[] = [];

  const lends = (mention: Resolved, expression: Expression, sentence: Sentence, quoted: boolean): boolean => {
    if (!mention.place || quoted) return false;
    if (sentence.block.zone === "heading") return true;
    return (
      !inBrackets(document.text, sentence.span, expression.span) &&
      !isFuture(document.text, sentence.span, expression.span)
    );
  };

  return {
    resolveSentence: ({ sentence, expressions }) => {
      if (sentence.blockIndex !== blockIndex) {
        blockIndex = sentence.blockIndex;
        quotes = quotedSpans(document.text, sentence.block);
      }
      const out: DateMention[] = [];
      expressions.forEach((own, i) => {
        const expression = withPartner(own, expressions[i + 1], document.text);
        const quoted = quotes.some(
          (quote) => quote.start <= expression.span.start && expression.span.end <= quote.end,
        );
        const near = clockPartner(expression, expressions, i, document.text);
        const resolved = resolve(near, { anchor, written: settings.written });
        if (!resolved) return;
        const shared = near !== own && resolved.certainty === "known";
        out.push({
          span: expression.span,
          value: resolved.value,
          granularity: resolved.granularity,
          certainty: shared ? "known" : resolved.certainty,
          source: resolved.source,
          modifier: expression.modifier,
          quoted,
        });
        if (resolved.place && lends(resolved, expression, sentence, quoted))
          anchor = nextAnchor(anchor, resolved, expression);
      });
      return out;
    },
  };
}

/** A bare year after a day of the same year keeps the day for `the next day`. */
function nextAnchor(before: Anchor | null, resolved: Resolved, expression: Expression): Anchor {
  const place = resolved.place ?? { year: 0, month: null, day: null };
  // What was itself carried points to where the year was really said.
  const span = resolved.certainty === "implied" && resolved.source ? resolved.source : expression.span;
  if (before && expression.kind === "shift" && expression.amount === 0 && before.place.year === place.year)
    return before;
  return { place, span };
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

function inBrackets(text: string, sentence: Span, span: Span): boolean {
  let depth = 0;
  for (let i = sentence.start; i < span.start; i += 1) {
    const character = text.charCodeAt(i);
    if (character === 40 || character === 91) depth += 1;
    if ((character === 41 || character === 93) && depth > 0) depth -= 1;
  }
  return depth > 0;
}

/** `until 1970`, `would end by 1950`, `in 2030 it will`: not where the story stands. */
function isFuture(text: string, sentence: Span, span: Span): boolean {
  const before = text.slice(Math.max(sentence.start, span.start - 60), span.start);
  return (
    /\b(?:until|till|by|will|would|shall|before|not later than|no later than|bis|jusqu'en|hasta|до)\s(?:[\p{L}']+\s){0,4}$/iu.test(
      before,
    ) && /\b(?:will|would|shall|until|till)\b/iu.test(before)
  );
}
