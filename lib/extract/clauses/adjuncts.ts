import { takesPreposition } from "../lexicon/prepositional-verbs.ts";
import { TIME_NOUNS } from "../lexicon/time-words.ts";
import { isPartner, LINKING } from "../lexicon/verb-classes.ts";
import type { Phrase } from "../phrases.ts";
import type { Token } from "../types.ts";
import type { Draft } from "./draft.ts";
import { endOfNoun, objectRef, refOf, startsClause } from "./references.ts";

/** What stands to the right of a verb is read with this at hand. */
export type Right = {
  readonly phrases: readonly Phrase[];
  readonly tokens: readonly Token[];
  /** Nouns that a verb has taken, by their place among the phrases. */
  readonly taken: Set<number>;
  /** A clause around this one still lacks its verb, so the next verb is not the content of this one. */
  readonly enclosed: boolean;
};

/** How far to the right of a verb its phrases are looked for. */
const REACH = 60;

export function isTime(phrases: readonly Phrase[], k: number, tokens: readonly Token[]): boolean {
  const noun = phrases[k];
  if (noun?.kind !== "noun") return false;
  const head = tokens[noun.head];
  return (
    TIME_NOUNS.has(head?.lemma ?? "") &&
    /^(?:last|this|next|every|each|that|the|\d|[A-Z])/u.test(tokens[noun.first]?.text ?? "")
  );
}

export function takeNoun({ phrases, tokens, taken }: Right, k: number): { last: number; at: number } {
  const end = endOfNoun(phrases, k, tokens);
  for (let n = k; n <= end.at; n += 1) taken.add(n);
  return end;
}

/** `postponed until May its plans`: an object that waits behind a prepositional phrase. */
function isLateObject({ phrases, tokens, taken }: Right, draft: Draft, k: number, from: number): boolean {
  const { verb, lemma } = draft.verb;
  const free =
    draft.object === null && draft.content === null && !verb.passive && !verb.copula && !LINKING.has(lemma);
  if (!free || k === from || taken.has(k) || draft.adjuncts.length === 0 || isTime(phrases, k, tokens))
    return false;
  const noun = phrases[k];
  const alone = phrases[k - 1]?.kind === "noun" && !startsClause(phrases, k);
  return alone && noun?.kind === "noun" && /^(?:DET|PRON)$/u.test(tokens[noun.first]?.pos ?? "");
}

/** Reads the prepositional phrases of a verb, and gives the place of the phrase that ends them. */
export function readAdjuncts(right: Right, draft: Draft, from: number): number {
  const { phrases, tokens } = right;
  const { lemma, verb } = draft.verb;
  let k = from;
  for (; k < Math.min(phrases.length, from + REACH); k += 1) {
    const phrase = phrases[k];
    if (
      phrase === undefined ||
      phrase.kind === "verb" ||
      phrase.kind === "subordinator" ||
      phrase.kind === "relative"
    )
      break;
    if (phrase.kind === "stop") break;
    if (phrase.kind === "noun" && isLateObject(right, draft, k, from)) {
      const end = takeNoun(right, k);
      draft.object = refOf(phrase, end.last);
      draft.last = Math.max(draft.last, end.last);
      k = end.at;
      continue;
    }
    if (phrase.kind === "coordinator" && phrases[k + 1]?.kind !== "preposition") break;
    if (phrase.kind !== "coordinator") draft.end = Math.max(draft.end, phrase.last);
    if (phrase.kind !== "preposition") continue;
    const noun = phrases[k + 1];
    if (noun?.kind !== "noun") continue;
    const subject = phrases[k + 2];
    // `for the clubs to agree`: the noun is the subject of the infinitive.
    const absolute = phrase.word === "with" && subject?.kind === "verb" && subject.verb.form === "ing";
    if (absolute || (phrase.word === "for" && subject?.kind === "verb" && subject.verb.form === "to")) {
      right.taken.add(k + 1);
      break;
    }
    const object = objectRef(phrases, k + 1, tokens);
    if (object === null) continue;
    const end = takeNoun(right, k + 1);
    if (
      phrase.word === "by" &&
      verb.passive &&
      draft.byAgent === null &&
      tokens[noun.head]?.pos !== "NUM" &&
      !isTime(phrases, k + 1, tokens)
    )
      draft.byAgent = object;
    else {
      if (
        draft.object === null &&
        draft.content === null &&
        !verb.passive &&
        takesPreposition(lemma, verb.particle, phrase.word) &&
        tokens[noun.head]?.pos !== "NUM" &&
        !/^\d/u.test(tokens[noun.first]?.text ?? "")
      ) {
        draft.object = object;
      }
      draft.adjuncts.push({ preposition: phrase.word, first: phrase.first, object });
      if (draft.recipient === null && isPartner(lemma, phrase.word)) draft.recipient = object;
    }
    draft.last = Math.max(draft.last, end.last);
    draft.end = Math.max(draft.end, end.last);
    k = end.at;
  }
  draft.end = Math.max(
    draft.end,
    draft.complement?.kind === "predicate" ? draft.last : 0,
    draft.object?.last ?? 0,
  );
  return k;
}
