import { everyMatch } from "#lib/base/every-match.ts";
import { contains, type Span, slice } from "#lib/base/text.ts";
import { unitAt } from "#lib/base/unit-at.ts";
import { createResolver, type Resolver } from "#lib/extract/resolve.ts";
import type { DocumentReading, RoleFiller, Sentence } from "#lib/extract/types.ts";
import { bareStates } from "./bare-states.ts";
import { isDoubtfulPronoun } from "./doubts.ts";
import { itOfReply } from "./it-of-reply.ts";
import { eventClass, namedEvents } from "./named-events.ts";
import { calledName, mentionsIn, possessive } from "./names.ts";
import { isOwnable, paperOwner } from "./paper-owner.ts";
import { clausesOf, perSentence, sentenceAt } from "./places.ts";
import { topicPerson } from "./topic-person.ts";

/** A stretch that a card words anew, and where its new words are proved. */
export type Patch = { readonly span: Span; readonly text: string; readonly source: Span | null };

export const OBJECT_PRONOUN = /^(?:he|she|it|they|him|her|them|I|me)$/iu;
const PERSON_PRONOUN = /^(?:he|she|him|her)$/iu;
const POSSESSIVE = /^(?:his|her|its|their)$/iu;

/** What of a sentence may have to be worded anew, whatever stretch of it is shown. */
type Places = {
  /** Pronouns and bare nouns in the roles of clauses, with the entity that each stands for. */
  readonly roles: readonly { readonly patch: Patch; readonly entity: number | null }[];
  readonly pronouns: readonly Span[];
  readonly pointers: readonly Pointer[];
  /** Names of states that lack their article: `of Soviet union`. */
  readonly states: readonly Patch[];
};

/** `the talks` · `this pact` · `their offer`. */
type Pointer = { readonly span: Span; readonly word: string; readonly noun: string };

const placesIn = perSentence(
  (reading, sentence): Places => ({
    roles: rolesIn(reading, sentence),
    pronouns: pronounsIn(reading.document.text, sentence.span),
    pointers: pointersIn(reading.document.text, sentence.span),
    states: bareStates(reading, sentence),
  }),
);

/**
 * What is to be worded anew in a stretch of text, so that it can stand alone: pronouns and bare nouns that the reading
 * resolves. Pronouns for `own`, an entity, stay as they are.
 */
export function patchesIn(reading: DocumentReading, span: Span, own: number | null): Patch[] {
  const { text } = reading.document;
  const sentence = sentenceAt(reading, span.start);
  const places = sentence === null ? null : placesIn(reading, sentence);
  const out: Patch[] = [];
  if (places !== null) {
    for (const { patch, entity } of places.roles)
      if ((own === null || entity !== own) && contains(span, patch.span)) out.push(patch);
    for (const patch of places.states)
      if (contains(span, patch.span) && !isTaken(out, patch.span)) out.push(patch);
  }
  const whole =
    places !== null && sentence !== null && span.end <= sentence.span.end && !cutsWord(text, span);
  const pronouns = whole ? places.pronouns : pronounsIn(text, span);
  for (const at of pronouns) {
    if (!contains(span, at) || isTaken(out, at)) continue;
    const entity = pronounAt(reading, at);
    const bearer =
      entity === null || entity === own || isDoubtfulPronoun(reading, at, entity)
        ? undefined
        : reading.entities[entity];
    if (bearer?.type === "PER") out.push({ span: at, text: calledName(reading, bearer.name), source: null });
  }
  const ofWhom = ofTopic(reading, span, own);
  if (ofWhom.length > 0) out.push(...ofWhom.filter((one) => !isTaken(out, one.span)));
  let read = span.start;
  for (const pointer of whole ? places.pointers : pointersIn(text, span)) {
    // "the said talks": words that were read as one pointer are not read again as another.
    if (!contains(span, pointer.span) || pointer.span.start < read) continue;
    if (COMPLEMENT.test(text.slice(pointer.span.end, pointer.span.end + 10))) continue;
    read = pointer.span.end;
    const patch = pointerPatch(reading, pointer, isTaken(out, pointer.span));
    if (patch !== null) out.push(patch);
  }
  return out;
}

const NONE: readonly Patch[] = [];

