/** A stretch of a text: UTF-16 offsets, `end` exclusive, `start <= end`. */
export type Span = { readonly start: number; readonly end: number };

/** The text of a span. */
export function slice(text: string, span: Span): string {
  return text.slice(span.start, span.end);
}

/** How many characters two spans share. */
export function sharedLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** Whether `outer` holds all of `inner`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The smallest span that holds both. */
export function cover(a: Span, b: Span): Span {
  return { start: Math.min(a.start, b.start), end: Math.max(a.end, b.end) };
}

/** The span without white space at its ends. */
export function trimSpan(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && /\s/u.test(text.charAt(start))) start += 1;
  while (end > start && /\s/u.test(text.charAt(end - 1))) end -= 1;
  return { start, end };
}

// é · ` · a space too many: without any of them, as most words are, there is nothing to fold but case
const FOLDABLE = /[^ -_a-~]|^ | {2}| $/u;

/** For comparing, never for showing: lower case, no diacritics, one space for any white space. */
export function foldText(text: string): string {
  if (!FOLDABLE.test(text)) return text.toLowerCase();
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[‘’ʼ′`´]/gu, "'")
    .replace(/[“”„«»″]/gu, '"')
    .replace(/[‐-―−]/gu, "-")
    .replace(/\s+/gu, " ")
    .trim();
}
