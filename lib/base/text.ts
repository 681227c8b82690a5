/** A stretch of a text: UTF-16 offsets, `end` exclusive, `start <= end`. */
export type Span = { readonly start: number; readonly end: number };

/**
 * Whether a UTF-16 unit is ASCII or general punctuation (U+2000 to U+206F: dashes, quotation marks, odd spaces), so
 * that no letter, digit or accent hides in it but those of ASCII.
 */
export function isPlainUnit(code: number): boolean {
  return code < 0x80 || (code >= 0x2000 && code <= 0x206f);
}

/** Whether a text begins with a small letter (`\p{Ll}`). */
export function startsLower(text: string): boolean {
  const code = text.charCodeAt(0);
  if (code < 0x80) return code >= 0x61 && code <= 0x7a;
  return /^\p{Ll}/u.test(text);
}

/** Whether a text holds a capital (`\p{Lu}`), without asking Unicode's tables for each letter that is plain. */
export function holdsCapital(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x41 && code <= 0x5a) return true;
    if (!isPlainUnit(code)) return /\p{Lu}/u.test(text);
  }
  return false;
}

/** Whether the character at a place is white space (`\s`). */
export function isSpaceAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 0x80) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return (code >= 0x2000 && code <= 0x200a) || WIDE_SPACES.has(code);
}

/** The rest of `\s`, which asking a regular expression for each character of a foreign script would take long over. */
const WIDE_SPACES: ReadonlySet<number> = new Set([
  0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff,
]);

/** A text with one space for any white space. */
export function withSingleSpaces(text: string): string {
  return /[^\S ]| {2}/u.test(text) ? text.replace(/\s+/gu, " ") : text;
}

/**
 * Whether any of some parts, in small letters, stands in a text, whatever their case and wherever they begin. Asked before
 * a pattern that cannot match without one of them: looking for letters costs a tenth of looking for a pattern.
 */
export function holdsAny(text: string, parts: readonly string[]): boolean {
  return includesAny(inSmallLetters(text), parts);
}

/** A text for `includesAny`. To a pattern without case the long s of old print is an s. */
export function inSmallLetters(text: string): string {
  const lower = text.toLowerCase();
  return lower.includes("ſ") ? lower.replaceAll("ſ", "s") : lower;
}

/** `holdsAny` of a text that is `inSmallLetters` already. */
export function includesAny(text: string, parts: readonly string[]): boolean {
  for (const part of parts) if (text.includes(part)) return true;
  return false;
}

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
  while (start < end && isSpaceAt(text, start)) start += 1;
  while (end > start && isSpaceAt(text, end - 1)) end -= 1;
  return { start, end };
}

/** Whether anything but case is to fold: é · ` · a space too many. Most words have none of them. */
function isFoldable(text: string): boolean {
  let space = true;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x20 || code > 0x7e || code === 0x60 || (space && code === 0x20)) return true;
    space = code === 0x20;
  }
  return space && text !== "";
}

/** For comparing, never for showing: lower case, no diacritics, one space for any white space. */
export function foldText(text: string): string {
  if (!isFoldable(text)) return text.toLowerCase();
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

/** The beginning of a text without half a word at its end; a script without spaces is cut where it must be. */
export function inWholeWords(text: string, most: number): string {
  if (text.length <= most) return text;
  const words = text.slice(0, most + 1).replace(/\s+\S*$/u, "");
  return words.length > most / 2 && words.length <= most ? words : text.slice(0, most);
}
