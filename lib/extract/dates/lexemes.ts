import { isPlainUnit, isSpaceAt, type Span } from "#lib/base/text.ts";
import type { Token } from "../types.ts";
import type { Kind, Vocabulary, WordClass } from "./vocabulary.ts";

/** A word, number or mark of a sentence with its class. `value` depends on the class: month number, unit index, year … */
export type Lexeme = Span & {
  readonly kind: Kind;
  readonly value: number;
  readonly word: string;
  readonly text: string;
};

// One alternative a line, tried in order; every repeat is bounded.
const TOKEN = new RegExp(
  [
    "\\d{4}-\\d{2}-\\d{2}", // 1940-11-12
    "\\d{1,2}\\.\\d{2}\\.\\d{4}(?=\\d{2}\\.\\d{2}\\.\\d{4})", // 30.04.1893|16.10.1946
    "\\d{1,2}[./]\\d{1,2}[./](?:\\d{4}|\\d{2})(?!\\d|[./]\\d)", // 12.11.1940, 11/12/40
    "\\d{1,2}[./](?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})[./]\\d{4}(?!\\d)", // 12.XI.1940
    "\\d{1,2}[:.]\\d{2}(?=\\s?(?:[ap]\\.?\\s?m\\b|[AP]\\.?M\\b|Uhr|hrs|hours))", // 11.05 a.m.
    "\\d{1,2}:\\d{2}(?::\\d{2})?(?:hrs|h)?(?![\\d:])", // 10:57, 03:00hrs
    "\\d{1,2}h\\d{2}(?!\\d)", // 11h05
    "\\d{1,3}(?:[,.]\\d{3}){1,4}(?![\\d,.]\\d)", // 1,500,000
    "\\d{1,6}[.,]\\d{1,6}", // 2.5
    "(?:[BbVv]\\. ?[Cc](?:hr)?\\.?(?: ?E\\.?)?|BCE?|av\\. J\\.-C\\.?|a\\. ?C\\.|до н\\. ?[эе]\\.?|p\\. ?n\\. ?e\\.|π\\. ?Χ\\.?|p\\.m\\.ē\\.)(?![\\p{L}\\d])",
    "(?:A\\. ?D\\.?|AD|CE|C\\. ?E\\.|n\\. Chr\\.|н\\. ?[эе]\\.|μ\\. ?Χ\\.?)(?![\\p{L}\\d])",
    "(?:[ap]\\. ?m\\.?|[AP]\\.?M\\.?|[ap]m)(?![\\p{L}\\d])",
    "(?:1[0-9]|20|\\d)?\\d0(?:'?s|er|ers|-?[еих]{1,2}|-?ті|-?тих|-?ых)(?![\\p{L}\\d])", // 1930s, 1930er, 1930-х
    "\\d{1,4}(?:st|nd|rd|th|d|er|ème|e|º|ª|ος|ου|ης|η|ο|-?го|-?й|-?е|-?му|-?ї|-?ого|-?те)?(?![\\p{L}\\d])",
    "\\d+",
    "[XVI]{1,6}(?:e|ème)?(?![\\p{L}\\d'])",
    "\\p{L}[\\p{L}\\p{M}]*(?:['’][\\p{L}]+)*",
    "[^\\s]",
  ].join("|"),
  "uy",
);

