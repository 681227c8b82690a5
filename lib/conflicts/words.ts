import { foldText } from "#lib/base/text.ts";

/** Words that say nothing about what a sentence is about: English function words and the commonest verbs. */
const FUNCTION_WORDS = new Set(
  (
    "a an the this that these those it its he she they them his her their him we us our you your i my me who whom which what " +
    "when where while whose how why and or but nor so yet if than then as at by for from in into of off on onto out over per " +
    "to up upon via with within without under until till since during between among against about after before through " +
    "across along around behind beside toward towards is are was were be been being am has have had having do does did done " +
    "will would shall should can could may might must not no never also only just very more most much many some any each " +
    "every other another such same own both all few there here again further too however"
  ).split(" "),
);

const MONTHS = new Set(
  (
    "january february march april may june july august september october november december " +
    "jan feb mar apr jun jul aug sep sept oct nov dec"
  ).split(" "),
);

/** Whether a folded word carries meaning of its own. */
export function isContentWord(word: string): boolean {
  return word.length > 1 && !FUNCTION_WORDS.has(word);
}

/** Whether a folded word is the English name of a month. */
export function isMonth(word: string): boolean {
  return MONTHS.has(word);
}

/** A word as it is compared. `content` tells whether it carries meaning of its own and is no month. */
type Known = { readonly stem: string; readonly content: boolean };

const known = new Map<string, Known>();
const KEEP = 50_000;

/** What is known of a word as it stands in a text. */
export function lookUp(word: string): Known {
  const found = known.get(word);
  if (found !== undefined) return found;
  const plain = foldText(word);
  const bare = plain.replace(/'s?$/u, "");
  const short = bare.length <= 4 ? bare : bare.replace(/ies$/u, "y").replace(/(?:ing|ed|es|e|s)$/u, "");
  const made = { stem: short.length >= 3 ? short : bare, content: isContentWord(plain) && !isMonth(plain) };
  // A cache, not a store: dropped whole when it grows past any dictionary.
  if (known.size > KEEP) known.clear();
  known.set(word, made);
  return made;
}

/**
 * A word for comparing: folded, without possessive and the commonest English endings (`signed`, `signs`, `signing` →
 * `sign`). Crude on purpose: both sides of a comparison are treated alike.
 */
export function stem(word: string): string {
  return lookUp(word).stem;
}

/** The stem of a word that carries meaning of its own, or null: function words and months say nothing. */
export function contentStem(word: string): string | null {
  const { stem: short, content } = lookUp(word);
  return content ? short : null;
}

// miller · miller's · Łódź
export const WORD = /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}{1,3})?/gu;

const STICKY_WORD = new RegExp(WORD.source, "uy");

const isPlainLetter = (code: number) => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** What may go on after plain letters: an apostrophe, or any letter or mark beyond ASCII. */
const goesOn = (code: number) => code === 39 || code > 127;

/** Where what `WORD` matches at a place ends, the place itself for nothing. Nearly every word is of plain letters. */
export function wordEnd(text: string, at: number): number {
  let end = at;
  while (isPlainLetter(text.charCodeAt(end))) end += 1;
  if (!goesOn(text.charCodeAt(end))) return end;
  STICKY_WORD.lastIndex = at;
  return STICKY_WORD.test(text) ? STICKY_WORD.lastIndex : at;
}

/** The content words of a piece of text, stemmed, each once. */
export function contentWords(text: string): Set<string> {
  const words = new Set<string>();
  for (let at = 0; at < text.length; ) {
    const end = wordEnd(text, at);
    if (end > at) {
      const word = contentStem(text.slice(at, end));
      if (word !== null) words.add(word);
    }
    at = Math.max(end, at + 1);
  }
  return words;
}
