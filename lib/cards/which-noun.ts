import { slice } from "#lib/base/text.ts";
import { TIME_NOUNS } from "#lib/extract/lexicon/time-words.ts";
import { isNationAdjective } from "#lib/extract/names/states.ts";
import type { Wording } from "./candidate.ts";
import { isSurelyPerson } from "./doubts.ts";
import { tokenFrom, touching } from "./places.ts";
import { shortened } from "./shorten.ts";
import type { Telling } from "./telling.ts";
import { contentWords } from "./words.ts";

/** `Which countries` for an object that is nothing but a list of states. */
export function whichPlaces({ reading }: Telling, from: number, to: number): string | null {
  const named = touching(reading.names, { start: from, end: to });
  if (named.length < 2 || named.some((one) => one.type !== "LOC")) return null;
  const left = named.reduce(
    (text, one) => text.replace(slice(reading.document.text, one.span), ""),
    slice(reading.document.text, { start: from, end: to }),
  );
  if (/\p{L}/u.test(left.replace(/\b(?:and|the|or)\b/gu, ""))) return null;
  return named.every((one) => (reading.entities[one.entity]?.state ?? null) !== null)
    ? "Which countries"
    : "Which places";
}

/** Nouns that say nothing about what is meant, so that asking by them helps nobody. */
const EMPTY_NOUNS =
  /^(?:existence|fate|part|parts|stage|point|lot|number|end|beginning|loss|rise|fall|chance|way|course|kind|sort|type|majority|most|rest|act|fact|use|set|control|possession|command|charge|hold|fire|leave|refuge|aim|root|note|eyes|sights?|attention|advantage|series|pair|total|half|effort|chapter|thing|things|matter|money|percent|seat|time|\p{Ll}{3,}ing|pounds|guineas|shillings|dollars|francs|marks|lire|euros|tons|tonnes|acres|miles|people|others|abolition|cession|withdrawal|dismissal|removal|closure|return|release|independence|gradual)$/u;

/** `Which plan` for `a plan to divide the world`: the head of a long object makes the question definite. */
export function headNoun(
  { sentence, reading, clause }: Telling,
  from: number,
  answer: string,
): string | null {
  const { tokens } = sentence;
  const first = tokenFrom(tokens, from);
  const stop = tokens.findIndex(
    (token, index) => index > first && !/^(?:NOUN|ADJ|DET|NUM|PUNCT|PROPN)$/u.test(token.pos),
  );
  const head = tokens[stop - 1];
  const next = tokens[stop];
  // "an apology, the withdrawal of the marines": the first of a list is no adjective of the next
  const comma = tokens.slice(first, stop).findIndex((token) => token.text === ",");
  if (comma > 0 && tokens.slice(first, first + comma).some((token) => /^(?:NOUN|PROPN)$/u.test(token.pos)))
    return null;
  if (
    first < 0 ||
    stop <= first ||
    /ing$/u.test(tokens[first]?.text ?? "") ||
    head?.pos !== "NOUN" ||
    next === undefined
  )
    return null;
  if (
    !/^(?:to|of|on|for|with|over|between|in|about|against|from|into|\p{Ll}{3,}(?:ing|ed))$/u.test(next.text)
  )
    return null;
  // "the proposal on grounds of cost": why, not which
  if (
    /^(?:on (?:the )?(?:grounds?|account)|for (?:want|lack|fear))\b/u.test(
      reading.document.text.slice(next.start, next.start + 16),
    )
  )
    return null;
  // "some two million cubic metres of water": how much, not which
  if (tokens.slice(first, first + 2).some((token) => token.pos === "NUM")) return null;
  // "an inquest on Thursday last": when, not which
  const time = /^(?:in|on)$/u.test(next.text) ? tokens[stop + 1] : undefined;
  if (time !== undefined && TIME_NOUNS.has(time.lemma.toLowerCase())) return null;
  // "What did it lead to? The ruin of the settlers": not "which ruin"
  if (/^(?:lead|result|cause|end)$/u.test(clause.lemma)) return null;
  if (
    EMPTY_NOUNS.test(head.text) ||
    /^(?:that|whether|why|how|to) /u.test(slice(reading.document.text, { start: from, end: from + 8 }))
  )
    return null;
  // Something must be left to answer: two words beside the noun, or a name.
  const left = contentWords(answer).length - 1;
  if (left < 1 || (left < 2 && !/ \p{Lu}/u.test(answer))) return null;
  return `Which ${head.text}`;
}

// "an agreement with a ten year term | whereby …" · "a lease for a period of 99 years"
const LASTING =
  /^(?:(?:an?|the) )?(?<paper>(?:\p{L}+ )?(?:agreement|treaty|pact|contract|lease|truce|armistice|concession|mandate|alliance|deal|licence|license|loan|charter|accord)) (?:with|for|of) (?:an? )?(?:(?:term|period|duration) of )?(?<number>\p{L}+|\d{1,3})[- ](?<unit>year|month|week|day)s?(?: (?:term|period|duration))?(?=$| (?:whereby|in which|under which|by which|that|which)\b)/u;

/** `For how long was the lease that the town signed to run?` — `99 years`: a paper that is told by its term alone. */
export function lastsHowLong({ clause, subject, verbs }: Telling, content: string): Wording | null {
  const { paper, number, unit } = LASTING.exec(content)?.groups ?? {};
  if (paper === undefined || number === undefined || unit === undefined || subject === null) return null;
  if (!clause.finite || clause.negated || clause.voice === "passive") return null;
  const few = /^(?:an?|one|1)$/u.test(number);
  return {
    question: `For how long was the ${paper} that ${subject.text} ${verbs} to run?`,
    answer: `${few ? "one" : number} ${unit}${few ? "" : "s"}`,
  };
}

