import {
  ADDRESSEE_VERBS,
  CONTENT_VERBS,
  DITRANSITIVE,
  LINKING,
  NAMING,
  OF_VERBS,
  REPORTING_VERBS,
} from "../lexicon/verb-classes.ts";
import { isRoleNoun } from "../names/roles.ts";
import type { NounPhrase } from "../phrases.ts";
import type { Token } from "../types.ts";
import { isTime, type Right, readAdjuncts, takeNoun } from "./adjuncts.ts";
import type { Draft } from "./draft.ts";
import { endOfNoun, isOf, objectRef, refOf, startsClause } from "./references.ts";

/** How many phrases a clause that somebody says may have. */
const LONGEST_CONTENT = 80;

/**
 * Reads what stands to the right of a verb: object, recipient, complement, by-agent, prepositional phrases. Marks the
 * nouns it takes, so that they are no subjects of what follows.
 */
export function readPredicate(right: Right, draft: Draft): void {
  const { phrases, tokens } = right;
  const { lemma, verb } = draft.verb;
  let k = draft.at + 1;
  while (phrases[k]?.kind === "adverb" || phrases[k]?.kind === "mark") k += 1;
  if (verb.copula || LINKING.has(lemma)) k = readPredicateNoun(right, draft, k);
  else if (phrases[k]?.kind === "noun" && !isTime(phrases, k, tokens)) k = readObjects(right, draft, k);
  else k = readContent(right, draft, k);
  const end = readAdjuncts(right, draft, k);
  // `agreed with the envoy that …`
  if (draft.complement === null && CONTENT_VERBS.has(lemma)) readContent(right, draft, end);
}

function readPredicateNoun(right: Right, draft: Draft, k: number): number {
  const { phrases, tokens, taken } = right;
  const phrase = phrases[k];
  if (phrase?.kind === "noun" && !startsClause(phrases, k)) {
    taken.add(k);
    const end = endOfNoun(phrases, k, tokens);
    for (let n = k; n <= end.at; n += 1) taken.add(n);
    draft.complement = { kind: "predicate", first: phrase.first, last: end.last };
    if (!draft.verb.verb.copula) draft.object = objectRef(phrases, k, tokens);
    draft.last = Math.max(draft.last, end.last);
    return end.at + 1;
  }
  if (phrase?.kind === "adjective") {
    draft.complement = { kind: "predicate", first: phrase.first, last: phrase.last };
    draft.last = Math.max(draft.last, phrase.last);
    return k + 1;
  }
  return k;
}

function readObjects(right: Right, draft: Draft, k: number): number {
  const { phrases } = right;
  const { lemma, verb } = draft.verb;
  const content = CONTENT_VERBS.has(lemma) && !verb.passive && !right.enclosed && startsClause(phrases, k);
  if (content) return readContent(right, draft, k);
  const first = phrases[k];
  if (first?.kind !== "noun") return k;
  // `reminded the club of its debts`: the `of` belongs to the verb.
  const split = OF_VERBS.has(lemma) && isOf(phrases[k + 1]);
  if (split) right.taken.add(k);
  const end = split ? { last: first.last, at: k } : takeNoun(right, k);
  const second = phrases[end.at + 1];
  const two = second?.kind === "noun" && DITRANSITIVE.has(lemma) && !startsClause(phrases, end.at + 1);
  if (verb.passive) {
    // `was given a medal`: what is left after the passive is the thing given, or the name.
    draft.complement = { kind: "predicate", first: first.first, last: end.last };
    draft.last = Math.max(draft.last, end.last);
    return end.at + 1;
  }
  if (two && NAMING.has(lemma)) {
    const name = takeNoun(right, end.at + 1);
    draft.object = refOf(first, end.last);
    draft.complement = { kind: "predicate", first: second.first, last: name.last };
    draft.last = Math.max(draft.last, name.last);
    return name.at + 1;
  }
  if (two) {
    const thing = takeNoun(right, end.at + 1);
    draft.recipient = refOf(first, end.last);
    draft.object = refOf(second, thing.last);
    draft.last = Math.max(draft.last, thing.last);
    return thing.at + 1;
  }
  const behind = behindAside(right, lemma, first, end.at);
  if (behind !== null) {
    const thing = takeNoun(right, behind.at);
    draft.recipient = refOf(first, end.last);
    draft.object = refOf(behind.noun, thing.last);
    draft.last = Math.max(draft.last, thing.last);
    return thing.at + 1;
  }
  draft.object = refOf(first, end.last);
  draft.last = Math.max(draft.last, end.last);
  return readContent(right, draft, end.at + 1);
}

/** Nobody is offered: whoever stands behind these is offered something. */
const HOLDS_OUT: ReadonlySet<string> = new Set(["offer", "grant", "award"]);
const LONGEST_ASIDE = 7;

