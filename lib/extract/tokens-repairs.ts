import { canBeParticiple, canBePast } from "./lexicon/irregular-verbs.ts";
import { MULTIWORD_NAMES } from "./lexicon/multiword-names.ts";
import { NOUN_VERBS } from "./lexicon/noun-verbs.ts";
import { betterLemma, verbLemma } from "./lexicon/verb-lemma.ts";
import type { Token } from "./types.ts";

/** A token whose tag is still open. */
export type Word = { start: number; end: number; text: string; lower: string; lemma: string; pos: string };

const CAPITAL = /^\p{Lu}\p{Ll}/u;
const NO_WORD: Word = { start: 0, end: 0, text: "", lower: "", lemma: "", pos: "" };

const DETERMINERS = new Set("the a an his its their my our your every each".split(" "));
const NOUN_PREPOSITIONS = new Set(
  "of by in on at from with for into through between among without under over during against towards toward".split(
    " ",
  ),
);
const SUBJECTS_SINGULAR = new Set(["he", "she", "it"]);
const SUBJECTS_PLURAL = new Set(["they", "we", "i", "you"]);
const RELATIVES = new Set(["that", "which", "who"]);
const VERBS_OF = new Set(
  "think thinks consist consists speak speaks dispose approve approves complain dream hear know".split(" "),
);
const MODALS = new Set("will would can could may might must shall should do does did".split(" "));
const BE = new Set("be is are was were been being 's 're 'm".split(" "));
const HAVE = new Set("have has had having 've".split(" "));
/** Words in -ed that are no participle. */
const ADJECTIVES_ED = new Set(
  "red sacred naked wicked rugged beloved ragged aged learned hundred crooked tired unprecedented unexpected united".split(
    " ",
  ),
);
/** Plurals without an -s. */
const PLURALS = new Set(
  "people police children men women feet teeth mice geese sheep fish others both many few media data cattle who that which".split(
    " ",
  ),
);
/** Adjectives that the tagger calls adverbs. */
const FLAT = new Set("large second third fourth fifth final early late low high deep wide".split(" "));
const COMPASS = new Set(["north", "south", "east", "west"]);
/** Past forms that are no noun: the tagger reads `led` after a number as one. */
const ONLY_PAST = new Set(
  "led held went took made kept brought taught fought sold sent told met became wrote began grew knew came gave fell drew lost".split(
    " ",
  ),
);
/** Words in -ing that are no verb. */
const NOUNS_ING = new Set(
  "thing something anything nothing everything king spring string ring wing morning evening ceiling sibling during being wedding".split(
    " ",
  ),
);

/**
 * Mends what the tagger is known to get wrong: names of several words, capitals inside a sentence, verbs read as nouns
 * and nouns read as verbs where the words around them leave no choice, participles, lemmas of irregular verbs.
 */