/** Index of the first lexeme that starts at an offset or after it; the number of lexemes when there is none. */
export function lexemeFrom(lexemes: readonly Lexeme[], offset: number): number {
  let low = 0;
  let high = lexemes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lexemes[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

const LETTER = /\p{L}/u;

/** The lexemes of `text[span]`; offsets are into `text`. `tokens`: the words in it, or none where none are known. */
export function lexemesOf(
  text: string,
  span: Span,
  vocabulary: Vocabulary,
  tokens: readonly Token[] = [],
): Lexeme[] {
  const out: Lexeme[] = [];
  const source = text.slice(span.start, span.end);
  let at = 0;
  let next = 0;
  while (at < source.length) {
    if (isSpaceAt(source, at)) {
      at += 1;
      continue;
    }
    const start = span.start + at;
    const end = plainWordEnd(source, at);
    if (end > 0) {
      while ((tokens[next]?.start ?? start) < start) next += 1;
      const token = tokens[next];
      // The token's own words where the two are one: their hashes are known.
      const own = token?.start === start && token.end === span.start + end ? token : null;
      const word = own?.text ?? source.slice(at, end);
      out.push(plainWord(word, own?.lower ?? word.toLowerCase(), start, vocabulary));
      at = end;
      continue;
    }
    const first = source.charCodeAt(at);
    const isNumber = isDigit(first);
    if (!isNumber && isPlainUnit(first) && !isAsciiLetter(first)) {
      out.push(markLexeme(source.charAt(at), start));
      at += 1;
      continue;
    }
    const token = (isNumber && plainNumber(source, at)) || tokenAt(source, at);
    if (isNumber) {
      const number = numberLexeme(token, start, source, at, vocabulary);
      out.push(number);
      // With the full stop of an ordinal number, which is taken with the number.
      at = number.end - span.start;
      continue;
    }
    if (token.length === 1 && !LETTER.test(token)) out.push(markLexeme(token, start));
    else pushWord(out, token, start, vocabulary);
    at += token.length;
  }
  return withSpelledOrdinals(out);
}

function tokenAt(source: string, at: number): string {
  TOKEN.lastIndex = at;
  // The last alternative takes any character that is not white space.
  return TOKEN.exec(source)?.[0] ?? source.charAt(at);
}

/** The digits at a place behind which a space or the end stands, perhaps after a comma or a full stop; "" for others. */
function plainNumber(source: string, at: number): string {
  let end = at;
  while (isDigit(source.charCodeAt(end))) end += 1;
  const mark = source.charCodeAt(end);
  const behind = mark === 0x2c || mark === 0x2e ? end + 1 : end;
  return behind === source.length || source.charCodeAt(behind) === 0x20 ? source.slice(at, end) : "";
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

const TWENTY = 20;
const THIRTY = 30;

/** `twenty-eighth` is one ordinal, and not the eighth. */
function withSpelledOrdinals(lexemes: Lexeme[]): Lexeme[] {
  if (!lexemes.some(({ kind, value }) => kind === "w" && (value === TWENTY || value === THIRTY)))
    return lexemes;
  const out: Lexeme[] = [];
  for (const one of lexemes) {
    const [tens, hyphen] = out.slice(-2);
    const isOrdinal =
      one.kind === "o" &&
      one.value < 10 &&
      hyphen?.kind === "-" &&
      hyphen.end === one.start &&
      tens?.kind === "w" &&
      tens.end === hyphen.start &&
      (tens.value === TWENTY || tens.value === THIRTY);
    if (!isOrdinal || tens === undefined) {
      out.push(one);
      continue;
    }
    out.splice(-2, 2, {
      ...one,
      start: tens.start,
      value: tens.value + one.value,
      text: `${tens.text}-${one.text}`,
    });
  }
  return out;
}

/** Letters that `BC`, `AD`, `a.m.`, `n. Chr.` or a Roman number can begin with. */
const LEADS = new Set(Array.from("ABCIPVXabnpv", (letter) => letter.charCodeAt(0)));

/**
 * Where an ordinary word ends that begins at a place: ASCII letters, no apostrophe, and neither the beginning of a
 * special form nor short enough to be one. 0 for everything else, which the pattern of all forms has to read.
 */
function plainWordEnd(source: string, at: number): number {
  let end = at;
  while (isAsciiLetter(source.charCodeAt(end))) end += 1;
  if (end === at) return 0;
  const next = source.charCodeAt(end);
  if (next === 0x27 || next === 0x2019 || (end < source.length && !isPlainUnit(next))) return 0;
  const isLong = end - at > 2 && source.charCodeAt(at + 1) >= 0x61;
  return isLong || !LEADS.has(source.charCodeAt(at)) || isShortWord(source, at, end) ? end : 0;
}

/** `a`, `by`, `In`: one of two letters at most that no special form is; not `am`, `b.`, `Ve` or `X`. */
function isShortWord(source: string, at: number, end: number): boolean {
  const isSmall = source.charCodeAt(at) >= 0x61;
  if (source.charCodeAt(end) === 0x2e) return false;
  if (end - at === 1) return isSmall;
  const second = source.charCodeAt(at + 1);
  return end - at === 2 && second >= 0x61 && second !== 0x6d && (isSmall || second !== 0x65);
}

function isAsciiLetter(code: number): boolean {
  const lower = code | 0x20;
  return lower >= 0x61 && lower <= 0x7a;
}

function plainWord(word: string, lower: string, start: number, vocabulary: Vocabulary): Lexeme {
  const known = lookUp(word, lower, vocabulary);
  return {
    start,
    end: start + word.length,
    kind: known?.kind ?? "x",
    value: known?.value ?? 0,
    word: known?.word ?? word,
    text: word,
  };
}

const NAMELESS: [Kind, number] = ["x", 0];

function numberLexeme(
  token: string,
  start: number,
  source: string,
  at: number,
  vocabulary: Vocabulary,
): Lexeme {
  // `Lionheart1191`: the number of a name is no year
  const [kind, value] = at > 0 && isLetterAt(source, at - 1) ? NAMELESS : numberClass(token);
  const end = start + token.length;
  // In `3. November` the full stop belongs to the number.
  const dotted =
    vocabulary.dotOrdinals &&
    (kind === "d" || kind === "Y") &&
    /^\.\s{0,2}\p{L}/u.test(source.slice(at + token.length, at + token.length + 4));
  return { start, end: dotted ? end + 1 : end, kind, value, word: "", text: token };
}

function isLetterAt(source: string, at: number): boolean {
  const code = source.charCodeAt(at);
  return isPlainUnit(code) ? isAsciiLetter(code) : LETTER.test(source.charAt(at));
}

function markLexeme(token: string, start: number): Lexeme {
  const isDash = token === "–" || token === "—" || token === "-";
  const kind = isDash ? "-" : token === "’" ? "'" : token;
  return { start, end: start + 1, kind, value: 0, word: token, text: token };
}

const BEFORE_CHRIST = /^(?:[BbVv]\. ?[Cc]|BC|av\. J|a\. ?C|до н|p\. ?n|π\.|p\.m\.ē)/u;
const ANNO_DOMINI = /^(?:A\. ?D|AD$|CE$|C\. ?E|n\. Chr|н\. ?[эе]\.|μ\.)/u;

function pushWord(out: Lexeme[], token: string, start: number, vocabulary: Vocabulary): void {
  const end = start + token.length;
  const lower = token.toLowerCase().replace("’", "'");
  const known = lookUp(token, lower, vocabulary) ?? classByShape(token, lower);
  if (known) out.push({ start, end, kind: known.kind, value: known.value, word: known.word, text: token });
  else if (!pushParts(out, token, lower, start, vocabulary))
    out.push({ start, end, kind: "x", value: 0, word: token, text: token });
}

/** `BC`, `a.m.`, `XIV`: what a word is that no list of words holds; undefined for ordinary words. */
function classByShape(token: string, lower: string): WordClass | undefined {
  if (BEFORE_CHRIST.test(token)) return { kind: "B", value: 0, word: token };
  if (ANNO_DOMINI.test(token)) return { kind: "E", value: 0, word: token };
  if (/^[ap]\.? ?m\.?$/iu.test(token))
    return { kind: "m", value: lower.startsWith("p") ? 12 : 0, word: token };
  if (/^[XVI]+(?:e|ème)?$/u.test(token) && token !== "I")
    return { kind: "R", value: romanValue(token), word: token };
  return undefined;
}

/** l'été, d'août, month's end: the parts of a word with an apostrophe may be words of time. */
function pushParts(
  out: Lexeme[],
  token: string,
  lower: string,
  start: number,
  vocabulary: Vocabulary,
): boolean {
  const cut = token.search(/['’]/u);
  if (cut <= 0) return false;
  const elided = vocabulary.words.get(lower.slice(0, cut + 1));
  const stem = elided ?? lookUp(token, lower.slice(0, cut), vocabulary);
  const rest = vocabulary.words.get(lower.slice(cut + 1));
  if (!stem && !rest) return false;
  const middle = elided || !stem ? cut + 1 : cut;
  const side = (known: WordClass | undefined, from: number, to: number): void => {
    const text = token.slice(from, to);
    out.push({
      start: start + from,
      end: start + to,
      kind: known?.kind ?? "x",
      value: known?.value ?? 0,
      word: known?.word ?? text,
      text,
    });
  };
  side(stem, 0, middle);
  side(rest, middle, token.length);
  return true;
}

function lookUp(token: string, lower: string, vocabulary: Vocabulary): WordClass | undefined {
  const known = vocabulary.words.get(lower);
  if (!known) return undefined;
  const capital = token[0] !== lower[0];
  if (
    (known.kind === "M" || known.kind === "K" || known.kind === "A") &&
    vocabulary.capitalMonths &&
    !capital
  )
    return undefined;
  return known;
}

function numberClass(token: string): [Kind, number] {
  return isAllDigits(token) ? wholeNumberClass(token) : mixedNumberClass(token);
}

function isAllDigits(token: string): boolean {
  for (let i = 0; i < token.length; i += 1) if (!isDigit(token.charCodeAt(i))) return false;
  return true;
}

function mixedNumberClass(token: string): [Kind, number] {
  if (/^\d{4}-\d\d-\d\d$|^\d{1,2}[./](?:\d{1,2}|[IVX]+)[./]\d{2,4}$/u.test(token)) return ["N", 0];
  if (
    /^\d{1,2}[:.h]\d\d/u.test(token) &&
    !/^\d{1,2}\.\d{3}/u.test(token) &&
    Number(token.slice(0, 2).replace(/\D/gu, "")) < 25 &&
    (/[:h]/u.test(token) || /^\d{1,2}\.[0-5]\d$/u.test(token))
  ) {
    return /[:h]/u.test(token) ? ["C", 0] : ["C", 1];
  }
  if (/^\d{1,4}0(?:'?s|ers?|-?[еих]{1,2}|-?ті|-?тих|-?ых)$/u.test(token))
    return ["X", Number.parseInt(token, 10)];
  if (/^\d+[.,]\d/u.test(token)) return ["b", Number(token.replace(",", "."))];
  const value = Number.parseInt(token, 10);
  if (/^\d{1,4}[^\d]/u.test(token)) return value <= 31 ? ["o", value] : ["b", value];
  return wholeNumberClass(token);
}

function wholeNumberClass(token: string): [Kind, number] {
  const value = Number.parseInt(token, 10);
  if (token.length === 4 && value >= 1000 && value <= 2100) return ["Y", value];
  if (token.length <= 2 && value >= 1 && value <= 31) return ["d", value];
  return token.length <= 3 ? ["n", value] : ["b", value];
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10 };

function romanValue(token: string): number {
  let sum = 0;
  const digits = token.replace(/[^XVI]/gu, "");
  for (let i = 0; i < digits.length; i += 1) {
    const value = ROMAN[digits[i] ?? ""] ?? 0;
    const next = ROMAN[digits[i + 1] ?? ""] ?? 0;
    sum += value < next ? -value : value;
  }
  return sum;
}
