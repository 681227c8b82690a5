import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading, Quotation, Token } from "#lib/extract/types.ts";
import { pastForm } from "./past.ts";
import { filler, phrase } from "./phrases.ts";
import { clausesOf, sentenceAt, tokensIn } from "./places.ts";
import { tell } from "./telling.ts";

// Borrowed words: a quotation that is a piece of the document's own sentence. It is asked inside that sentence, because a
// piece alone says nothing: not `Whose words are “irrespective of the cost”?` but `Who told the crews to go on “irrespective
// of the cost”?`.

export type Framed = { readonly question: string; readonly context: readonly Span[] };

const SAYING =
  /^(?:say|state|tell|note|insist|add|conclude|declare|write|reply|argue|announce|claim|explain|remark|warn|stress|observe|complain|recall|admit|report)$/u;
const LONGEST_LEAD = 150;

/** Whether quoted words are a sentence by themselves, or two or more: they have a finite verb with its subject. */
export function isSentence(reading: DocumentReading, { inner }: Quotation): boolean {
  const sentence = sentenceAt(reading, inner.start);
  if (sentence === null) return true;
  const clauses = clausesOf(reading, sentence.index);
  const first = tokensIn(sentence.tokens, inner)[0];
  if (opensWithVerb(clauses, inner, first)) return false;
  if (MANNER.test(reading.document.text.slice(inner.start, inner.end))) return false;
  return clauses.some(
    ({ finite, verb, voice, agent, object }) =>
      finite &&
      contains(inner, verb) &&
      startsInside(inner, voice === "passive" ? object?.span : agent?.span, verb),
  );
}

function startsInside(inner: Span, subject: Span | undefined, verb: Span): boolean {
  // A subject that was not found may stand before the verb all the same.
  return subject === undefined ? verb.start - inner.start > FIRST_WORDS : contains(inner, subject);
}

const FIRST_WORDS = 14;

// "no matter what the ministry thinks": how something is done, whatever finite verb it holds
const MANNER =
  /^(?:no matter|irrespective|regardless|without|despite|in spite|than|so as|in order|as (?:long|far|soon))\b/iu;