export function repairTags(tokens: readonly Token[]): Token[] {
  const words = tokens.map((token): Word => ({ ...token, lower: token.text.toLowerCase() }));
  const titled = isTitled(words);
  words.forEach((word, i) => {
    joinName(words, i);
    const prev = words[i - 1] ?? NO_WORD;
    const next = words[i + 1] ?? NO_WORD;
    if (!titled) capital(word, prev, next, i);
    if (word.lower === "will" && word.pos === "AUX" && (isDeterminer(prev) || prev.pos === "ADJ"))
      word.pos = "NOUN";
    if (word.text === "A" && word.pos === "DET" && /^(?:NOUN|PROPN)$/u.test(prev.pos)) word.pos = "PROPN";
    if (
      FLAT.has(word.lower) &&
      word.pos === "ADV" &&
      /^(?:NOUN|ADJ|VERB)$/u.test(next.pos) &&
      prev.pos !== "AUX"
    )
      word.pos = "ADJ";
    if (word.lower === "further" && word.pos === "VERB" && next.pos === "VERB") word.pos = "ADV";
    if (COMPASS.has(word.lower) && word.pos === "ADV" && isDeterminer(prev)) word.pos = "ADJ";
    if (word.pos === "VERB" && CAPITAL.test(word.text) && i > 0 && /^['’]s$/u.test(next.text))
      word.pos = "PROPN";
    if (word.pos === "VERB") nounInDisguise(word, prev, next, hasDeterminer(words, i));
    else if (word.pos === "NOUN" || word.pos === "ADJ" || word.pos === "PROPN") {
      if (isVerbInDisguise(words, i)) {
        makeVerb(word);
        if (prev.lower === "to") prev.pos = "PART";
      }
    }
  });
  verblessSegments(words);
  for (const word of words) if (word.pos === "VERB") word.lemma = betterLemma(word.lower, word.lemma);
  return words.map(({ start, end, text, lemma, pos }) => ({ start, end, text, lemma, pos }));
}

/** A heading in which most words begin with a capital says nothing by its capitals. */
function isTitled(words: readonly Word[]): boolean {
  const letters = words.filter((word) => /^\p{L}{4,}/u.test(word.text));
  return (
    letters.length > 2 && letters.filter((word) => CAPITAL.test(word.text)).length > letters.length * 0.6
  );
}

function joinName(words: readonly Word[], i: number): void {
  const rests = MULTIWORD_NAMES.get(words[i]?.text ?? "");
  const rest = rests?.find((parts) => parts.every((part, k) => words[i + 1 + k]?.text === part));
  if (rest === undefined) return;
  for (let k = 0; k <= rest.length; k += 1) {
    const word = words[i + k];
    if (word !== undefined && CAPITAL.test(word.text)) word.pos = "PROPN";
  }
}

function capital(word: Word, prev: Word, next: Word, i: number): void {
  if (!CAPITAL.test(word.text) || !/^(?:VERB|NOUN|ADV|X)$/u.test(word.pos)) return;
  const opens = i === 0 || (prev.pos === "PUNCT" && /^(?:["“”'‘’`(:.!?*•-]|—|–|\.\.\.)$/u.test(prev.text));
  if (!opens) {
    word.pos = word.pos === "VERB" && canBeParticiple(word.lower) && next.pos === "NOUN" ? "ADJ" : "PROPN";
    if (word.pos === "PROPN") word.lemma = word.text;
    return;
  }
  // `Ford once worked as …`: a bare form before another verb is a name.
  if (word.pos === "VERB" && !/(?:ed|ing)$/u.test(word.lower) && /^(?:VERB|AUX)$/u.test(next.pos))
    word.pos = "PROPN";
}

/** `went to war`, `came to power`: no infinitives. */
const STATES_OF_THINGS = new Set(["war", "power", "court", "peace", "death", "action"]);

/** After `the` and an adjective a verb form is a noun, but `the rich give` has both. */
const NOT_NOMINAL = /^(?:is|are|was|were|be|have|has|had|gave|took|became|went|came|saw|got)$/u;

function nounInDisguise(word: Word, prev: Word, next: Word, isDetermined: boolean): void {
  const participle = canBeParticiple(word.lower) || word.lower.endsWith("ing");
  if (participle) {
    if (ADJECTIVES_ED.has(word.lower)) word.pos = "ADJ";
    // `the undertaking of`, `his painting,`
    else if (word.lower.endsWith("ing") && isDeterminer(prev) && /^(?:of|\W)$/u.test(next.lower))
      word.pos = "NOUN";
    return;
  }
  if (prev.lower === "to" && STATES_OF_THINGS.has(word.lower)) {
    word.pos = "NOUN";
    prev.pos = "ADP";
    return;
  }
  // `there is evidence that`: after a form of `be` a bare form is no verb.
  if (BE.has(prev.lower) && prev.pos === "AUX") {
    word.pos = "NOUN";
    return;
  }
  // `the sugar block was`: a bare form does not agree with a singular noun.
  if (
    prev.pos === "NOUN" &&
    isBase(word) &&
    !PLURALS.has(prev.lower) &&
    !/s$/u.test(prev.lower) &&
    /^(?:NOUN|AUX)$/u.test(next.pos)
  ) {
    word.pos = "NOUN";
    return;
  }
  if (prev.pos === "ADJ" && isDetermined && !NOT_NOMINAL.test(word.lower)) {
    word.pos = "NOUN";
    return;
  }
  if (isDeterminer(prev)) {
    if (next.pos !== "NOUN" || NOUN_VERBS.has(word.lower)) word.pos = "NOUN";
  } else if (prev.pos === "ADP" && NOUN_PREPOSITIONS.has(prev.lower)) word.pos = "NOUN";
  else if (prev.lower === "to" && /[^su]s$/u.test(word.lower)) {
    word.pos = "NOUN";
    prev.pos = "ADP";
  } else if (
    next.lower === "of" &&
    !VERBS_OF.has(word.lower) &&
    /^(?:ADJ|VERB|NUM|CCONJ)$/u.test(prev.pos) &&
    word.lower.endsWith("s")
  ) {
    word.pos = "NOUN";
  } else if (prev.pos === "ADJ" && word.lower.endsWith("s") && NOUN_VERBS.has(word.lower)) word.pos = "NOUN";
}

/** `a broom-like object`: an article, then nothing but adjectives, up to the word. */
function hasDeterminer(words: readonly Word[], i: number): boolean {
  let k = i - 1;
  while (k >= 0 && i - k < 5 && /^(?:ADJ|NUM)$/u.test(words[k]?.pos ?? "")) k -= 1;
  return k < i - 1 && /^(?:an?|its|his|their|our|my|every|each)$/u.test(words[k]?.lower ?? "");
}

function isDeterminer(word: Word): boolean {
  return DETERMINERS.has(word.lower) || (word.pos === "PART" && /^['’]s?$/u.test(word.text));
}

function isVerbInDisguise(words: readonly Word[], i: number): boolean {
  const word = words[i] ?? NO_WORD;
  const next = words[i + 1] ?? NO_WORD;
  const prev = words[i - 1] ?? NO_WORD;
  const governor = beforeAdverbs(words, i);
  const participle = isParticiple(word);
  if (word.pos === "PROPN" && !(i === 0 && word.lower.endsWith("ing"))) return false;
  if (BE.has(governor.lower) && participle && word.lower !== "born") return true;
  if (HAVE.has(governor.lower) && governor.pos === "AUX" && participle && next.pos !== "NOUN") return true;
  if (MODALS.has(governor.lower) && governor.pos === "AUX" && isBase(word) && word.pos === "NOUN")
    return true;
  if (word.lower.endsWith("ing")) {
    return opensObject(next) && !NOUNS_ING.has(word.lower) && canGovernGerund(governor, i);
  }
  if (ONLY_PAST.has(word.lower) && !isDeterminer(prev)) return true;
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
  if (governsArticle(word, prev, next)) return true;
  return isRelative(prev, words[i - 2] ?? NO_WORD) && !/^(?:VERB|AUX)$/u.test(next.pos);
}

function isRelative(word: Word, before: Word): boolean {
  return RELATIVES.has(word.lower) && (/^(?:NOUN|PROPN)$/u.test(before.pos) || before.text === ",");
}

/** `the theorem states every …`, `proteins form the …`: a noun, an agreeing verb form, an article. */
function governsArticle(word: Word, prev: Word, next: Word): boolean {
  if (!/^(?:the|an?|his|their|its|no|every|each|her)$/u.test(next.lower)) return false;
  return /^(?:NOUN|PROPN)$/u.test(prev.pos) && agrees(word, prev) && word.pos === "NOUN";
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

function makeVerb(word: Word): void {
  word.pos = "VERB";
  word.lemma = verbLemma(word.lower);
}

function isBase(word: Word): boolean {
  if (!NOUN_VERBS.has(word.lower)) return false;
  return !(
    word.lower.endsWith("s") &&
    (NOUN_VERBS.has(word.lower.slice(0, -1)) || NOUN_VERBS.has(word.lower.slice(0, -2)))
  );
}

function afterNoun(governor: Word): boolean {
  return /^(?:NOUN|PROPN|PRON|CCONJ)$/u.test(governor.pos);
}

function opensObject(word: Word): boolean {
  if (/^(?:many|several|most|some|such|other)$/u.test(word.lower)) return true;
  return (
    /^(?:DET|NUM)$/u.test(word.pos) ||
    (word.pos === "PRON" && !RELATIVES.has(word.lower)) ||
    word.pos === "PROPN"
  );
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
function verblessSegments(words: readonly Word[]): void {
  let start = 0;
  for (let i = 0; i <= words.length; i += 1) {
    const word = words[i];
    if (word !== undefined && !opensSegment(word, words[i - 1])) continue;
    mendSegment(words, start, i);
    start = i;
  }
}

function opensSegment(word: Word, prev: Word | undefined): boolean {
  if (word.pos === "PUNCT") return /^[;:()—–.?!,]$/u.test(word.text);
  if (word.pos === "SCONJ") return true;
  return RELATIVES.has(word.lower) && prev !== undefined && /^(?:NOUN|PROPN|VERB)$/u.test(prev.pos);
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
  if (!/^(?:NOUN|PROPN|PRON)$/u.test(prev.pos) || !agrees(word, prev)) return false;
  return (
    opensObject(next) ||
    (/^(?:ADP|ADV|SCONJ|PART)$/u.test(next.pos) && next.lower !== "of" && !/^['’]/u.test(next.text)) ||
    next.pos === "NOUN"
  );
}
