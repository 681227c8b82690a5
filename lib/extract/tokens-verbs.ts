import { canBeParticiple, canBePast } from "./lexicon/irregular-verbs.ts";
import { NOUN_VERBS } from "./lexicon/noun-verbs.ts";
import {
  ADJECTIVES_ED,
  BE,
  isBase,
  isDeterminer,
  makeVerb,
  NO_WORD,
  RELATIVES,
  type Word,
} from "./tokens-words.ts";

const SUBJECTS_SINGULAR = new Set(["he", "she", "it"]);

const SUBJECTS_PLURAL = new Set(["they", "we", "i", "you"]);

const MODALS = new Set("will would can could may might must shall should do does did".split(" "));

const HAVE = new Set("have has had having 've".split(" "));

/** Past forms that are no noun: the tagger reads `led` after a number as one. */
const ONLY_PAST = new Set(
  "led held went took made kept brought taught fought sold sent told met became wrote began grew knew came gave fell drew lost".split(
    " ",
  ),
);

const NOUNS_ED = /^(?:hundred|kindred|shred|sled|bed|[a-z-]*bed|wed|id)$/u;
/** Words in -ing that are no verb. */
const NOUNS_ING = new Set(
  "thing something anything nothing everything king spring string ring wing morning evening ceiling sibling during being wedding".split(
    " ",
  ),
);

/** Forms that govern an object as a preposition does. */
const LIKE_PREPOSITIONS = new Set(["following", "including", "regarding", "concerning"]);

const QUANTIFIERS = new Set("many several most some such other".split(" "));

export function isVerbInDisguise(words: readonly Word[], i: number): boolean {
  const word = words[i] ?? NO_WORD;
  const next = words[i + 1] ?? NO_WORD;
  const prev = words[i - 1] ?? NO_WORD;
  const isIng = word.lower.endsWith("ing");
  if (word.pos === "PROPN" && !(i === 0 && isIng)) return false;
  const governor = beforeAdverbs(words, i);
  const participle = isParticiple(word);
  if (participle && BE.has(governor.lower) && word.lower !== "born") return true;
  if (governor.pos === "AUX") {
    if (participle && next.pos !== "NOUN" && HAVE.has(governor.lower)) return true;
    if (word.pos === "NOUN" && MODALS.has(governor.lower) && isBase(word)) return true;
  }
  if (isIng && LIKE_PREPOSITIONS.has(word.lower) && opensObject(next)) return true;
  if (word.lower.includes("-")) return false;
  if (isIng) {
    return opensObject(next) && !NOUNS_ING.has(word.lower) && canGovernGerund(governor, i);
  }
  // `the French retreated`
  if (
    word.pos === "NOUN" &&
    word.lower.endsWith("ed") &&
    /[^e]ed$/u.test(word.lower) &&
    !NOUNS_ED.test(word.lower) &&
    prev.pos !== "DET"
  )
    return true;
  if (ONLY_PAST.has(word.lower) && !isDeterminer(prev)) return true;
  // `While Halberg feigned agreement`: a name that opens a clause, and a form that can be a past tense.
  if (word.pos === "ADJ" && participle && opensClause(words, i) && next.pos === "NOUN") return true;
  if (word.pos === "ADJ" && !(isBase(word) && governor.pos === "CCONJ")) {
    return participle && afterNoun(governor) && (next.pos === "ADP" || opensObject(next));
  }
  if (!NOUN_VERBS.has(word.lower)) return false;
  if (prev.pos === "PRON" && SUBJECTS_SINGULAR.has(prev.lower) && word.lower.endsWith("s")) return true;
  if (prev.pos === "PRON" && SUBJECTS_PLURAL.has(prev.lower) && isBase(word)) return true;
  if (prev.lower === "to" && isBase(word) && opensObject(next)) return true;
  if (
    governor.pos === "CCONJ" &&
    next.pos === "PRON" &&
    /^(?:it|him|them|her|us|me|itself|themselves)$/u.test(next.lower)
  )
    return true;
  if (
    governor.pos === "CCONJ" &&
    isBase(word) &&
    /^(?:the|an?|his|their|its)$/u.test(next.lower) &&
    words[i - 2]?.pos === "VERB"
  )
    return true;
  // `join the league and support foreign clubs`: a noun stands before no adjective.
  if (governor.pos === "CCONJ" && isBase(word) && next.pos === "ADJ" && words[i + 2]?.pos === "NOUN")
    return true;
  if (governsArticle(word, prev, next)) return true;
  return isRelative(prev, words[i - 2] ?? NO_WORD) && !/^(?:VERB|AUX)$/u.test(next.pos);
}

