import type { Span } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import type { DateMention } from "../types.ts";
import type { Place } from "./calendar.ts";
import type { Expression, SentenceDates } from "./expression.ts";
import { lends } from "./lending.ts";
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
  // Dates inside a quotation lean on each other, and lend nothing to the text around it.
  let quotedAnchor: Anchor | null = null;
  // The date last named in this paragraph: `that year`, `two days later` point at it even when it was a look aside.
  let latest: Anchor | null = null;

  return {
    resolveSentence: (found) => {
      const { sentence, expressions } = found;
      if (sentence.blockIndex !== blockIndex) {
        blockIndex = sentence.blockIndex;
        quotes = quotedSpans(document.text, sentence.block);
        quotedAnchor = null;
        latest = null;
      }
      const out: DateMention[] = [];
      expressions.forEach((own, i) => {
        const expression = withPartner(own, expressions[i + 1], document.text);
        const quoted = quotes.some(
          (quote) => quote.start <= expression.span.start && expression.span.end <= quote.end,
        );
        const near = clockPartner(expression, expressions, i, document.text);
        const story =
          near.kind === "shift" || (near.kind === "date" && near.anchor === "same")
            ? (latest ?? anchor)
            : anchor;
        const resolved = resolve(near, {
          anchor: quoted ? (quotedAnchor ?? story) : story,
          written: settings.written,
        });
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
        if (!resolved.place) return;
        if (quoted) {
          quotedAnchor = nextAnchor(quotedAnchor, resolved, expression);
          return;
        }
        latest = nextAnchor(latest, resolved, expression);
        if (lends(document.text, found, expression, resolved.place, anchor)) {
          anchor = nextAnchor(anchor, resolved, expression);
        }
      });
      return out;
    },
  };
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
