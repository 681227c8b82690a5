import { canBeParticiple } from "../lexicon/irregular-verbs.ts";
import { CONTENT_VERBS } from "../lexicon/verb-classes.ts";
import { isRoleNoun } from "../names/roles.ts";
import type { Phrase, VerbPhrase } from "../phrases.ts";
import type { Token } from "../types.ts";
import { startsClause } from "./references.ts";

/**
 * Tells `the terms agreed in May were …` (a participle) from `the parties agreed in May` (a past tense): a lone -ed form
 * is a participle when a later finite verb claims its noun, or when no noun is left for it. After `and` it does as the
 * verb before it: `was drafted and signed`.
 */
export function settleParticiples(phrases: readonly Phrase[], tokens: readonly Token[]): Phrase[] {
  const out = [...phrases];
  let waiting = false;
  /** Clauses that still lack their verb: the sentence, and a relative clause inside it. */
  let needs = 0;
  /** The noun that waits may as well be the object of the verb before it: `he explained the tides`. */
  let doubtful = false;
  let finite: VerbPhrase | null = null;
  let last: VerbPhrase | null = null;
  out.forEach((phrase, i) => {
    const before = out[i - 1];
    if (phrase.kind === "subordinator" || phrase.kind === "stop") {
      waiting = false;
      needs = 0;
      finite = null;
      last = null;
    } else if (phrase.kind === "relative") {
      waiting = true;
      needs += 1;
    } else if (phrase.kind === "noun") {
      if (
        standsFree(before) &&
        !(before?.kind === "noun" && phrase.first === phrase.last && isYear(tokens[phrase.head]))
      ) {
        if (!waiting || (before?.kind === "noun" && startsClause(out, i))) needs += 1;
        doubtful = before?.kind === "verb" && (doubtful || !waiting);
        waiting = true;
      }
    } else if (phrase.kind === "verb" && phrase.verb.form !== "to" && phrase.verb.form !== "ing") {
      const settled = settle(out, i, tokens, { waiting, needs, doubtful, finite, last });
      out[i] = settled;
      last = settled;
      if (settled.verb.form === "finite") {
        needs = Math.max(0, needs - 1);
        waiting = needs > 0;
        finite = settled;
      }
    }
  });
  return out;
}

function isYear(token: Token | undefined): boolean {
  return token?.pos === "NUM";
}

/** A noun that no preposition and no verb before it has taken; a verb of saying leaves it free (`he said they left`). */
function standsFree(before: Phrase | undefined): boolean {
  if (before === undefined) return true;
  if (before.kind === "verb") return before.verb.form === "finite" && CONTENT_VERBS.has(before.lemma);
  return before.kind !== "preposition";
}

function settle(
  phrases: readonly Phrase[],
  i: number,
  tokens: readonly Token[],
  state: {
    readonly waiting: boolean;
    readonly needs: number;
    readonly doubtful: boolean;
    readonly finite: VerbPhrase | null;
    readonly last: VerbPhrase | null;
  },
): VerbPhrase {
  const phrase = phrases[i];
  if (phrase?.kind !== "verb") throw new TypeError("settle is for verbs");
  // "a clause, not published until 1894,": the word that denies it makes no finite verb of it
  const alone =
    (phrase.first === phrase.head ||
      (phrase.first === phrase.head - 1 && /^not$/iu.test(tokens[phrase.first]?.text ?? ""))) &&
    tokens[phrase.head]?.pos === "VERB";
  const form = tokens[phrase.head]?.lower ?? "";
  if (!alone || !canBeParticiple(form)) return phrase;
  const joined = coordinatorBefore(phrases, i);
  if (joined) {
    const like = state.finite;
    // "was criticised and resigned": nobody is resigned by others
    if (NEVER_SUFFERED.has(phrase.lemma)) return as(phrase, "finite", false);
    if (state.last?.verb.form === "en" && phrases[i + 1]?.kind !== "noun") return as(phrase, "en", true);
    if (like?.verb.passive === true && (phrases[i + 1]?.kind !== "noun" || isRaised(phrases, i, tokens)))
      return as(phrase, "finite", true);
    return phrase.verb.form === "en" && !(like !== null && !state.waiting)
      ? phrase
      : as(phrase, "finite", false);
  }
  if (phrase.verb.form === "en") return phrase;
  if (isSoCalled(phrases, i, tokens)) return as(phrase, "en", true);
  if (state.finite !== null && isNamedBehindComma(phrases, i)) return as(phrase, "en", true);
  if (
    WANTS_OBJECT.has(phrase.lemma) &&
    phrases[i - 1]?.kind === "noun" &&
    phrases[i + 1]?.kind === "preposition"
  )
    return isNominative(phrases[i - 1], tokens) ? phrase : as(phrase, "en", true);
  if (state.finite !== null && isHeldThen(phrases, i, tokens)) return as(phrase, "en", true);
  if (isNominative(phrases[i - 1], tokens)) return phrase;
  if (phrases[i - 1]?.kind === "noun" && state.needs < 2 && claimedLater(phrases, i, tokens))
    return as(phrase, "en", true);
  if (state.waiting && setOff(phrases, i)) return as(phrase, "en", true);
  if (state.waiting && state.doubtful && state.last?.verb.form !== "en" && saysOfNoun(phrases, i))
    return as(phrase, "en", true);
  if (state.waiting || (state.finite !== null && listsVerbs(phrases, i))) return phrase;
  return as(phrase, "en", true);
}

