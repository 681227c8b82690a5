import { startsLower } from "#lib/base/text.ts";
import { canBeParticiple, canBePast } from "./lexicon/irregular-verbs.ts";
import { MULTIWORD_NAMES } from "./lexicon/multiword-names.ts";
import { betterLemma } from "./lexicon/verb-lemma.ts";
import { endsPlace, nounInDisguise } from "./tokens-nouns.ts";
import { isVerbInDisguise, verblessSegments } from "./tokens-verbs.ts";
import { isCapitalised, isDeterminer, makeVerb, NO_WORD, type Word } from "./tokens-words.ts";
import type { Token } from "./types.ts";

/** Adjectives that the tagger calls adverbs. */
const FLAT = new Set("large second third fourth fifth final early late low high deep wide".split(" "));
const COMPASS = new Set(["north", "south", "east", "west"]);

/**
 * Mends what the tagger is known to get wrong, in the words themselves: names of several words, capitals inside a
 * sentence, verbs read as nouns and nouns read as verbs where the words around them leave no choice, participles, lemmas
 * of irregular verbs.
 */
export function repairTags(words: Word[]): Token[] {
  const titled = isTitled(words);
  for (let i = 0; i < words.length; i += 1) {
    if (isCapitalised(words[i]?.text ?? "")) {
      joinName(words, i);
      if (!titled) capital(words, i);
    }
    settleOddities(words, i);
    settleVerb(words, i);
  }
  verblessSegments(words);
  for (const word of words) if (word.pos === "VERB") word.lemma = betterLemma(word.lower, word.lemma);
  return words;
}

function settleVerb(words: readonly Word[], i: number): void {
  const word = words[i] ?? NO_WORD;
  const prev = words[i - 1] ?? NO_WORD;
  if (word.pos === "VERB" && endsPlace(words, i)) {
    word.pos = "NOUN";
    word.lemma = word.lower;
  } else if (word.pos === "VERB")
    nounInDisguise(word, prev, words[i + 1] ?? NO_WORD, hasDeterminer(words, i));
  else if (
    (word.pos === "NOUN" || word.pos === "ADJ" || (word.pos === "PROPN" && i === 0)) &&
    isVerbInDisguise(words, i)
  ) {
    makeVerb(word);
    if (prev.lower === "to") prev.pos = "PART";
  }
}

