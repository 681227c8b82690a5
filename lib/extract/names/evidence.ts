import { isOrdinaryWord } from "../tagger/tag.ts";
import type { Sentence } from "../types.ts";
import { CALENDAR, OPENERS, ORDINARY_ENDING } from "./function-words.ts";
import { EVENT_HEADS, KNOWN_ORGS, ORG_HEADS, WORK_HEADS } from "./heads.ts";
import { isGivenName } from "./people.ts";
import { CITIES_KNOWN, PLACE_HEADS, REGIONS_KNOWN } from "./places.ts";
import { isRoleNoun, NAME_TITLES, SHORT_TITLES } from "./roles.ts";
import { STATE_FORMS } from "./states.ts";
import type { Word } from "./words.ts";

/** What the whole document shows about a spelling: is its capital there where nothing else asks for one? */
export type Evidence = {
  readonly capitals: ReadonlyMap<string, number>;
  readonly lowers: ReadonlyMap<string, number>;
  /** Sentences whose capitals say nothing: headings in title case, shouting. */
  readonly titleCase: readonly boolean[];
  /** Words right after a given name in German text, where the capital alone would not tell: `Karl Moser`. */
  readonly surnames: ReadonlySet<string>;
};

export function gather(sentences: readonly Sentence[], words: readonly (readonly Word[])[]): Evidence {
  const capitals = new Map<string, number>();
  const lowers = new Map<string, number>();
  const surnames = new Set<string>();
  const titleCase = words.map((list, index) => isTitleCase(list, sentences[index]));
  words.forEach((list, index) => {
    const silent = titleCase[index] === true;
    const german = sentences[index]?.block.language === "de";
    let given = false;
    for (const word of list) {
      if (german && given && word.shape === "capital" && !lowers.has(word.lower)) surnames.add(word.text);
      given = word.shape === "capital" && !word.first && isGivenName(word.text);
      if (word.shape === "lower") lowers.set(word.lower, (lowers.get(word.lower) ?? 0) + 1);
      else if (!silent && !german && !word.first && word.shape === "capital") {
        capitals.set(word.text, (capitals.get(word.text) ?? 0) + 1);
      }
    }
  });
  return { capitals, lowers, titleCase, surnames };
}

function isTitleCase(list: readonly Word[], sentence: Sentence | undefined): boolean {
  if (sentence?.block.zone === "heading") return true;
  let long = 0;
  let upper = 0;
  let shouted = 0;
  let afterGiven = false;
  for (const word of list) {
    // People's names say nothing about the words around them: a list of them is no headline.
    const given = word.shape !== "lower" && isGivenName(word.text);
    const partOfName = given || afterGiven;
    afterGiven = given;
    if (partOfName || word.shape === "number" || word.text.length < 4) continue;
    long += 1;
    if (word.shape !== "lower") upper += 1;
    if (word.shape === "capitals") shouted += 1;
  }
  return (long >= 4 && upper / long > 0.8) || (shouted > 0 && shouted === long);
}

const KNOWN: ReadonlySet<string> = new Set([
  ...STATE_FORMS.keys(),
  ...CITIES_KNOWN,
  ...REGIONS_KNOWN,
  ...KNOWN_ORGS,
]);
const PHRASE_STARTS: ReadonlySet<string> = new Set(
  [...KNOWN]
    .filter((name) => name.includes(" "))
    .map((name) => name.slice(0, name.indexOf(" ")).replace(/\.$/u, "")),
);

/** In one of our lists of places, states and bodies, as written. */
export function isKnownName(text: string): boolean {
  return KNOWN.has(text);
}

const SMALL_START = /^[a-z]/u;
const HAVE_SMALL_STARTS = [...PHRASE_STARTS].some((word) => SMALL_START.test(word));

/** Whether a name of several words in our lists begins with the word. */
export function startsKnownPhrase(word: string): boolean {
  if (!HAVE_SMALL_STARTS && isSmallAscii(word.charCodeAt(0))) return false;
  return PHRASE_STARTS.has(word);
}

function isSmallAscii(code: number): boolean {
  return code >= 0x61 && code <= 0x7a;
}

/** A shouted word (`IN LATE 1940`, `GERMANY`), written as it would be in running text. */
export function calm(text: string): string {
  return text.charAt(0) + text.slice(1).toLowerCase();
}

/** Whether the document writes the word with a capital of its own accord, more often than without. */
export function isProperHere(word: Word, evidence: Evidence): boolean {
  const upper = evidence.capitals.get(word.text) ?? 0;
  return upper > 0 && upper >= (evidence.lowers.get(word.lower) ?? 0);
}

const DIRECTION =
  /^(?:North|South|East|West|Northern|Southern|Eastern|Western|Central|Middle|Upper|Lower|Inner|Outer|Internet|Web)$/u;

/** `the Ministry`, `the Act`, `the War`: a head without the words that make it a name. */
function isGenericHead(text: string): boolean {
  if (/^(?:Rovers|Wanderers|United|Athletic|Royals)$/u.test(text)) return false;
  return ORG_HEADS.has(text) || EVENT_HEADS.has(text) || WORK_HEADS.has(text) || PLACE_HEADS.has(text);
}

/**
 * Whether one capitalised word, taken alone, is a name. `silent` is true where capitals say nothing.
 * A capital in mid-sentence is enough unless the word is a title, a month or the pronoun; elsewhere something else has
 * to speak for it.
 */
export function isNameAlone(
  word: Word,
  next: Word | undefined,
  evidence: Evidence,
  silent: boolean,
  english: boolean,
): boolean {
  if (word.shape === "lower" || word.shape === "number" || word.text === "&") return false;
  if (CALENDAR.has(word.text) || word.lower === "i" || /^i['’]/u.test(word.lower)) return false;
  if (isKnownName(word.text)) return true;
  if (OPENERS.has(word.lower) || DIRECTION.test(word.text) || isGenericHead(word.text)) return false;
  if (word.shape === "capitals" && silent)
    return isKnownName(calm(word.text)) || evidence.capitals.has(calm(word.text));
  if (!word.first && !silent) {
    if (word.shape === "initial") return false;
    if (isRoleNoun(word.text) || SHORT_TITLES.has(word.text) || NAME_TITLES.has(word.text)) return false;
    return (evidence.lowers.get(word.lower) ?? 0) < 3 + 3 * (evidence.capitals.get(word.text) ?? 0);
  }
  if (isRoleNoun(word.text) || SHORT_TITLES.has(word.text)) return false;
  if (isProperHere(word, evidence)) return true;
  if (evidence.lowers.has(word.lower) || word.shape === "initial") return false;
  if (word.shape === "capitals") return word.text.length <= 6;
  if (isGivenName(word.text)) return true;
  if (ORDINARY_ENDING.test(word.text)) return false;
  if (silent) return false;
  if (next !== undefined && /^(?:of|in|for|from|by|with|at|to|on)$/u.test(next.lower)) return false;
  // The tagger knows English only.
  if (!english) return false;
  // `Suspicion fell on him`, `Reports said`: a word of the language that only a sentence's beginning gives a capital.
  if (word.first && isOrdinaryWord(word.lower)) return false;
  if (word.possessive) return true;
  if (word.pos !== null) return word.pos === "PROPN";
  return next !== undefined && /^(?:was|is|had|has|said|told|wrote|born|who|and|'s)$|ed$/u.test(next.lower);
}