/** `The club, founded in 1921, plays …`: between commas, with the verb behind the second. */
function setOff(phrases: readonly Phrase[], i: number): boolean {
  let k = i - 1;
  while (phrases[k]?.kind === "adverb") k -= 1;
  if (phrases[k]?.kind !== "comma" || phrases[i + 1]?.kind === "noun") return false;
  for (k = i + 1; k < Math.min(phrases.length, i + 12); k += 1) {
    const kind = phrases[k]?.kind;
    if (kind === "comma") break;
    if (kind === "verb" || kind === "relative" || kind === "subordinator" || kind === "stop") return false;
  }
  k += 1;
  while (phrases[k]?.kind === "adverb") k += 1;
  const verb = phrases[k];
  return verb?.kind === "verb" && verb.verb.form === "finite";
}

/** `explained the tides in the Principia, published in 1687`: behind a comma, without an object of its own. */
function saysOfNoun(phrases: readonly Phrase[], i: number): boolean {
  return (
    phrases[i - 1]?.kind === "comma" &&
    phrases[i - 2]?.kind === "noun" &&
    phrases[i + 1]?.kind === "preposition" &&
    !listsVerbs(phrases, i)
  );
}

/** `sailed from Malaga, landed at Genoa, and proceeded to Venice`: after a comma, with one more verb after `and`. */
function listsVerbs(phrases: readonly Phrase[], i: number): boolean {
  if (phrases[i - 1]?.kind !== "comma") return false;
  for (let k = i + 1; k < Math.min(phrases.length - 1, i + 14); k += 1) {
    const kind = phrases[k]?.kind;
    if (kind === "stop" || kind === "relative" || kind === "subordinator") return false;
    if (kind === "coordinator" && phrases[k + 1]?.kind === "verb") return true;
  }
  return false;
}

/** `he refused`: never a participle. */
function isNominative(phrase: Phrase | undefined, tokens: readonly Token[]): boolean {
  return phrase?.kind === "noun" && /^(?:he|she|they|we|i)$/iu.test(tokens[phrase.head]?.text ?? "");
}

/** `used a merchant called Hume`, `led by a clerk named Rolfe`: what he is called, and nobody who calls. */
function isSoCalled(phrases: readonly Phrase[], i: number, tokens: readonly Token[]): boolean {
  const [lead, noun, verb, name] = [phrases[i - 2], phrases[i - 1], phrases[i], phrases[i + 1]];
  return (
    verb?.kind === "verb" &&
    (verb.lemma === "call" || verb.lemma === "name") &&
    (lead?.kind === "preposition" || lead?.kind === "verb") &&
    noun?.kind === "noun" &&
    /^an?$/iu.test(tokens[noun.first]?.text ?? "") &&
    name?.kind === "noun" &&
    tokens[name.first]?.pos === "PROPN"
  );
}

/** Whoever does these does them to something: `the power required for the flight` requires nothing. */
const WANTS_OBJECT = new Set(["require", "need", "base", "locate", "situate"]);

