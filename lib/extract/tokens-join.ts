import type { Word } from "./tokens-words.ts";

const HYPHENS = new Set(["-", "‐", "‑", "–"]);
const WORD = /^[\p{L}\p{N}]/u;
const LETTER = /^\p{L}/u;
const CAPITAL = /^\p{Lu}/u;

/** Prefixes that leave the part of speech of the word behind them as it is: `re-elected`, `non-aggression`. */
const PREFIXES = new Set(
  "re co pre post non anti pro ex vice counter sub self over under mid semi multi inter intra ultra out mis un".split(
    " ",
  ),
);

/** The tagger cuts a word at every letter outside Latin-1: `Mājoro`, `Łódź`, `Tīrthankara` are put together again. */
export function joinLetters(tokens: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (const token of tokens) {
    const before = out.at(-1);
    if (before !== undefined && before.end === token.start && isCutInside(before.text, token.text)) {
      const text = before.text + token.text;
      const lower = text.toLowerCase();
      const pos = CAPITAL_ANY.test(text) ? "PROPN" : before.pos === "X" ? "NOUN" : before.pos;
      out[out.length - 1] = { start: before.start, end: token.end, text, lower, lemma: lower, pos };
      continue;
    }
    out.push(token);
  }
  return out;
}

const CAPITAL_ANY = /^\p{Lu}/u;
const FOREIGN_END = /[^\p{ASCII}’‘ʼ]$/u;
const FOREIGN_START = /^[^\p{ASCII}’‘ʼ]/u;

function isCutInside(left: string, right: string): boolean {
  if (left.length > 48) return false;
  const letters = /\p{L}$|\p{M}$/u.test(left) && /^[\p{L}\p{M}]/u.test(right);
  return letters && (FOREIGN_END.test(left) || FOREIGN_START.test(right));
}

/** One word where the tagger sees three: `well-known`, `non-aggression`, `Franco–Prussian`, `ten-year`; not `1939–1941`. */
export function joinHyphens(tokens: readonly Word[]): Word[] {
  const out: Word[] = [];
  for (const token of tokens) {
    const hyphen = out.at(-1);
    const first = out.at(-2);
    if (
      first !== undefined &&
      hyphen !== undefined &&
      HYPHENS.has(hyphen.text) &&
      first.end === hyphen.start &&
      hyphen.end === token.start &&
      WORD.test(first.text) &&
      WORD.test(token.text) &&
      (LETTER.test(first.text) || LETTER.test(token.text)) &&
      first.end - first.start + token.text.length < 64
    ) {
      out.length -= 2;
      out.push(compound(first, hyphen, token));
      continue;
    }
    out.push(token);
  }
  return out;
}

function compound(first: Word, hyphen: Word, last: Word): Word {
  const text = first.text + hyphen.text + last.text;
  const lower = text.toLowerCase();
  const prefixed = PREFIXES.has(first.lower);
  const pos = prefixed ? last.pos : compoundPos(first, last);
  const lemma = pos === last.pos ? `${first.lower}-${last.lemma}` : lower;
  return { start: first.start, end: last.end, text, lower, lemma, pos };
}

function compoundPos(first: Word, last: Word): string {
  if (CAPITAL.test(first.text) && CAPITAL.test(last.text)) {
    return first.pos === "ADJ" || last.pos === "ADJ" || NATIONAL.test(last.text) ? "ADJ" : "PROPN";
  }
  // `well-known`, `Berlin-born`, `ten-year`, `oil-producing` stand before a noun far more often than alone.
  if (last.pos === "VERB" || last.pos === "ADJ" || first.pos === "NUM" || first.pos === "ADV") return "ADJ";
  if (CAPITAL.test(first.text) && last.pos === "NOUN") return "ADJ";
  // `a start-up`, `the run-off`
  if (/^(?:ADP|ADV|PART|DET)$/u.test(last.pos)) return "NOUN";
  return last.pos === "PUNCT" ? "X" : last.pos;
}

/** `German-Soviet`, `Anglo-Saxon`, `Sino-Japanese`. */
const NATIONAL = /(?:an|ish|ese|ch|ic|ist|iet|on)$/u;