const WHOSE = /(?<![\p{L}'’-])(?:his|her)(?= \p{Ll})/gu;

/** `was chosen as his successor`, `bears his name`: in a life whose it is, when the sentence has not named them before. */
function ofTopic(reading: DocumentReading, span: Span, own: number | null): readonly Patch[] {
  const topic = topicPerson(reading);
  const bearer = reading.entities[topic];
  if (topic < 0 || bearer === undefined || own === topic) return NONE;
  const word = bearer.gender === "m" ? "his" : bearer.gender === "f" ? "her" : null;
  const { text } = reading.document;
  const words = slice(text, span);
  if (word === null || !words.includes(`${word} `)) return NONE;
  const sentence = sentenceAt(reading, span.start);
  const out: Patch[] = [];
  for (const match of everyMatch(words, WHOSE)) {
    const at = { start: span.start + match.index, end: span.start + match.index + word.length };
    const before = { start: sentence?.span.start ?? span.start, end: at.start };
    if (match[0] !== word || pronounAt(reading, at) !== topic) continue;
    if (/(?<![\p{L}'’-])s?he(?![\p{L}-])/iu.test(slice(text, before))) continue;
    if (mentionsIn(reading, before).some((one) => one.entity === topic)) continue;
    out.push({ span: at, text: possessive(calledName(reading, bearer.name)), source: null });
  }
  return out;
}

function isTaken(patches: readonly Patch[], { start, end }: Span): boolean {
  return patches.some((one) => one.span.start < end && start < one.span.end);
}

/** Whether a span begins or ends inside a word, so that a part of the word looks like one. */
function cutsWord(text: string, { start, end }: Span): boolean {
  // Before and behind nearly every span stands a space.
  return (
    (text.charCodeAt(start - 1) !== SPACE &&
      LETTER.test(text.charAt(start)) &&
      /[\p{L}’'-]/u.test(text.charAt(start - 1))) ||
    (text.charCodeAt(end) !== SPACE &&
      LETTER.test(text.charAt(end - 1)) &&
      /[\p{L}-]/u.test(text.charAt(end)))
  );
}

const LETTER = /\p{L}/u;
const SPACE = 0x20;

/** `the talks` by the name of the talks, `the offer` by the name of who made it. */
function pointerPatch(
  reading: DocumentReading,
  { span, word, noun }: Pointer,
  isElse: boolean,
): Patch | null {
  if (isElse || /^their$/iu.test(word)) return null;
  const owned = isOwnable(noun) ? paperOwner(reading, noun, span.start, span.end) : null;
  if (owned !== null)
    return {
      span,
      text: owned.named ? `${possessive(owned.name)} ${noun}` : `the ${noun} of ${owned.name}`,
      source: owned.span,
    };
  if (eventClass(noun) < 0) return null;
  const found = namedEvents(reading).resolve(noun, span.start, /^th(?:is|ese|at)/iu.test(word));
  return found === null ? null : { span, text: definite(found.name), source: found.span };
}

/** A name with its article; none before a possessive: `Molotov's visit`. */
function definite(name: string): string {
  return /^\p{Lu}[\p{L}-]*['’]s?\s|^World War\b/u.test(name) ? name : `the ${name.replace(/^the /iu, "")}`;
}

function rolesIn(reading: DocumentReading, sentence: Sentence): Places["roles"] {
  const out: { patch: Patch; entity: number | null }[] = [];
  for (const clause of clausesOf(reading, sentence.index)) {
    const proposal = itOfReply(reading, clause);
    if (proposal !== null) out.push({ patch: proposal, entity: null });
    for (const filler of [clause.agent, clause.object, clause.recipient]) {
      const patch = filler === null ? null : patchOf(reading, filler);
      if (filler !== null && patch !== null) out.push({ patch, entity: filler.entity });
    }
  }
  return out;
}

function patchOf(reading: DocumentReading, filler: RoleFiller): Patch | null {
  if (!filler.anaphoric || filler.name === null) return null;
  const words = reading.document.text.slice(filler.span.start, filler.span.end).trim();
  if (/^(?:they|them|it)$/iu.test(words)) return null;
  if (POSSESSIVE.test(words)) return null;
  // "A doctor told Ruptly that he …": a body is no he.
  if (PERSON_PRONOUN.test(words) && filler.entity !== null && reading.entities[filler.entity]?.type !== "PER")
    return null;
  if (isDoubtfulPronoun(reading, filler.span, filler.entity)) return null;
  if (!OBJECT_PRONOUN.test(words) && eventClass(words.split(/\s+/u).at(-1) ?? "") < 0) return null;
  return { span: filler.span, text: calledName(reading, filler.name), source: firstMention(reading, filler) };
}

/** Where a filler's bearer is named before it: the last such place that is near. */
export function firstMention(reading: DocumentReading, filler: RoleFiller): Span | null {
  if (filler.entity === null) return null;
  const before = mentionsIn(reading, { start: Math.max(0, filler.span.start - 600), end: filler.span.start });
  return before.findLast((one) => one.entity === filler.entity)?.span ?? null;
}

// "He and Molotov agreed" · "what he had said": he and she inside a phrase
const PERSONAL = /(?<![\p{L}’'-])(?:he|she|him)(?![\p{L}-])/iuy;

/** `he`, `hi`, `sh`, `ſh`: what a match of `PERSONAL` begins with, in small letters. */
function beginsPronoun(first: number, second: number): boolean {
  if (first === SMALL_H) return second === 0x65 || second === 0x69;
  return second === SMALL_H && (first === SMALL_S || first === LONG_S);
}

const SMALL_H = 0x68;
const SMALL_S = 0x73;
const LONG_S = 0x17f;

/**
 * Every match of a sticky pattern at the beginnings of words that may open it, judged by their first two letters: the
 * pattern itself, which looks back from each place, would be asked at every letter.
 */
function atWords(text: string, pattern: RegExp, opens: (first: number, second: number) => boolean): Span[] {
  const found: Span[] = [];
  let inside = false;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    // The bit that tells a capital from its small letter.
    const code = unitAt(text, at) | 0x20;
    if (!inside && opens(code, unitAt(text, at + 1) | 0x20)) {
      pattern.lastIndex = at;
      if (pattern.test(text)) found.push({ start: at, end: pattern.lastIndex });
    }
    inside = code >= 0x61 && code <= 0x7a;
  }
  return found;
}

function pronounsIn(text: string, span: Span): Span[] {
  return atWords(text.slice(span.start, span.end), PERSONAL, beginsPronoun).map(({ start, end }) => ({
    start: span.start + start,
    end: span.start + end,
  }));
}

// "the talks" · "this pact" · "these negotiations" · "that war": a bare noun of the classes that point back
const BARE = /(?<![\p{L}-])(?:the|this|these|those|that|their|said) \p{Ll}{3,16}(?![\p{L}-])/iuy;

/** `th`, `sa`, `ſa`: what a match of `BARE` begins with, in small letters. */
function beginsPointer(first: number, second: number): boolean {
  if (first === SMALL_T) return second === SMALL_H;
  return second === 0x61 && (first === SMALL_S || first === LONG_S);
}

const SMALL_T = 0x74;

// "the pact | of Alma": no bare noun
const COMPLEMENT =
  /^ (?!(?:on (?:the )?grounds?|on account|for (?:want|lack|fear)|with (?:contempt|scorn|indignation))\b)(?:of|on|for|with|between|which|that|who|over|about|in which)\b/iu;

/**
 * The pointers of a span whose noun may have a name, and those that another begins inside of (`the said talks`), which
 * is no pointer then.
 */
function pointersIn(text: string, { start, end }: Span): Pointer[] {
  const words = text.slice(start, end);
  const out: Pointer[] = [];
  const found = atWords(words, BARE, beginsPointer);
  found.forEach((one, index) => {
    const space = words.indexOf(" ", one.start);
    const noun = words.slice(space + 1, one.end);
    const next = found[index + 1];
    if (mayBeNamed(noun) || (next !== undefined && next.start < one.end))
      out.push({
        span: { start: start + one.start, end: start + one.end },
        word: words.slice(one.start, space),
        noun,
      });
  });
  return out;
}

/** Whether there may be a name for what a bare noun means. */
function mayBeNamed(noun: string): boolean {
  return eventClass(noun) >= 0 || isOwnable(noun);
}

const resolvers = new WeakMap<DocumentReading, Resolver>();

/** Whom a pronoun means: an entity, or null when the text does not settle it. */
export function pronounAt(reading: DocumentReading, span: Span): number | null {
  let resolver = resolvers.get(reading);
  if (resolver === undefined) {
    const { document, sentences, names, entities } = reading;
    resolver = createResolver(document.text, sentences, names, entities);
    resolvers.set(reading, resolver);
  }
  return resolver.pronoun(span);
}