const CALLS = new Set(["term", "dub", "nickname", "entitle", "title", "style"]);

/** `was followed by a rise, termed the "second wave"`: what it is called, behind a comma. */
function isNamedBehindComma(phrases: readonly Phrase[], i: number): boolean {
  const [noun, comma, verb, name] = [phrases[i - 2], phrases[i - 1], phrases[i], phrases[i + 1]];
  return (
    verb?.kind === "verb" &&
    CALLS.has(verb.lemma) &&
    comma?.kind === "comma" &&
    noun?.kind === "noun" &&
    !(name?.kind === "noun" && name.pronoun)
  );
}

const RAISES = new Set(["make", "appoint", "elect", "name", "crown", "create", "proclaim", "declare"]);

/** `was transferred to the fleet and made Director`: an office without an article is what one is made, and makes nobody. */
function isRaised(phrases: readonly Phrase[], i: number, tokens: readonly Token[]): boolean {
  const [verb, office] = [phrases[i], phrases[i + 1]];
  return (
    verb?.kind === "verb" &&
    RAISES.has(verb.lemma) &&
    office?.kind === "noun" &&
    isRoleNoun(tokens[office.head]?.text ?? "") &&
    tokens[office.first]?.pos !== "DET"
  );
}

const MEETINGS =
  /^(?:talks?|discussions?|negotiations?|conferences?|meetings?|conversations?|congress|elections?|sessions?|ceremon(?:y|ies)|trials?|referendum|summit|ballots?)$/iu;

/** `reached by A, B and C during discussions held at Sèvres`: talks hold nothing. */
function isHeldThen(phrases: readonly Phrase[], i: number, tokens: readonly Token[]): boolean {
  const [lead, noun, verb, next] = [phrases[i - 2], phrases[i - 1], phrases[i], phrases[i + 1]];
  return (
    verb?.kind === "verb" &&
    verb.lemma === "hold" &&
    lead?.kind === "preposition" &&
    noun?.kind === "noun" &&
    next?.kind === "preposition" &&
    MEETINGS.test(tokens[noun.head]?.text ?? "")
  );
}

const NEVER_SUFFERED = new Set(
  "resign die return emigrate retire arrive depart fall rise go come become escape collapse happen occur appear disappear remain live sleep abdicate perish succumb last expire elapse flee".split(
    " ",
  ),
);

function as(phrase: VerbPhrase, form: "finite" | "en", passive: boolean): VerbPhrase {
  const { kind, first, last, head, lemma, verb } = phrase;
  const { negated, modality, copula, particle } = verb;
  return {
    kind,
    first,
    last,
    head,
    lemma,
    verb: { form, passive, negated, modality, copula, particle },
  };
}

function coordinatorBefore(phrases: readonly Phrase[], i: number): boolean {
  let k = i - 1;
  while (phrases[k]?.kind === "adverb" || phrases[k]?.kind === "mark") k -= 1;
  return phrases[k]?.kind === "coordinator";
}

/** Whether, past its prepositional phrases and infinitives, the form meets a finite verb that has no noun of its own. */
function claimedLater(phrases: readonly Phrase[], i: number, tokens: readonly Token[]): boolean {
  for (let k = i + 1; k < Math.min(phrases.length, i + 16); k += 1) {
    const phrase = phrases[k];
    if (phrase === undefined) return false;
    if (phrase.kind === "verb") {
      if (phrase.verb.form === "finite") return !coordinatorBefore(phrases, k);
      continue;
    }
    if (phrase.kind === "noun") {
      const before = phrases[k - 1];
      // `The army advanced and the town surrendered`: the later verb has a subject of its own.
      const fresh = k === i + 2 || phrase.pronoun || tokens[phrase.first]?.pos === "DET";
      if (before?.kind === "coordinator" && fresh && startsClause(phrases, k)) return false;
      const taken =
        before?.kind === "preposition" ||
        before?.kind === "coordinator" ||
        (before?.kind === "verb" && before.verb.form !== "finite");
      if (!taken) return false;
      continue;
    }
    if (phrase.kind !== "preposition" && phrase.kind !== "adverb" && phrase.kind !== "coordinator")
      return false;
  }
  return false;
}
