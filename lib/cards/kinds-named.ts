import type { Span } from "#lib/base/text.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import { type Found, isSomebody, NO_THING, uncapital } from "./explained.ts";
import { shortened } from "./shorten.ts";

// "they release a hormone, erythropoietin, which makes the marrow work faster"
const NAMED =
  /\b(?:an?|the|another) (?<kind>(?:\p{Ll}+ ){0,2}?\p{Ll}{3,}), (?<name>(?:the )?[\p{L}\p{N}-]+(?: [\p{L}\p{N}-]+){0,3}), (?:which|that) (?<does>\p{Ll}+s? [^,;:.()]{5,100})(?=[,;.])/u;

/** `Which hormone makes the marrow work faster?`: a kind of thing, its name, and what it does. */
export function namedKind(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const match = NAMED.exec(text);
  const { kind, name, does } = match?.groups ?? {};
  if (match === null || kind === undefined || name === undefined || does === undefined) return null;
  if (
    NO_THING.test(kind) ||
    /^(?:and|or|but|in|on|at|by|for|with|from|to|as|an?|his|her|its|their|including|especially|particularly|such|then|now|later|once|perhaps|however|mostly|mainly|largely|\p{Ll}+ing|\p{Ll}+ed) /u.test(
      name,
    )
  )
    return null;
  const start = sentence.span.start + match.index + match[0].indexOf(`, ${name},`) + 2;
  const focus: Span = { start, end: start + name.length };
  if (isSomebody(reading, focus) || /\b(?:it|they|them|its|their|he|she|his|her|this|these)\b/u.test(does))
    return null;
  return {
    frame: "called",
    thing: name,
    wording: { question: `Which ${kind} ${shortened(does, 14)}?`, answer: name },
    focus,
  };
}

// "The upper layer, a yellowish liquid called plasma, makes up 55 per cent of it"
const SO_CALLED =
  /^(?<what>(?:The|An?) [^,;:.]{4,60}), (?<kind>an? [^,;:.]{3,50}?) (?<how>called|known as) (?<name>(?:the )?[^,;:.]{2,40}), (?<verb>\p{Ll}+) /u;

/** `What is the upper layer, a yellowish liquid, called?` */
export function calledInPassing(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const { what, kind, how, name, verb } = SO_CALLED.exec(text)?.groups ?? {};
  if (
    what === undefined ||
    kind === undefined ||
    how === undefined ||
    name === undefined ||
    verb === undefined
  )
    return null;
  const start = sentence.span.start + text.indexOf(name, what.length);
  const focus = { start, end: start + name.length };
  if (isSomebody(reading, { start: sentence.span.start, end: focus.end })) return null;
  const now = /s$/u.test(verb) && verb !== "was";
  return {
    frame: "called",
    thing: name,
    wording: { question: `What ${now ? "is" : "was"} ${uncapital(what)}, ${kind}, ${how}?`, answer: name },
    focus,
  };
}

// "Platelets are not whole cells but fragments of large cells in the marrow."
const NOT_BUT =
  /^(?<thing>(?!This|That|These|Those|They|It|There|Here|Such|Some|Many|Most|He|She|We|You|What)(?:(?:The|An?) )?\p{L}{3,}(?: \p{Ll}{3,}){0,2}) (?<verb>is|are) not [^,;:.]{3,60}?,? but (?:rather )?(?<what>(?!(?:also|only|because|by|to|that|in|on|from)\b)[^,;:.]{6,100})[.;,]/u;

/** `What are platelets?`, where it is first said what they are not. */
export function notButSo(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const { thing, verb, what } = NOT_BUT.exec(text)?.groups ?? {};
  if (thing === undefined || verb === undefined || what === undefined || NO_THING.test(thing)) return null;
  if (isSomebody(reading, sentence.span) || what.split(" ").length < 3) return null;
  const start = sentence.span.start + text.indexOf(what);
  return {
    frame: "definition",
    thing: uncapital(thing),
    wording: { question: `What ${verb} ${uncapital(thing)}?`, answer: shortened(what, 17) },
    focus: { start, end: start + what.length },
  };
}

// "The Upland League, an alliance of four mountain cantons, sent …": a name and what bears it
const BEARER =
  /(?:^|[;:] )(?<thing>(?:[Tt]he )?\p{Lu}[\p{L}’'-]*(?: (?:of |the )*\p{Lu}[\p{L}’'-]*){0,4}), (?<what>an? (?!(?:few|little|day|week|month|year|mile|move|man|woman)\b)[^,;:.()]{10,90}), (?<verb>was|were|is|are|had|has|\p{Ll}{2,}(?:ed|s)|sent|took|gave|led|won|lost|made|held|ran|met|left|built|wrote|became|began|fell|rose|brought)\b/u;

/** `What was the Upland League?`, told between commas. */
export function bearerInPassing(reading: DocumentReading, sentence: Sentence, text: string): Found | null {
  const match = BEARER.exec(text);
  const { thing, what, verb } = match?.groups ?? {};
  if (match === null || thing === undefined || what === undefined || verb === undefined) return null;
  const start = sentence.span.start + text.indexOf(what, match.index);
  const focus = { start, end: start + what.length };
  const named = { start: sentence.span.start + text.indexOf(thing, match.index), end: start - 2 };
  if (isSomebody(reading, named) || NO_THING.test(thing) || / (?:and|or) /u.test(thing)) return null;
  if (!/ (?:of|in|on|for|near|that|which|between|from|with|at) /u.test(what) && what.split(" ").length < 3)
    return null;
  const now = /^(?:is|are|has)$|[^s]s$/u.test(verb) && verb !== "was";
  const many = /^(?:were|are)$/u.test(verb);
  return {
    frame: "definition",
    thing,
    wording: {
      question: `What ${now ? (many ? "are" : "is") : many ? "were" : "was"} ${thing.replace(/^The /u, "the ")}?`,
      answer: shortened(what, 17),
    },
    focus,
  };
}