function opensClause(words: readonly Word[], i: number): boolean {
  const subject = words[i - 1];
  if (subject?.pos !== "PROPN" && !(subject?.pos === "PRON" && subject.lower !== "that")) return false;
  const before = words[i - 2];
  return before === undefined || /^(?:SCONJ|PUNCT)$/u.test(before.pos);
}

function isRelative(word: Word, before: Word): boolean {
  return RELATIVES.has(word.lower) && (/^(?:NOUN|PROPN)$/u.test(before.pos) || before.text === ",");
}

/** `the theorem states every …`, `proteins form the …`: a noun, an agreeing verb form, an article. */
function governsArticle(word: Word, prev: Word, next: Word): boolean {
  if (word.pos !== "NOUN" || (prev.pos !== "NOUN" && prev.pos !== "PROPN")) return false;
  return /^(?:the|an?|his|their|its|no|every|each|her)$/u.test(next.lower) && agrees(word, prev);
}

/** Third person after a singular, base form after a plural. */
function agrees(word: Word, subject: Word): boolean {
  const plural = /[^su]s$/u.test(subject.lower);
  return isBase(word) ? plural && subject.pos !== "PROPN" : !plural || subject.pos === "PROPN";
}

function beforeAdverbs(words: readonly Word[], i: number): Word {
  let k = i - 1;
  while (
    k >= 0 &&
    i - k < 4 &&
    (words[k]?.pos === "ADV" || words[k]?.lower === "not" || words[k]?.lower === "n't")
  )
    k -= 1;
  return words[k] ?? NO_WORD;
}

function isParticiple(word: Word): boolean {
  return canBeParticiple(word.lower) && !ADJECTIVES_ED.has(word.lower);
}

function afterNoun(governor: Word): boolean {
  const { pos } = governor;
  return pos === "NOUN" || pos === "PROPN" || pos === "PRON" || pos === "CCONJ";
}

function opensObject(word: Word): boolean {
  const { pos } = word;
  if (pos === "DET" || pos === "NUM" || pos === "PROPN" || QUANTIFIERS.has(word.lower)) return true;
  return pos === "PRON" && !RELATIVES.has(word.lower);
}

function canGovernGerund(prev: Word, i: number): boolean {
  return (
    i === 0 ||
    prev.pos === "VERB" ||
    prev.pos === "ADP" ||
    prev.pos === "PUNCT" ||
    prev.pos === "CCONJ" ||
    prev.pos === "SCONJ" ||
    prev.pos === "NOUN"
  );
}

/** `Snow interacts with …`, `These fields deal with …`: a stretch without any verb has one that was read as a noun. */
export function verblessSegments(words: readonly Word[]): void {
  let start = 0;
  for (let i = 0; i <= words.length; i += 1) {
    const word = words[i];
    if (word !== undefined && !opensSegment(word, words[i - 1])) continue;
    mendSegment(words, start, i);
    start = i;
  }
}

function opensSegment(word: Word, prev: Word | undefined): boolean {
  if (word.pos === "PUNCT") return word.text.length === 1 && ";:()—–.?!,".includes(word.text);
  if (word.pos === "SCONJ") return true;
  const { lower } = word;
  return (
    (lower === "that" || lower === "which" || lower === "who") &&
    (prev?.pos === "NOUN" || prev?.pos === "PROPN" || prev?.pos === "VERB")
  );
}

function mendSegment(words: readonly Word[], start: number, end: number): void {
  let best = -1;
  for (let i = start; i < end; i += 1) {
    const word = words[i] ?? NO_WORD;
    if (i === start + 1 && words[start]?.text === "," && word.pos === "ADP") return;
    if (word.pos === "AUX" || (word.pos === "VERB" && isFiniteForm(word, words[i - 1]))) return;
    if ((best < 0 || best === i - 1) && i > start && word.pos === "NOUN" && couldBeFinite(words, i, end))
      best = i;
  }
  const word = words[best];
  if (word !== undefined) makeVerb(word);
}

function isFiniteForm(word: Word, prev: Word | undefined): boolean {
  if (word.lower.endsWith("ing") || prev?.lower === "to") return false;
  return !canBeParticiple(word.lower) || canBePast(word.lower);
}

function couldBeFinite(words: readonly Word[], i: number, end: number): boolean {
  const word = words[i] ?? NO_WORD;
  const prev = words[i - 1] ?? NO_WORD;
  const next = i + 1 < end ? (words[i + 1] ?? NO_WORD) : NO_WORD;
  if (!NOUN_VERBS.has(word.lower)) return false;
  const subject = prev.pos === "NOUN" || prev.pos === "PROPN" || prev.pos === "PRON";
  if (!subject || !agrees(word, prev)) return false;
  return (
    opensObject(next) ||
    (/^(?:ADP|ADV|SCONJ|PART)$/u.test(next.pos) && next.lower !== "of" && !/^['’]/u.test(next.text)) ||
    next.pos === "NOUN"
  );
}
