import { canBeParticiple } from "./lexicon/irregular-verbs.ts";
import { MULTIWORD_NAMES } from "./lexicon/multiword-names.ts";
import { betterLemma } from "./lexicon/verb-lemma.ts";
import { nounInDisguise } from "./tokens-nouns.ts";
import { isVerbInDisguise, verblessSegments } from "./tokens-verbs.ts";
import { CAPITAL, isDeterminer, makeVerb, NO_WORD, type Word } from "./tokens-words.ts";
import type { Token } from "./types.ts";

/** Adjectives that the tagger calls adverbs. */
const FLAT = new Set("large second third fourth fifth final early late low high deep wide".split(" "));
const COMPASS = new Set(["north", "south", "east", "west"]);
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
    if (!titled) capital(words, i);
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
    if (isJoinedDemonym(words, i)) word.pos = "ADJ";
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
    if (word !== undefined && CAPITAL.test(word.text)) word.pos = "PROPN";
  }
}

function capital(words: readonly Word[], i: number): void {
  const word = words[i] ?? NO_WORD;
  const prev = words[i - 1] ?? NO_WORD;
  const next = words[i + 1] ?? NO_WORD;
  if (!CAPITAL.test(word.text) || !/^(?:VERB|NOUN|ADV|X)$/u.test(word.pos)) return;
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
  while (k >= 0 && i - k < 5 && /^(?:ADJ|NUM)$/u.test(words[k]?.pos ?? "")) k -= 1;
  return k < i - 1 && /^(?:an?|its|his|their|our|my|every|each)$/u.test(words[k]?.lower ?? "");
}