// "Norwegian recognition of the border" · "their recognition of the border"
const WHOSE = /^(?<whose>its|their|his|her|\p{Lu}\p{Ll}+)\s(?<rest>(?<noun>\p{Ll}+)\s.+)$/u;
// "… of the border | and their rights in the bay": a second thing, with somebody in it whom only the page tells
const SECOND_OWNED = /\s(?:and|or|as well as)\s(?:its|their|his|her)\s.+$/u;
const MANY_WORDS = 8;

/**
 * `Which Norwegian recognition did Solberg demand?` — `recognition of the border`: whose the thing is belongs to the
 * question, where the subject or an adjective of a state says it. Null where nothing does.
 */
export function whose(question: string, answer: string): Wording | null {
  const match = WHOSE.exec(answer)?.groups;
  const owner = match?.whose;
  if (owner === undefined || match?.noun === undefined || !question.startsWith(`Which ${match.noun} `))
    return null;
  const state = isNationAdjective(owner);
  if (!state && !/^\p{Ll}/u.test(owner)) return null;
  const rest = match.rest ?? "";
  const one = rest.split(" ").length > MANY_WORDS ? rest.replace(SECOND_OWNED, "") : rest;
  if (contentWords(one).length < 2) return null;
  return { question: state ? question.replace("Which ", `Which ${owner} `) : question, answer: one };
}

// "control of the islands" · "possession of the fort" · "command over the fleet"
const HELD =
  /^(?:(?:the|full|complete|sole|temporary) )*(?<held>(?:control|possession|command|charge|sight|advantage|custody) (?:of|over)) (?<thing>\S.{3,})$/u;

/** `What did the rebels lose control of?`: what is held is the answer, not the hold. */
export function heldThing(question: string, content: string, where: string): Wording | null {
  const { held, thing } = HELD.exec(content)?.groups ?? {};
  if (held === undefined || thing === undefined) return null;
  return { question: `What ${question} ${held}${where}?`, answer: shortened(thing) };
}

const MAX_BEHIND_NAME = 10;

/** `Whom did Madero appoint as commander?`: a person who is all of the object, with what is said of the person. */
export function whomAsked(
  { reading }: Telling,
  from: number,
  question: string,
  { content, where }: { readonly content: string; readonly where: string },
): Wording | null {
  const mention = touching(reading.names, { start: from, end: from + 1 })[0];
  if (mention === undefined || mention.span.start !== from || !isSurelyPerson(reading, mention.entity))
    return null;
  const name = slice(reading.document.text, mention.span);
  if (!content.startsWith(name)) return null;
  const behind = content.slice(name.length);
  if (!/^(?: (?:as|to|with|for|from|in|into|at|on|near|against|by|under)\b.*)?$/u.test(behind)) return null;
  if (behind.split(" ").length > MAX_BEHIND_NAME) return null;
  return {
    question: `Whom ${question}${behind}${where}?`,
    answer: reading.entities[mention.entity]?.name ?? name,
    derived: true,
  };
}

// "an apology, the withdrawal of the marines and compensation": a closed list of three
const THREE =
  /^(?<first>(?:[^,;]|,(?=\d)){3,50}), (?<second>(?:[^,;]|,(?=\d)){3,50}?),? and (?<third>(?!(?:that|then|when|to)\b)(?:[^,;]|,(?=\d)){3,50})$/u;
const LONGEST_LIST = 18;

/** `Which three things did London demand?`: a list of three noun phrases, which a bare verb would leave open. */
export function threeThings(question: string, content: string, where: string): Wording | null {
  const { first, second, third } = THREE.exec(content)?.groups ?? {};
  if (first === undefined || second === undefined || third === undefined) return null;
  if (/ and /u.test(`${first} ${second} ${third}`) || content.split(" ").length > LONGEST_LIST) return null;
  // Of two verbs the second would stand in the list.
  if (/^(?:to|that|his|her|its) /u.test(first) || /\b(?:was|were|had|would|will|is|are)\b/u.test(content))
    return null;
  return { question: `Which three things ${question}${where}?`, answer: content };
}

/** `an amnesty | if the children returned`: the condition has a card of its own. */
export function withoutCondition({ clause }: Telling, content: string): string {
  if (!/^(?:offer|promise|propose|pledge)$/u.test(clause.lemma)) return content;
  const bare = content.replace(/ (?:if|provided that|on condition that) .*$/u, "");
  return bare.split(" ").length >= 2 ? bare : content;
}

// "Carter | £900 | for the loss of an eye"
const SUM =
  /^(?<who>(?:(?:\p{Lu}[\p{L}’'-]*|the \p{Ll}+|each \p{Ll}+)\s){0,3})(?<sum>[£$€]\s?\d[\d,.]*(?: (?:million|billion))?)(?<rest>\s.{3,60})?$/u;

/** `How much did the jury award Carter?` */
export function howMuch(question: string, content: string, where: string): Wording | null {
  const { who = "", sum, rest = "" } = SUM.exec(content)?.groups ?? {};
  // "approved £200": of a sum alone nobody knows for what
  if (sum === undefined || `${who}${rest}` === "" || /\sand\s/u.test(rest)) return null;
  return { question: `How much ${question} ${who}${rest.trim()}`.trim().concat(`${where}?`), answer: sum };
}