/** `offered the minister, Carl Hume, a seat`: what is offered stands behind what is said of the person in between. */
function behindAside(
  { phrases, tokens }: Right,
  lemma: string,
  person: NounPhrase,
  last: number,
): { readonly noun: NounPhrase; readonly at: number } | null {
  // `his ambassador in Paris, …`
  const at = phrases[last + 1]?.kind === "preposition" ? last + 2 : last;
  if (!HOLDS_OUT.has(lemma) || phrases[at + 1]?.kind !== "comma") return null;
  const name = tokens[person.last];
  if (name === undefined || !(name.pos === "PROPN" || isRoleNoun(name.text))) return null;
  for (let k = at + 3; k < Math.min(phrases.length, at + LONGEST_ASIDE); k += 1) {
    if (phrases[k]?.kind !== "comma") continue;
    const noun = phrases[k + 1];
    const isThing = noun?.kind === "noun" && tokens[noun.first]?.pos === "DET";
    return isThing && !startsClause(phrases, k + 1) && phrases[k + 2]?.kind !== "coordinator"
      ? { noun, at: k + 1 }
      : null;
  }
  return null;
}

/** `that …`, `whether …` or a bare sentence after a verb of saying. */
function readContent(right: Right, draft: Draft, k: number): number {
  const { phrases } = right;
  const phrase = phrases[k];
  const { lemma } = draft.verb;
  const opened = phrase?.kind === "subordinator" && /^(?:that|whether|if|how|why|where)$/u.test(phrase.word);
  // `to add what some called a vital part`: a thing, and nothing that is said
  const thing = /^what$/iu.test(right.tokens[(phrase?.first ?? 0) - 1]?.text ?? "");
  const bare =
    phrase?.kind === "noun" &&
    !right.enclosed &&
    !thing &&
    CONTENT_VERBS.has(lemma) &&
    startsClause(phrases, k);
  if (!(opened && (CONTENT_VERBS.has(lemma) || draft.object !== null || phrase.word === "that")) && !bare)
    return k;
  const last = endOfContent(right, k);
  draft.complement = { kind: "that", first: phrase.first, last };
  draft.content = { first: phrase.first, last, head: phrase.first };
  if (draft.object !== null && ADDRESSEE_VERBS.has(lemma)) {
    draft.recipient ??= draft.object;
    draft.object = null;
  } else if (draft.object !== null && draft.object.last + 1 === phrase.first) {
    // `the view that prices fall`: the clause belongs to the noun.
    draft.object = refOf(draft.object, last);
  }
  draft.last = Math.max(draft.last, last);
  return k;
}

/** A pronoun, a name or an article; a bare noun after a comma goes on with a list. */
function opensWithSubject(noun: NounPhrase, tokens: readonly Token[]): boolean {
  return noun.pronoun || /^(?:DET|PROPN)$/u.test(tokens[noun.first]?.pos ?? "");
}

function endsContent({ phrases, tokens }: Right, k: number): boolean {
  const phrase = phrases[k];
  const next = phrases[k + 1];
  // `concluded that it was over and stated that …`
  if (phrase?.kind === "coordinator" && next?.kind === "verb")
    return (
      next.verb.form === "finite" &&
      REPORTING_VERBS.has(next.lemma) &&
      phrases[k + 2]?.kind === "subordinator"
    );
  if (phrase?.kind !== "comma") return false;
  const joined = next?.kind === "coordinator" ? k + 2 : k + 1;
  const start = phrases[joined];
  // `wrote that it would fail, and through his envoy he asked …`
  if (start?.kind === "preposition" && joined === k + 2) {
    const own = phrases[joined + 2];
    if (own?.kind === "noun" && own.pronoun && startsClause(phrases, joined + 2)) return true;
  }
  if (start?.kind === "verb") return joined === k + 2 && start.verb.form === "finite";
  if (start?.kind === "subordinator")
    return /^(?:when|while|although|though|but|whereas|because|if)$/u.test(start.word);
  return start?.kind === "noun" && opensWithSubject(start, tokens) && startsClause(phrases, joined);
}

function endOfContent(right: Right, from: number): number {
  const { phrases } = right;
  let last = phrases[from]?.last ?? 0;
  let finite = false;
  for (let k = from; k < Math.min(phrases.length, from + LONGEST_CONTENT); k += 1) {
    const phrase = phrases[k];
    if (phrase === undefined || phrase.kind === "stop") break;
    if (finite && endsContent(right, k)) break;
    if (phrase.kind === "verb" && phrase.verb.form === "finite") finite = true;
    if (phrase.kind !== "comma" && phrase.kind !== "mark") last = phrase.last;
  }
  return last;
}