/** Single words that the tagger reads wrongly in one setting. */
function settleOddities(words: readonly Word[], i: number): void {
  const word = words[i] ?? NO_WORD;
  const prev = words[i - 1] ?? NO_WORD;
  const next = words[i + 1] ?? NO_WORD;
  switch (word.pos) {
    case "AUX":
      if (word.lower === "will" && (isDeterminer(prev) || prev.pos === "ADJ")) word.pos = "NOUN";
      break;
    case "DET":
      // `Influenza A viruses`
      if (word.text === "A" && (prev.pos === "NOUN" || prev.pos === "PROPN")) word.pos = "PROPN";
      break;
    case "ADV":
      if (FLAT.has(word.lower) && /^(?:NOUN|ADJ|VERB)$/u.test(next.pos) && prev.pos !== "AUX")
        word.pos = "ADJ";
      if (COMPASS.has(word.lower) && isDeterminer(prev)) word.pos = "ADJ";
      break;
    case "PROPN":
      if (isJoinedDemonym(words, i)) word.pos = "ADJ";
      break;
    case "ADJ":
      if (
        COMPOUND_NAME.test(word.text) &&
        !isDeterminer(prev) &&
        !/^(?:NOUN|PROPN|ADJ|NUM|CCONJ)$/u.test(next.pos)
      )
        word.pos = "PROPN";
      break;
    case "VERB":
      if (word.lower === "further" && next.pos === "VERB") word.pos = "ADV";
      if (i > 0 && isCapitalised(word.text) && /^['’]s$/u.test(next.text)) word.pos = "PROPN";
      break;
    default:
  }
}

/** `Ben-Gurion`, `Bourgès-Maunoury`. */
const COMPOUND_NAME = /^\p{Lu}\p{Ll}+-\p{Lu}\p{Ll}+$/u;

const LETTER = /^\p{L}/u;

/** A heading in which most words begin with a capital says nothing by its capitals. */
function isTitled(words: readonly Word[]): boolean {
  // `Alfred Duff Cooper, First Lord of the Admiralty, resigned in protest.`
  if (words.at(-1)?.text === "." && (startsLower(words.at(-2)?.text ?? "") || tellsDeed(words))) return false;
  let long = 0;
  let capitals = 0;
  for (const { text } of words) {
    if (text.length < 4) continue;
    if (isCapitalised(text)) capitals += 1;
    else if (!startsLower(text) && !LETTER.test(text)) continue;
    long += 1;
  }
  return long > 2 && capitals > long * 0.6;
}

/** `Paratroops landed at Port Said on 5 November.`: a verb in small letters between the names, as headings have none. */
function tellsDeed(words: readonly Word[]): boolean {
  return words.some(
    ({ text, pos, lower }, i) => i > 0 && pos === "VERB" && text === lower && canBePast(lower),
  );
}

/** `German and Soviet officials`: the first is an adjective too. */
function isJoinedDemonym(words: readonly Word[], i: number): boolean {
  const word = words[i] ?? NO_WORD;
  if (word.pos !== "PROPN" || !DEMONYM.test(word.text) || words[i + 1]?.pos !== "CCONJ") return false;
  const other = words[i + 2];
  return (
    other !== undefined && (other.pos === "ADJ" || DEMONYM.test(other.text)) && words[i + 3]?.pos === "NOUN"
  );
}

/** `German`, `Polish`, `Chinese`, `French`, `Soviet`, `Czech`, `Dutch`, `Greek`, `Iraqi`. */
const DEMONYM = /^\p{Lu}[\p{L}-]{1,30}(?:an|ish|ese|nch|iet|ech|tch|eek|qi|li)$/u;

function joinName(words: readonly Word[], i: number): void {
  const rests = MULTIWORD_NAMES.get(words[i]?.text ?? "");
  const rest = rests?.find((parts) => parts.every((part, k) => words[i + 1 + k]?.text === part));
  if (rest === undefined) return;
  for (let k = 0; k <= rest.length; k += 1) {
    const word = words[i + k];
    if (word !== undefined && isCapitalised(word.text)) word.pos = "PROPN";
  }
}

function capital(words: readonly Word[], i: number): void {
  const word = words[i] ?? NO_WORD;
  const prev = words[i - 1] ?? NO_WORD;
  const next = words[i + 1] ?? NO_WORD;
  if (!isCapitalised(word.text) || !/^(?:VERB|NOUN|ADV|X)$/u.test(word.pos)) return;
  const opens = i === 0 || (prev.pos === "PUNCT" && /^(?:["“”'‘’`(:.!?*•-]|—|–|\.\.\.)$/u.test(prev.text));
  if (!opens) {
    word.pos = word.pos === "VERB" && canBeParticiple(word.lower) && next.pos === "NOUN" ? "ADJ" : "PROPN";
    if (word.pos === "PROPN") word.lemma = word.text;
    return;
  }
  // `Ford once worked as …`: a bare form before another verb is a name.
  const verbal = next.pos === "ADV" ? (words[i + 2] ?? NO_WORD) : next;
  if (word.pos === "VERB" && !/(?:ed|ing)$/u.test(word.lower) && /^(?:VERB|AUX)$/u.test(verbal.pos))
    word.pos = "PROPN";
}

/** `a broom-like object`: an article, then nothing but adjectives, up to the word. */
function hasDeterminer(words: readonly Word[], i: number): boolean {
  let k = i - 1;
  while (k >= 0 && i - k < 5 && (words[k]?.pos === "ADJ" || words[k]?.pos === "NUM")) k -= 1;
  return k < i - 1 && /^(?:an?|its|his|their|our|my|every|each)$/u.test(words[k]?.lower ?? "");
}
