import { TIME_NOUNS } from "./lexicon/time-words.ts";
import { ADDRESSEE_VERBS, CONTENT_VERBS } from "./lexicon/verb-classes.ts";
import { nounPhrase } from "./phrases-nouns.ts";
import { verbGroup } from "./phrases-verbs.ts";
import type { Token } from "./types.ts";

/** What a verb group says by its form. All numbers are places in the sentence's tokens. */
export type VerbForm = {
  /** `finite`: `was signed`, `signs`. `to`: `to sign`. `ing`: `signing`, `having signed`. `en`: `signed` as a participle. */
  readonly form: "finite" | "to" | "ing" | "en";
  readonly passive: boolean;
  readonly negated: boolean;
  readonly modality: string | null;
  /** A form of `be` that links a subject with a noun or an adjective. */
  readonly copula: boolean;
  readonly particle: string | null;
};

type At = { readonly first: number; readonly last: number };

/** The pieces a sentence is made of, none inside another. `last` is inclusive. */
export type Phrase =
  | (At & {
      readonly kind: "noun";
      readonly head: number;
      readonly pronoun: boolean;
      readonly modifiers: readonly number[];
    })
  | (At & { readonly kind: "verb"; readonly head: number; readonly lemma: string; readonly verb: VerbForm })
  | (At & {
      readonly kind: "preposition" | "subordinator" | "relative" | "coordinator";
      readonly word: string;
    })
  | (At & { readonly kind: "adjective" | "adverb" | "comma" | "stop" | "mark" });

export type NounPhrase = Extract<Phrase, { kind: "noun" }>;
export type ConnectivePhrase = Extract<Phrase, { readonly word: string }>;
export type VerbPhrase = Extract<Phrase, { kind: "verb" }>;

const SUBORDINATORS = new Set(
  "because although though while whereas if unless whether lest once when whenever where wherever why how".split(
    " ",
  ),
);
/** Prepositions that also open a clause with a subject and a verb of its own. */
const EITHER = new Set("before after since until till as than except".split(" "));
const RELATIVES = new Set(["who", "whom", "which", "whose"]);
const COORDINATORS = new Set(["and", "or", "but", "nor", "yet", "&"]);
/** Every word that `connectiveAt` knows: all others, which are most, are asked for once. */
const CONNECTIVES = new Set([
  ...COORDINATORS,
  ...SUBORDINATORS,
  ...EITHER,
  ...RELATIVES,
  ...["that", "such", "due", "instead", "out", "according"],
]);
/** Nouns whose `that` says what they hold, and stands for nobody. */
const CONTENT_NOUNS = new Set(
  (
    "fact idea claim belief view statement argument news report hope fear evidence sign proof condition understanding " +
    "assurance recognition agreement chance theory hypothesis principle theorem notion assertion realization realisation conclusion rumour rumor suggestion possibility impression feeling thought promise doubt ground"
  ).split(" "),
);

const NONE: ReadonlySet<number> = new Set();

/**
 * The phrases of one sentence, in order. `fresh`: where tokens start that begin a name of their own behind another
 * (`At Godesberg | Hitler`). One pass and one look back: linear in the number of tokens.
 */
export function findPhrases(tokens: readonly Token[], fresh: ReadonlySet<number> = NONE): Phrase[] {
  const phrases: Phrase[] = [];
  let i = 0;
  while (i < tokens.length) {
    const phrase = phraseAt(tokens, i, phrases, fresh);
    phrases.push(phrase);
    i = phrase.last + 1;
  }
  return settleConnectives(phrases, tokens);
}

function phraseAt(
  tokens: readonly Token[],
  i: number,
  phrases: readonly Phrase[],
  fresh: ReadonlySet<number>,
): Phrase {
  const token = tokens[i];
  if (token === undefined) return { first: i, last: i, kind: "mark" };
  const { pos } = token;
  if (pos === "PUNCT") return { first: i, last: i, kind: markKind(token.text) };
  const word = token.lower;
  const connective = CONNECTIVES.has(word) ? connectiveAt(tokens, i, word, phrases) : null;
  if (connective !== null) return connective;
  const before = phrases[phrases.length - 1];
  const verb = pos === "VERB" || pos === "AUX" || word === "to" ? verbGroup(tokens, i, before) : null;
  if (verb !== null) return verb;
  const noun = nounPhrase(tokens, i, before, fresh);
  if (noun !== null) return noun;
  if (pos === "ADP" || word === "for" || (pos === "PART" && word === "to"))
    return { first: i, last: i, kind: "preposition", word };
  if (pos === "SCONJ") return { first: i, last: i, kind: "subordinator", word };
  if (pos === "ADJ" || pos === "VERB") return { first: i, last: i, kind: "adjective" };
  return { first: i, last: i, kind: pos === "ADV" ? "adverb" : "mark" };
}

function markKind(text: string): "comma" | "stop" | "mark" {
  if (text === ",") return "comma";
  return /^(?:[;:()[\]—–.?!]|-|--|…)$/u.test(text) ? "stop" : "mark";
}

