import { sameNoun } from "./deed-kinds.ts";
import { areOfOtherKinds, kindsSpokenOf } from "./kinds-spoken-of.ts";
import type { Phrase } from "./phrases.ts";
import { contentWords, stem } from "./words.ts";

const ORDINAL =
  /\b(?:first|second|third|fourth|fifth|sixth|last|final|next|new|old|other|another|previous|earlier|later|former|\d{1,2}(?:st|nd|rd|th))\b/giu;

const ordinals = new WeakMap<Phrase, string>();

/** A phrase is held against many others. */
function ordinalsOf(phrase: Phrase): string {
  let known = ordinals.get(phrase);
  if (known === undefined) {
    const told = phrase.text.match(ORDINAL)?.map((word) => word.toLowerCase()) ?? [];
    known = told.filter((word) => word !== "first").join();
    ordinals.set(phrase, known);
  }
  return known;
}

const kinds = new WeakMap<Phrase, ReadonlySet<string>>();

function kindsOf(phrase: Phrase): ReadonlySet<string> {
  const known = kinds.get(phrase) ?? kindsSpokenOf(phrase.text);
  kinds.set(phrase, known);
  return known;
}

/**
 * Whether two phrases mean one thing in one story: one name, or one noun with nothing beside it that tells them apart.
 * A first one may go without saying so; a second one never does.
 */
export function sameInStory(a: Phrase, b: Phrase): boolean {
  if (EMPTY_HEADS.has(a.head) || EMPTY_HEADS.has(b.head)) return false;
  return calledAlike(a, b) && ordinalsOf(a) === ordinalsOf(b) && !areOfOtherKinds(kindsOf(a), kindsOf(b));
}

function calledAlike(a: Phrase, b: Phrase): boolean {
  const [x, y] = [a.head.startsWith("#"), b.head.startsWith("#")];
  if (x && y) return a.head === b.head || sameWords(a, b);
  if (x || y) return calls(x ? a : b, x ? b : a);
  if (sameNoun(a.head) !== sameNoun(b.head)) return false;
  const [one, other] = [othersOf(a), othersOf(b)];
  if (one.length === 0 || other.length === 0) return true;
  return one.some((word) => other.some((each) => each === word || areOneRoot(each, word)));
}

/** `the brilliancy prize` and `the prize for the most brilliant game`: the stems of long words that begin alike. */
const areOneRoot = (a: string, b: string) =>
  a.length > ROOT && b.length > ROOT && a.slice(0, ROOT) === b.slice(0, ROOT);
const ROOT = 6;

function sameWords(a: Phrase, b: Phrase): boolean {
  if (a.words.size !== b.words.size || a.words.size < 2) return false;
  return [...a.words].every((word) => b.words.has(word));
}

/** Whether a common phrase calls a named thing by its noun: `the treaty`, of the Treaty of Velm. */
function calls(named: Phrase, common: Phrase): boolean {
  const words = contentWords(named.text);
  if ([...words].some((word) => EMPTY_HEADS.has(word))) return false;
  if (![...words].some((word) => sameNoun(word) === sameNoun(common.head))) return false;
  return othersOf(common).every((word) => words.has(word) || common.terms.has(named.head));
}

/** Nouns of which every story has many. */
const EMPTY_HEADS: ReadonlySet<string> = new Set(
  "work thing way part one name time year day word man men people person number place home side"
    .split(" ")
    .map(stem),
);

const EMPTY_WORDS: ReadonlySet<string> = new Set(
  "first famous great big own whole real original entire very long".split(" ").map(stem),
);

/** Whether a phrase is a noun and nothing that tells it from others of its kind. */
export function isBare(phrase: Phrase): boolean {
  return !phrase.head.startsWith("#") && othersOf(phrase).length === 0;
}

const MANY =
  /^(?!the\s|his\s|her\s|its\s|their\s|this\s)(?:\p{Ll}[\p{Ll}-]+\s){0,2}?\p{Ll}[\p{Ll}-]+[^s]s(?=\s(?:to|from|of|about|for|in|on)\b|$)/u;

/** Whether a phrase is of many that nothing points at: `letters to the minister`, of which there may be others. */
export const isMany = ({ head, text }: Phrase): boolean => !head.startsWith("#") && MANY.test(text);

/** The content words beside the head. */
function othersOf({ head, words }: Phrase): string[] {
  return [...words].filter((word) => word !== head && !EMPTY_WORDS.has(word));
}
