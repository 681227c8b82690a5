import { isPlainUnit, type Span } from "#lib/base/text.ts";
import type { Sentence } from "../types.ts";

export type Shape = "lower" | "capital" | "capitals" | "initial" | "number";

/** A word as the name finder sees it: compounds are one word, a genitive `'s` is cut off. */
export type Word = Span & {
  readonly text: string;
  readonly lower: string;
  readonly shape: Shape;
  /** `X's` or `Xs'` stands here. */
  readonly possessive: boolean;
  /** Where a capital says nothing: at the start of a sentence, after an opening mark, a colon or a full stop. */
  readonly first: boolean;
  /** The tagger's part of speech, when it has one. */
  readonly pos: string | null;
};

// `U.S.` and `J.R.R.` | `Molotov-Ribbentrop`, `O'Brien`, `1940`, `R2D2` | `&`
const WORD =
  /(?:\p{Lu}\.){1,6}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’‑-][\p{L}\p{N}][\p{L}\p{M}\p{N}]*){0,8}|&/uy;
const STARTS_UPPER = /^\p{Lu}/u;
const HAS_LOWER = /\p{Ll}/u;
const STARTS_NUMBER = /^\p{N}/u;
const INITIALS = /^(?:\p{Lu}\.)+$/u;

const known = new WeakMap<readonly Sentence[], readonly (readonly Word[])[]>();

/** The words of every sentence, in the order of the sentences. Computed once for a list of sentences. */
export function wordsOf(text: string, sentences: readonly Sentence[]): readonly (readonly Word[])[] {
  const before = known.get(sentences);
  if (before) return before;
  const made = sentences.map((sentence) => scan(text, sentence));
  known.set(sentences, made);
  return made;
}

const ELIDED = /^d['’]\p{Lu}\p{Ll}/u;

function shapeOf(text: string): Shape {
  const code = text.charCodeAt(0);
  // d'Arrest: the particle is small, and the name is a name
  if (code === 0x64 && ELIDED.test(text)) return "capital";
  if (code >= 0x61 && code <= 0x7a) return "lower";
  if (STARTS_NUMBER.test(text)) return "number";
  if (!STARTS_UPPER.test(text)) return "lower";
  if (INITIALS.test(text)) return "initial";
  return text.length > 1 && !HAS_LOWER.test(text) ? "capitals" : "capital";
}

function scan(text: string, sentence: Sentence): Word[] {
  const { start: from, end: to } = sentence.span;
  const piece = text.slice(from, to);
  const { tokens } = sentence;
  const words: Word[] = [];
  let token = 0;
  let lastEnd = -1;
  for (let i = 0; i < piece.length; ) {
    let next = plainWordEnd(piece, i);
    if (next < 0) {
      WORD.lastIndex = i;
      if (WORD.test(piece)) next = WORD.lastIndex;
    }
    if (next <= i) {
      i += 1;
      continue;
    }
    const at = from + i;
    while (token < tokens.length && (tokens[token]?.end ?? 0) <= at) token += 1;
    const tagged = tokens[token];
    // The token's own words where the two are one: their hashes are known.
    const own = tagged?.start === at && tagged.end === from + next ? tagged : null;
    let shown = own?.text ?? piece.slice(i, next);
    i = next;
    let possessive = false;
    if (shown.length > 2 && isApostrophe(shown.charCodeAt(shown.length - 2)) && /['’]s$/iu.test(shown)) {
      shown = shown.slice(0, -2);
      possessive = true;
    }
    const end = at + shown.length;
    if (!possessive && isApostrophe(text.charCodeAt(end)) && /s$/iu.test(shown))
      possessive = /^['’] \p{L}/u.test(text.slice(end, end + 3));
    words.push({
      start: at,
      end,
      text: shown,
      lower: own?.text === shown ? own.lower : shown.toLowerCase(),
      shape: shapeOf(shown),
      possessive,
      first: lastEnd < 0 || opensAnew(text, lastEnd, at),
      pos: tagged && tagged.start <= at && at < tagged.end ? tagged.pos : null,
    });
    lastEnd = end + (possessive ? 2 : 0);
  }
  return words;
}

/**
 * Where a word of ASCII letters and digits ends that begins at a place and goes on with nothing else; 0 where no word
 * begins; -1 where only the pattern can tell.
 */
function plainWordEnd(piece: string, at: number): number {
  let end = at;
  while (isLetterOrDigit(piece.charCodeAt(end))) end += 1;
  const next = piece.charCodeAt(end);
  if (end === at) return isPlainUnit(next) && next !== 0x26 ? 0 : -1;
  // `U.S.` · `O'Brien` · `Molotov-Ribbentrop` · `Mājoro`
  if (next === 0x2e) return end - at === 1 ? -1 : end;
  const goesOn = next === 0x2d || next === 0x2011 || isApostrophe(next);
  return goesOn || (end < piece.length && !isPlainUnit(next)) ? -1 : end;
}

function isLetterOrDigit(code: number): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

function opensAnew(text: string, from: number, to: number): boolean {
  if (to - from <= 1) return false;
  if (to - from === 2 && text.charCodeAt(from) === COMMA && text.charCodeAt(from + 1) === SPACE) return false;
  // A mark that opens a quotation stands right before the word, and not right after the last one.
  return /(?:[.!?…:;]["”’')\]]?\s\(?|[\s([—–-]["“„«»‘']|^["“„«»‘']?\s*—)/u.test(
    text.slice(Math.max(from, to - 6), to),
  );
}

const COMMA = 0x2c;
const SPACE = 0x20;

const ABBREVIATED = new Set(
  "mr mrs ms thos wm jas chas geo jno robt saml edwd benj dr st prof rev gen col capt lt sgt maj adm hon sen rep gov pres messrs jr sr mt ft no cmdr fr v vs".split(
    " ",
  ),
);

/** Whether two neighbouring words are parted by white space alone (or by the dot of an abbreviation and white space). */
export function joined(text: string, a: Word, b: Word): boolean {
  if (a.possessive || b.start - a.end > 4) return false;
  const gap = text.slice(a.end, b.start);
  if (gap === " " || /^\s+$/u.test(gap)) return true;
  return /^\.\s+$/u.test(gap) && ABBREVIATED.has(a.lower);
}
