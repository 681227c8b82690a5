import { NOUN_VERBS } from "./lexicon/noun-verbs.ts";
import { verbLemma } from "./lexicon/verb-lemma.ts";

/** A `Token` whose tag is still open. */
export type Word = { start: number; end: number; text: string; lower: string; lemma: string; pos: string };

// Anna · but not: UN
const CAPITALISED = /^\p{Lu}\p{Ll}/u;

/** `Axis`, not `AXIS`: a capital letter, then a small one. */
export function isCapitalised(text: string): boolean {
  const first = text.charCodeAt(0);
  const second = text.charCodeAt(1);
  if (first < 0x80 && second < 0x80)
    return first >= 0x41 && first <= 0x5a && second >= 0x61 && second <= 0x7a;
  return CAPITALISED.test(text);
}

export const NO_WORD: Word = { start: 0, end: 0, text: "", lower: "", lemma: "", pos: "" };

export const DETERMINERS = new Set("the a an his its their my our your every each".split(" "));

export const RELATIVES = new Set(["that", "which", "who"]);

export const BE = new Set("be is are was were been being 's 're 'm".split(" "));

/** Words in -ed that are no participle. */
export const ADJECTIVES_ED = new Set(
  "red sacred naked wicked rugged beloved ragged aged learned hundred crooked tired unprecedented unexpected united".split(
    " ",
  ),
);

export function isDeterminer(word: Word): boolean {
  return DETERMINERS.has(word.lower) || (word.pos === "PART" && isGenitive(word.text));
}

/** `'s` or `’` after the one that owns. */
function isGenitive(text: string): boolean {
  return text === "'s" || text === "’s" || text === "'" || text === "’";
}

export function isBase(word: Word): boolean {
  if (!NOUN_VERBS.has(word.lower)) return false;
  return !(
    word.lower.endsWith("s") &&
    (NOUN_VERBS.has(word.lower.slice(0, -1)) || NOUN_VERBS.has(word.lower.slice(0, -2)))
  );
}

export function makeVerb(word: Word): void {
  word.pos = "VERB";
  word.lemma = verbLemma(word.lower);
}
