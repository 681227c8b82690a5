import { contains, cover, isSpaceAt, type Span, slice, trimSpan } from "#lib/base/text.ts";
import type { ReadDocument } from "#lib/documents/types.ts";
import type { Evidence } from "./types.ts";

/** How long a receipt may be. Longer proofs are cut at word borders around the answer. */
export type ReceiptLimits = { readonly maxLength: number };

/**
 * The receipt of a stretch of a document's text: offsets into the raw file, with exactly the characters that stand
 * there. Throws when offsets and characters disagree, for a receipt that is nearly right proves nothing.
 */
export function receipt(document: ReadDocument, span: Span, role: Evidence["role"]): Evidence {
  const raw = document.toRaw(trimSpan(document.text, span));
  const quote = document.raw.slice(raw.start, raw.end);
  if (
    raw.start < 0 ||
    raw.end > document.raw.length ||
    quote.length !== raw.end - raw.start ||
    quote === ""
  ) {
    throw new RangeError(`No exact receipt in ${document.name} for ${raw.start} to ${raw.end}.`);
  }
  return { document: document.name, start: raw.start, end: raw.end, quote, role };
}

/** The part of `span`, at most `maxLength` long in the raw file, that holds `focus` and ends at word borders. */
export function excerpt(document: ReadDocument, span: Span, focus: Span, { maxLength }: ReceiptLimits): Span {
  const length = (one: Span): number => {
    const raw = document.toRaw(one);
    return raw.end - raw.start;
  };
  if (length(span) <= maxLength) return span;
  const words = wordSpans(document.text, around(document.text, span, focus, REACH * maxLength), maxLength);
  const held = words.filter(
    (word) => contains(span, focus) && word.start < focus.end && word.end > focus.start,
  );
  let first = held[0] === undefined ? 0 : words.indexOf(held[0]);
  const lastHeld = held.at(-1);
  let last = lastHeld === undefined ? first : words.indexOf(lastHeld);
  const between = (from: number, to: number): Span | null => {
    const [a, b] = [words[from], words[to]];
    return a === undefined || b === undefined ? null : cover(a, b);
  };
  // An answer that is itself too long keeps its beginning.
  for (
    let now = between(first, last);
    now !== null && last > first && length(now) > maxLength;
    now = between(first, last)
  )
    last -= 1;
  // What stands before the answer says who and what; what stands after it is taken when room is left.
  for (const step of [-1, 1]) {
    for (;;) {
      const next = step < 0 ? between(first - 1, last) : between(first, last + 1);
      if (next === null || length(next) > maxLength) break;
      if (step < 0) first -= 1;
      else last += 1;
    }
  }
  return between(first, last) ?? span;
}

/** How far around an answer words are looked at, in lengths of a receipt: mark-up makes the raw file longer, seldom shorter. */
const REACH = 2;

/** The part of `span` that reaches so far on both sides of `focus`, in whole words; from its start when it holds no focus. */
function around(text: string, span: Span, focus: Span, reach: number): Span {
  const held = contains(span, focus) ? focus : { start: span.start, end: span.start };
  let start = Math.max(span.start, held.start - reach);
  let end = Math.min(span.end, held.end + reach);
  // A script without spaces, or a word without an end, is not looked through for one.
  const [first, last] = [Math.max(span.start, start - reach), Math.min(span.end, end + reach)];
  while (start > first && !isSpaceAt(text, start - 1)) start -= 1;
  while (end < last && !isSpaceAt(text, end)) end += 1;
  return {
    start: start === span.start ? start : onCharacter(text, start),
    end: end === span.end ? end : onCharacter(text, end),
  };
}

/** The words of a stretch; one that is longer than a receipt may be comes in pieces. */
function wordSpans(text: string, span: Span, maxLength: number): Span[] {
  const out: Span[] = [];
  for (const match of slice(text, span).matchAll(/\S+/gu)) {
    const start = span.start + match.index;
    const end = start + match[0].length;
    const step = end - start <= maxLength ? end - start : Math.max(2, maxLength >> 3);
    for (let at = start; at < end; ) {
      const stop = Math.min(end, onCharacter(text, at + step));
      out.push({ start: at, end: stop });
      at = stop;
    }
  }
  return out;
}

/** The place itself, or the one behind it where it would part the two halves of a character. */
function onCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}
