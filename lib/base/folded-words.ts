import { foldText } from "./text.ts";
import { unitAt } from "./unit-at.ts";

// What a character is to the eye that looks for words; `OTHER` is left to the general way.
const OTHER = 0;
const LETTER = 1;
const BETWEEN = 2;
const APOSTROPHE = 3;

/** Marks of print that fold to an apostrophe, and those that fold to a mark that no word holds. */
const APOSTROPHES = "'’‘ʼ′`";
const MARKS = "“”„«»‐‑‒–—―−…\u00A0";

/** The kind of each character that ordinary English print is made of, by its code. */
const KINDS = kinds();

function kinds(): Uint8Array {
  const made = new Uint8Array(0x2213);
  made.fill(BETWEEN, 0, 0x80);
  for (let code = 0; code < 0x80; code += 1)
    if (/[0-9a-z]/u.test(String.fromCharCode(code))) made[code] = LETTER;
  for (const mark of MARKS) made[mark.charCodeAt(0)] = BETWEEN;
  for (const mark of APOSTROPHES) made[mark.charCodeAt(0)] = APOSTROPHE;
  return made;
}

/** Up to here stand the letters of Europe's alphabets. */
const LETTERS_END = 0x530;

/** The same with the small letters of other alphabets that `foldText` leaves as they are. */
const WIDE_KINDS = wideKinds();

function wideKinds(): Uint8Array {
  const made = KINDS.slice();
  for (let code = 0x80; code < LETTERS_END; code += 1) {
    const letter = String.fromCharCode(code);
    if (/\p{L}/u.test(letter) && foldText(letter) === letter) made[code] = LETTER;
  }
  // Which of the two a capital becomes depends on what stands around it, and folding changes that.
  for (const sigma of "σς") made[sigma.charCodeAt(0)] = OTHER;
  return made;
}

/**
 * The words of a small-letter text in order, runs of letters and digits, for the plain letters and marks that English is
 * printed with; null when it holds any other character. `possessives` says whether the `s` of `Solberg’s` is a word
 * (`kept`) or no part of anything (`dropped`). Each character is looked at once.
 */
export function plainWords(
  text: string,
  possessives: "kept" | "dropped",
  kinds: Uint8Array = KINDS,
): string[] | null {
  const out: string[] = [];
  let start = -1;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const kind = kinds[unitAt(text, at)] ?? OTHER;
    if (kind === LETTER) {
      if (start < 0) start = at;
      continue;
    }
    if (kind === OTHER) return null;
    if (start >= 0) out.push(text.slice(start, at));
    start = -1;
    if (kind !== APOSTROPHE || possessives === "kept" || text.charCodeAt(at + 1) !== SMALL_S) continue;
    const behind = kindAt(kinds, text, at + 2);
    if (behind === OTHER) return null;
    if (behind !== LETTER) at += 1;
  }
  if (start >= 0) out.push(text.slice(start));
  return out;
}

const SMALL_S = 0x73;
const SPACE = 0x20;

function kindAt(kinds: Uint8Array, text: string, at: number): number {
  return at < text.length ? (kinds[unitAt(text, at)] ?? OTHER) : BETWEEN;
}

/**
 * A small-letter text of the plain letters and marks that English is printed with, one space between its words and without
 * its articles; null when it holds any other character. What stands so already is taken in one piece.
 */
export function withoutArticles(text: string): string | null {
  let out = "";
  let from = -1;
  let end = -1;
  const { length } = text;
  for (let at = 0; at < length; ) {
    const kind = KINDS[unitAt(text, at)] ?? OTHER;
    if (kind === OTHER) return null;
    const start = at;
    at += 1;
    if (kind !== LETTER) continue;
    while (at < length && KINDS[unitAt(text, at)] === LETTER) at += 1;
    if (isArticle(text, start, at)) continue;
    if (from < 0) from = start;
    else if (start !== end + 1 || text.charCodeAt(end) !== SPACE) {
      out += `${text.slice(from, end)} `;
      from = start;
    }
    end = at;
  }
  return from < 0 ? "" : out + text.slice(from, end);
}

function isArticle(text: string, start: number, end: number): boolean {
  if (end - start > 3) return false;
  const word = text.slice(start, end);
  return word === "the" || word === "a" || word === "an";
}

/** The words of a text as `foldedWords` gives them where each character tells by itself what it is; null for other texts. */
export function plainFoldedWords(text: string): string[] | null {
  return plainWords(text.toLowerCase(), "dropped", WIDE_KINDS);
}

/** The words of any text as `foldText` folds it, in order, without the `s` of possessives. */
export function foldedWords(text: string): string[] {
  return plainFoldedWords(text) ?? wordsOfFolded(foldText(text));
}

/** The words of a text that was folded. */
export function wordsOfFolded(folded: string): string[] {
  return (
    plainWords(folded, "dropped", WIDE_KINDS) ??
    folded
      .replace(/'s(?![\p{L}\p{N}])/gu, " ")
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word !== "")
  );
}
