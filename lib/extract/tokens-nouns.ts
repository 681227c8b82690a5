import { canBeParticiple, PAST_FORMS } from "./lexicon/irregular-verbs.ts";
import { NOUN_VERBS } from "./lexicon/noun-verbs.ts";
import { CONTENT_VERBS } from "./lexicon/verb-classes.ts";
import { ADJECTIVES_ED, BE, isBase, isDeterminer, NO_WORD, type Word } from "./tokens-words.ts";

const NOUN_PREPOSITIONS = new Set(
  "of by in on at from with for into through between among without under over during against towards toward".split(
    " ",
  ),
);

const VERBS_OF = new Set(
  "think thinks consist consists speak speaks dispose approve approves complain dream hear know".split(" "),
);

/** Plurals without an -s. */
const PLURALS = new Set(
  "people police children men women feet teeth mice geese sheep fish others both many few media data cattle who that which".split(
    " ",
  ),
);

/** `went to war`, `came to power`: no infinitives. */
const STATES_OF_THINGS = new Set(["war", "power", "court", "peace", "death", "action"]);

/** After `the` and an adjective a verb form is a noun, but `the rich give` has both. */
const NOT_NOMINAL = /^(?:is|are|was|were|be|have|has|had|gave|took|became|went|came|saw|got)$/u;

function takesPredicate(next: Word): boolean {
  return (
    (next.pos === "AUX" && !/^(?:be|being|been|having)$/u.test(next.lower)) ||
    (next.pos === "VERB" && PAST_FORMS.has(next.lower)) ||
    (next.pos === "VERB" &&
      /(?:resumed|ended|started|stopped|continued|intensified|ceased)$/u.test(next.lower))
  );
}

export function nounInDisguise(word: Word, prev: Word, next: Word, isDetermined: boolean): void {
  const participle = canBeParticiple(word.lower) || word.lower.endsWith("ing");
  if (participle) {
    if (ADJECTIVES_ED.has(word.lower)) word.pos = "ADJ";
    // `fighting resumed`, `trading was suspended`
    else if (word.lower.endsWith("ing") && prev.pos !== "AUX" && takesPredicate(next)) word.pos = "NOUN";
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
  // `a gold buckle that weighs`: what `that` tells more about.
  if (
    /^(?:NOUN|PROPN)$/u.test(prev.pos) &&
    word.lemma === word.lower &&
    !CONTENT_VERBS.has(word.lower) &&
    /^(?:that|which|who)$/u.test(next.lower) &&
    !PLURALS.has(prev.lower) &&
    !/s$/u.test(prev.lower) &&
    !PAST_FORMS.has(word.lower)
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

/**
 * `women walked out of the Bell and Black match factory`, `men walked out of the Ford motor works`: behind a deed and a
 * preposition, a word of the present right behind a noun ends the place; the second cannot agree with who did it.
 */
export function endsPlace(words: readonly Word[], i: number): boolean {
  const word = words[i] ?? NO_WORD;
  const prev = words[i - 1] ?? NO_WORD;
  if (!/^(?:NOUN|PROPN)$/u.test(prev.pos) || !isPresent(word.lower)) return false;
  let isPlaced = false;
  for (let k = i - 1; k > 0 && i - k < MOST_WORDS; k -= 1) {
    const at = words[k] ?? NO_WORD;
    if (at.pos === "ADP") isPlaced = true;
    if (/^(?:PUNCT|SCONJ|PRON|AUX|PART)$/u.test(at.pos)) return false;
    if (at.pos !== "VERB") continue;
    const doer = words[k - 1] ?? NO_WORD;
    if (!isPlaced || doer.pos !== "NOUN" || !/ed$/u.test(at.lower)) return false;
    if (!word.lower.endsWith("s")) return words[i + 1]?.pos === "NOUN";
    return PLURALS.has(doer.lower) || /[^s]s$/u.test(doer.lower);
  }
  return false;
}

const MOST_WORDS = 14;

function isPresent(lower: string): boolean {
  return !/(?:ed|ing)$/u.test(lower) && !PAST_FORMS.has(lower);
}
