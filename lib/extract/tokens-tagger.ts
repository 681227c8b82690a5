import { isSpaceAt, type Span } from "#lib/base/text.ts";
import { tagRuns } from "./tagger/tag.ts";
import type { Word } from "./tokens-words.ts";

/**
 * The tagger's tokenizer is quadratic in the length of a run without white space, and in the length of white space,
 * so it never sees long ones: runs of 49 and more are handed over in pieces, white space as one space.
 */
const LONG_RUN = /\S{49,}/gu;
const WHITE_SPACE = /\s+/gu;

/**
 * `Mao's`, `stop...`: where the tagger cuts such words depends on what it has met before, so it is shown them cut. What
 * is read must not hang on what was read earlier.
 */
const ENDINGS = /(?<=[\p{L}\p{N}])'s(?![\p{L}\p{N}])|(?<=[^\s.])\.{2,}/gu;

const PIECES = /[\p{L}\p{M}]{1,48}|\p{N}{1,48}|[^\s\p{L}\p{M}\p{N}]/gu;

/** `Токен`, `1941`, `,` in any script; white space is between the pieces. */
const SIMPLE = /[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)*|\p{N}+(?:[.,:]\p{N}+)*|[^\s\p{L}\p{M}\p{N}]/gu;

/** What kinds of characters a sentence has, so that what is rare costs the others nothing. */
export type Characters = {
  /** One space between words, and no run without white space that is long. */
  readonly even: boolean;
  /** Letters outside ASCII, or marks that are neither ASCII nor general punctuation. */
  readonly foreign: boolean;
  readonly hyphen: boolean;
};

const LONGEST_RUN = 48;

/** Looks at the characters of a stretch once. */
export function charactersOf(text: string, span: Span): Characters {
  let even = true;
  let foreign = false;
  let hyphen = false;
  let run = 1;
  for (let i = span.start; i < span.end; i += 1) {
    const code = text.charCodeAt(i);
    if (code === 0x20) {
      if (run === 0) even = false;
      run = 0;
      continue;
    }
    run += 1;
    if (run > LONGEST_RUN || code < 0x20) even = false;
    if (code === 0x2d) hyphen = true;
    // U+2010 to U+2027 are dashes, quotation marks, dots.
    else if (code > 0x7e) {
      if (code >= 0x2010 && code <= 0x2013) hyphen = true;
      else if (code < 0x2010 || code > 0x2027) foreign = true;
    }
  }
  return { even: even && !foreign, foreign, hyphen };
}

/** What the tagger is given to read: every character of the stretch that is not white space, in order. */
function shownToTagger(sentence: string, { even }: Characters): string {
  const runs = even
    ? sentence
    : sentence.replace(WHITE_SPACE, " ").replace(LONG_RUN, (run) => (run.match(PIECES) ?? []).join(" "));
  return runs.includes("'s") || runs.includes("..") ? runs.replace(ENDINGS, " $&") : runs;
}

/** English words with the tagger's own lemma and part of speech, exact offsets, no repairs. */
export function tagEnglish(text: string, span: Span, characters = charactersOf(text, span)): Word[] {
  const shown = shownToTagger(text.slice(span.start, span.end), characters);
  const tokens: Word[] = [];
  let at = span.start;
  const { tagged, isWhole } = tagRuns(shown);
  for (const { text: value, lower, lemma, pos } of tagged) {
    const start = skipSpace(text, at, span.end);
    const end = start + value.length;
    if (isBlank(value)) continue;
    // The pieces above hold every character that is not white space, so this holds; if the tagger ever rewrites a
    // word, the rest of the sentence is cut by shape rather than wrongly.
    if (end > span.end || !(isWhole || text.startsWith(value, start))) {
      return [...tokens, ...tagByShape(text, { start: at, end: span.end })];
    }
    tokens.push({ start, end, text: value, lower, lemma, pos });
    at = end;
  }
  return tokens;
}

function isBlank(value: string): boolean {
  return value === "" || (isSpaceAt(value, 0) && value.trim() === "");
}

function skipSpace(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isSpaceAt(text, at)) at += 1;
  return at;
}

/** For languages without a tagger: numbers, marks and capitalised words are told apart, all else is `X`. */
export function tagByShape(text: string, span: Span): Word[] {
  const tokens: Word[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(SIMPLE)) {
    const word = match[0];
    const start = span.start + match.index;
    const lower = word.toLowerCase();
    tokens.push({
      start,
      end: start + word.length,
      text: word,
      lower,
      lemma: lower,
      pos: shapeOf(word, tokens.length),
    });
  }
  return tokens;
}

function shapeOf(word: string, index: number): string {
  if (/^\p{N}/u.test(word)) return "NUM";
  if (!/^[\p{L}\p{M}]/u.test(word)) return /^\p{S}/u.test(word) ? "SYM" : "PUNCT";
  return index > 0 && /^\p{Lu}/u.test(word) ? "PROPN" : "X";
}
