import { ownsPreposition } from "../lexicon/noun-complements.ts";
import type { Phrase } from "../phrases.ts";
import type { Token } from "../types.ts";
import type { Ref } from "./draft.ts";

/** Prepositions that nearly always belong to the noun before them. */
const NOUN_PREPOSITIONS = new Set(["of", "between", "such as", "including"]);
/** How many phrases one participant may be made of. */
const REACH = 24;

/** What a noun phrase refers to, with what belongs to it behind it. */
export function refOf({ first, last, head }: Ref, end: number = last): Ref {
  return { first, last: end, head };
}

/** A subject with all that stands between it and its verb: `water from various springs (was channelled)`. */
export function subjectRef(
  phrases: readonly Phrase[],
  at: number,
  verbAt: number,
  tokens: readonly Token[],
): Ref | null {
  const noun = phrases[at];
  if (noun?.kind !== "noun") return null;
  let last = noun.last;
  const list = endOfList(phrases, at, true);
  if (list !== null && list < verbAt)
    return { first: noun.first, last: endOfNoun(phrases, list, tokens).last, head: noun.head };
  for (let k = at + 1; k < Math.min(verbAt, at + REACH); k += 1) {
    const phrase = phrases[k];
    const next = phrases[k + 1];
    if (phrase?.kind === "preposition" && next?.kind === "noun" && k + 1 < verbAt) {
      last = next.last;
      k += 1;
    } else if (joins(phrases, k) && next?.kind === "noun" && k + 1 < verbAt) {
      last = next.last;
      k += 1;
    } else break;
  }
  return { first: noun.first, last: Math.max(last, endOfRestriction(phrases, at, verbAt)), head: noun.head };
}

/** `The terms agreed in Geneva (were)`, `Theories that try to explain this (fail)`: up to the verb if no comma stands between. */
function endOfRestriction(phrases: readonly Phrase[], at: number, verbAt: number): number {
  const noun = phrases[at];
  if (verbAt - at > REACH || (noun?.kind === "noun" && noun.pronoun)) return -1;
  let last = -1;
  let verbs = 0;
  for (let k = at + 1; k < verbAt; k += 1) {
    const phrase = phrases[k];
    if (phrase === undefined || phrase.kind === "comma" || phrase.kind === "stop" || phrase.kind === "mark")
      return -1;
    if (phrase.kind === "verb") verbs += 1;
    if (phrase.kind !== "adverb" && phrase.kind !== "coordinator") last = phrase.last;
  }
  return verbs > 0 ? last : -1;
}

function joins(phrases: readonly Phrase[], k: number): boolean {
  return phrases[k]?.kind === "coordinator";
}

/** An object with the phrases that belong to it: `acknowledgement of claims`; a list is taken whole. */
export function objectRef(phrases: readonly Phrase[], at: number, tokens: readonly Token[]): Ref | null {
  const noun = phrases[at];
  if (noun?.kind !== "noun") return null;
  return { first: noun.first, last: endOfNoun(phrases, at, tokens).last, head: noun.head };
}

function lemmaOf(phrase: Phrase | undefined, tokens: readonly Token[]): string {
  return phrase?.kind === "noun" ? (tokens[phrase.head]?.lemma ?? "") : "";
}

/** The last token of a noun with its own prepositional phrases, and the phrase it ends in. */
export function endOfNoun(
  phrases: readonly Phrase[],
  at: number,
  tokens: readonly Token[],
): { last: number; at: number } {
  const list = endOfList(phrases, at, false);
  let end = list ?? at;
  let last = phrases[end]?.last ?? 0;
  for (let k = end + 1; k < Math.min(phrases.length - 1, at + REACH); k += 1) {
    const phrase = phrases[k];
    const next = phrases[k + 1];
    if (next?.kind !== "noun") break;
    const own =
      phrase?.kind === "preposition" &&
      (NOUN_PREPOSITIONS.has(phrase.word) || ownsPreposition(lemmaOf(phrases[end], tokens), phrase.word));
    const listed = phrase?.kind === "coordinator" && !startsClause(phrases, k + 1);
    if (!own && !listed) break;
    last = next.last;
    end = k + 1;
    k += 1;
  }
  return { last, at: end };
}

/**
 * A list: `Hungary, Romania and Bulgaria`, each with its own `of`. Gives the place of its last noun, or null when the
 * commas after the noun set off something else (`the envoy, a lawyer, and …` has a verb too soon).
 */
export function endOfList(phrases: readonly Phrase[], at: number, asSubject: boolean): number | null {
  const end = listEnd(phrases, at);
  if (end === null || asSubject) return end;
  // `After the vote, Norway and Sweden left`: what ends before a finite verb is its subject.
  return startsClause(phrases, end) ? null : end;
}

function listEnd(phrases: readonly Phrase[], at: number): number | null {
  let k = at;
  let commas = 0;
  while (k - at < REACH) {
    while (
      k - at < REACH &&
      phrases[k + 1]?.kind === "preposition" &&
      isOf(phrases[k + 1]) &&
      phrases[k + 2]?.kind === "noun"
    )
      k += 2;
    const joint = phrases[k + 1];
    if (
      joint?.kind === "comma" &&
      phrases[k + 2]?.kind === "coordinator" &&
      phrases[k + 3]?.kind === "noun"
    ) {
      return commas > 0 && !startsClause(phrases, k + 3) ? k + 3 : null;
    }
    if (joint?.kind === "coordinator" && phrases[k + 2]?.kind === "noun") return commas > 0 ? k + 2 : null;
    if (joint?.kind !== "comma" || phrases[k + 2]?.kind !== "noun") return null;
    commas += 1;
    k += 2;
  }
  return null;
}

export function isOf(phrase: Phrase | undefined): boolean {
  return phrase?.kind === "preposition" && phrase.word === "of";
}

/** Whether a noun begins a clause of its own: a finite verb follows it before anything else could take it. */
export function startsClause(phrases: readonly Phrase[], at: number): boolean {
  for (let k = at + 1; k < Math.min(phrases.length, at + 10); k += 1) {
    const phrase = phrases[k];
    if (phrase?.kind === "verb") return phrase.verb.form === "finite";
    if (phrase?.kind === "preposition" && phrases[k + 1]?.kind === "noun") {
      k += 1;
      continue;
    }
    if (phrase?.kind !== "adverb") return false;
  }
  return false;
}