function connectiveAt(
  tokens: readonly Token[],
  i: number,
  word: string,
  phrases: readonly Phrase[],
): Phrase | null {
  const next = tokens[i + 1];
  if (COORDINATORS.has(word)) return { first: i, last: i, kind: "coordinator", word };
  if (RELATIVES.has(word)) return { first: i, last: i, kind: "relative", word };
  if (word === "that") return thatAt(tokens, i, phrases);
  if (EITHER.has(word) && next?.pos !== "VERB") return { first: i, last: i, kind: "preposition", word };
  if (word === "such" && next?.text === "as")
    return { first: i, last: i + 1, kind: "preposition", word: "such as" };
  if (word === "due" && next?.text === "to")
    return { first: i, last: i + 1, kind: "preposition", word: "due to" };
  if ((word === "because" || word === "instead" || word === "out") && next?.text === "of") {
    return { first: i, last: i + 1, kind: "preposition", word: `${word} of` };
  }
  if (SUBORDINATORS.has(word)) return { first: i, last: i, kind: "subordinator", word };
  if (word === "according" && next?.text === "to")
    return { first: i, last: i + 1, kind: "preposition", word: "according to" };
  return null;
}

function thatAt(tokens: readonly Token[], i: number, phrases: readonly Phrase[]): Phrase | null {
  const before = phrases.at(-1);
  const that = (kind: "relative" | "subordinator"): Phrase => ({ first: i, last: i, kind, word: "that" });
  const next = tokens[i + 1];
  const verbNext = next?.pos === "VERB" || next?.pos === "AUX" || next?.pos === "ADV";
  if (before?.kind === "noun") {
    const head = tokens[before.head]?.lemma ?? "";
    if (!verbNext && saidBefore(phrases)) return that("subordinator");
    if (TIME_NOUNS.has(next?.lemma ?? "") && next?.pos === "NOUN") return null;
    return that(verbNext || !CONTENT_NOUNS.has(head) ? "relative" : "subordinator");
  }
  const determiner =
    tokens[i]?.pos === "DET" && (next?.pos === "NOUN" || next?.pos === "ADJ") && !/[^su]s$/u.test(next.text);
  if (determiner && before?.kind !== "verb") return null;
  if (verbNext && before?.kind !== "verb" && before?.kind !== "coordinator") return null;
  return that("subordinator");
}

/** `told the envoy that`, `agreed with him that`, `ruled in May that`: what was said follows, whatever noun stands between. */
function saidBefore(phrases: readonly Phrase[]): boolean {
  let k = phrases.length - 1;
  const addressee = phrases[k - 1];
  if (addressee?.kind === "verb") return ADDRESSEE_VERBS.has(addressee.lemma);
  for (
    let steps = 0;
    steps < 3 && phrases[k]?.kind === "noun" && phrases[k - 1]?.kind === "preposition";
    steps += 1
  )
    k -= 2;
  const verb = phrases[k];
  return verb?.kind === "verb" && k < phrases.length - 1 && CONTENT_VERBS.has(verb.lemma);
}

/** `before`, `after`, `as` … open a clause when a subject and a finite verb follow without a break: `after the war ended`. */
function settleConnectives(phrases: readonly Phrase[], tokens: readonly Token[]): Phrase[] {
  let waiting = false;
  return phrases.map((phrase, i) => {
    const before = phrases[i - 1];
    if (phrase.kind === "stop" || phrase.kind === "subordinator" || phrase.kind === "comma") waiting = false;
    else if (phrase.kind === "noun" && !isTaker(before)) waiting = true;
    else if (phrase.kind === "verb" && phrase.verb.form === "finite") waiting = false;
    if (phrase.kind !== "preposition" || !EITHER.has(phrase.word)) return phrase;
    if (tokens[phrase.first + 1]?.text === "," || !opensClause(phrases, i)) return phrase;
    // `The talks after the war failed`: the only verb belongs to the noun that waits for one.
    if (waiting && finiteAhead(phrases, i) < 2) return phrase;
    waiting = false;
    return { first: phrase.first, last: phrase.last, kind: "subordinator", word: phrase.word };
  });
}

/** What a noun stands behind that waits for no verb of its own. */
function isTaker(phrase: Phrase | undefined): boolean {
  return phrase?.kind === "preposition" || phrase?.kind === "verb" || phrase?.kind === "noun";
}

function finiteAhead(phrases: readonly Phrase[], i: number): number {
  let count = 0;
  for (let k = i + 1; k < Math.min(phrases.length, i + 24); k += 1) {
    const phrase = phrases[k];
    if (phrase?.kind === "stop") break;
    if (phrase?.kind === "verb" && phrase.verb.form === "finite") count += 1;
  }
  return count;
}

function opensClause(phrases: readonly Phrase[], i: number): boolean {
  let nouns = 0;
  for (let k = i + 1; k < Math.min(phrases.length, i + 12); k += 1) {
    const phrase = phrases[k];
    if (phrase === undefined) return false;
    if (phrase.kind === "verb") return nouns > 0 && phrase.verb.form === "finite";
    if (phrase.kind === "noun") {
      const before = phrases[k - 1];
      if (before?.kind === "noun") return false;
      if (k === i + 1 || before?.kind !== "preposition") nouns += 1;
    } else if (phrase.kind === "coordinator" || phrase.kind === "preposition" || phrase.kind === "adverb")
      continue;
    else return false;
  }
  return false;
}