/** `Who stated that the Bridge Act “frightened the bankers”?`, `Who told the crews to go on “whatever the cost”?` */
export function framed(
  reading: DocumentReading,
  quotation: Quotation,
  shown: string,
  speaker: number,
): Framed | null {
  const sentence = sentenceAt(reading, quotation.span.start);
  if (sentence === null || speaker < 0) return null;
  const clauses = clausesOf(reading, sentence.index);
  const saying = clauses.findLast(
    ({ verb, lemma, agent, voice }) =>
      verb.end < quotation.span.start &&
      voice === "active" &&
      SAYING.test(lemma) &&
      agent?.entity === speaker,
  );
  const first = tokensIn(sentence.tokens, quotation.inner)[0];
  if (saying !== undefined && opensWithVerb(clauses, quotation.inner, first)) {
    const subject = saidSubject(reading, clauses, saying, quotation);
    return subject === null
      ? null
      : {
          question: `Who ${said(reading, saying)} that ${subject.text} “${shown}”?`,
          context: subject.context,
        };
  }
  const doing = clauses.findLast(
    ({ verb, agent, voice }) =>
      verb.end < quotation.span.start && voice === "active" && agent?.entity === speaker,
  );
  const telling = doing === undefined ? null : tell(reading, doing);
  if (doing === undefined || telling === null) return null;
  if (quotation.span.start - doing.verb.end > LONGEST_LEAD) return null;
  const between = reading.document.text.slice(doing.verb.end, quotation.span.start);
  if (/["“”;:]|[.!?]\s/u.test(between)) return null;
  const verbs = doing.finite ? telling.verbs : pastForm(doing.lemma);
  const lead = phrase(reading, { start: doing.verb.end, end: quotation.span.start }, [], speaker);
  return lead.text === "" || /^that$/u.test(lead.text)
    ? null
    : { question: `Who ${verbs} ${lead.text} “${shown}”?`, context: lead.context };
}

/** `stated` · `told Hoving` */
function said(reading: DocumentReading, { lemma, recipient }: Clause): string {
  const to = recipient === null ? null : filler(reading, recipient);
  if (to !== null) return `${pastForm(lemma)} ${to.text}`;
  return lemma === "tell" ? "said" : pastForm(lemma);
}

/** `was “tired”, and “wants to let others pay”`: the words go on with the verb of a sentence that began outside. */
function opensWithVerb(clauses: readonly Clause[], inner: Span, first: Token | undefined): boolean {
  if (first === undefined || !/^\p{Ll}/u.test(first.text)) return false;
  return clauses.some(({ verb, finite, agent }) => {
    if (!finite || verb.start < inner.start) return false;
    const helped = first.pos === "AUX" && verb.start - inner.start <= HELPERS;
    return verb.start - inner.start <= 1 || (helped && !(agent !== null && contains(inner, agent.span)));
  });
}

/** Room for `had long been` before the verb itself, in characters. */
const HELPERS = 16;

/** Of whom or what it was said: the subject of the first statement behind the verb of saying. */
function saidSubject(
  reading: DocumentReading,
  clauses: readonly Clause[],
  saying: Clause,
  { span }: Quotation,
): { text: string; context: readonly Span[] } | null {
  const { text } = reading.document;
  // "that the council | “had sold the harbour”": the subject right before the words
  const near = clauses
    .flatMap(({ agent, object }) => [agent, object])
    .find(
      (one) =>
        one !== null && one.span.end <= span.start && /^\s*$/u.test(text.slice(one.span.end, span.start)),
    );
  if (near !== undefined && near !== null && near.span.start > saying.verb.end) return filler(reading, near);
  // A second "that" begins a statement of its own, whose subject was not found.
  if (/,\s(?:and\s)?that\s/u.test(text.slice(saying.verb.end, span.start))) return null;
  const first = clauses.find(
    ({ verb, finite }) => finite && verb.start > saying.verb.end && verb.end <= span.start,
  );
  const subject = first === undefined ? null : first.voice === "passive" ? first.object : first.agent;
  if (subject === null || subject.span.start < saying.verb.end || subject.span.end > span.start) return null;
  return filler(reading, subject);
}

// "that the club had lost twice, was |": a second predicate
const SECOND = /,\s(?:and\s)?(?<verb>was|were|is|are|had been|has been)$/u;

/** `Solberg stated that the club was` for `… that the club had lost twice, was`: the quoted word's own predicate. */
export function ownPredicate(
  reading: DocumentReading,
  quotation: Quotation,
  speaker: number,
  before: string,
): string {
  const verb = SECOND.exec(before)?.groups?.verb;
  const sentence = sentenceAt(reading, quotation.span.start);
  if (verb === undefined || sentence === null || speaker < 0) return before;
  const clauses = clausesOf(reading, sentence.index);
  const saying = clauses.findLast(
    ({ verb: at, lemma, agent }) =>
      at.end < quotation.span.start && SAYING.test(lemma) && agent?.entity === speaker,
  );
  const subject = saying === undefined ? null : saidSubject(reading, clauses, saying, quotation);
  const lead = / that /u.exec(before)?.index;
  return subject === null || lead === undefined
    ? before
    : `${before.slice(0, lead)} that ${subject.text} ${verb}`;
}

// "I said to my wife," he continued, "there is something wrong": the second half is what was said
export const SAID_SO = /^I (?:said|told|cried|asked|answered|replied|called out)\b[^.;:!?]{0,40},$/u;

/** Whether a quotation only goes on, in small letters, with what was broken off by a comma to say who speaks. */
export function isSecondHalf(text: string, { span, inner }: Quotation, before: Quotation): boolean {
  return (
    before.kind === "speech" &&
    !SAID_SO.test(slice(text, before.inner)) &&
    /^\p{Ll}/u.test(text.slice(inner.start, inner.start + 1)) &&
    /,$/u.test(slice(text, before.inner)) &&
    /^\s[^.;:!?"“”]{2,60},\s$/u.test(text.slice(before.span.end, span.start))
  );
}
