import { slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading, RoleFiller, Sentence } from "#lib/extract/types.ts";
import { isMany } from "./many.ts";
import { filler, isPerson, type Phrase } from "./phrases.ts";
import { clausesOf } from "./places.ts";

const IT = /^it$/iu;
/** So many sentences in a row may go on with `It`. */
const REACH = 3;
// "It was resolved that …" · "It is true that …" · "It took a week to …": nothing is meant by it
const NOBODY =
  /^It (?:is|was|were|has been|had been|would be|will be|took|takes|seem(?:s|ed)|appear(?:s|ed)|happen(?:s|ed)|turned out|follow(?:s|ed)|became) [^.;:]{0,90}?\b(?:that|who|whom|whether|how|why|until|not|only|to)\b/u;
/** Deeds of which `it` may well be the subject all the same: `It was built to hold …`. */
const DONE =
  /^It (?:was|is|were|had been|has been) \p{Ll}+(?:ed|en|t|de|ld|wn|ng|lt) (?:\p{Ll}+ ){0,6}?to\b/u;
const SAID =
  /^It (?:is|was|has been|had been) (?:\p{Ll}+ly |also |then |further )?(?:agreed|resolved|decided|said|reported|thought|believed|known|hoped|proposed|suggested|expected|found|held|feared|understood|ordered|moved|considered|felt|noted|intended|planned|recommended|claimed|estimated|alleged)\b/u;

/**
 * What `It` at the head of a sentence means: the thing that the sentence before is about, in words that can stand in a
 * question. Null where that is somebody, several things, or nothing with a name or with words that tell which.
 */
export function itSubject(
  reading: DocumentReading,
  sentence: Sentence,
  { agent, object, voice }: Clause,
): Phrase | null {
  const subject = voice === "passive" ? object : agent;
  if (subject === null || !isIt(reading, subject)) return null;
  const { text } = reading.document;
  const words = slice(text, sentence.span);
  if (subject.span.start === sentence.span.start)
    return SAID.test(words) || (NOBODY.test(words) && !DONE.test(words))
      ? null
      : before(reading, sentence, REACH);
  // "The bank was 100 feet high, and | it cost £57,000"
  const joined = /[,;] (?:and |but )?$/u.test(text.slice(sentence.span.start, subject.span.start));
  return joined ? main(reading, sentence, REACH, subject.span.start) : null;
}

/** What the sentence before another is about. */
export function aboutBefore(reading: DocumentReading, sentence: Sentence): Phrase | null {
  return before(reading, sentence, REACH);
}

function isIt({ document }: DocumentReading, { span }: RoleFiller): boolean {
  return IT.test(slice(document.text, span));
}

function before(reading: DocumentReading, sentence: Sentence, reach: number): Phrase | null {
  const other = reading.sentences[sentence.index - 1];
  if (reach === 0 || other === undefined || other.blockIndex !== sentence.blockIndex) return null;
  return main(reading, other, reach, other.span.end);
}

/** What a sentence is about, in its first statement. */
function main(reading: DocumentReading, sentence: Sentence, reach: number, limit: number): Phrase | null {
  const first = clausesOf(reading, sentence.index).find((one) => one.finite);
  if (first === undefined || first.attributed) return null;
  const subject = first.voice === "passive" ? first.object : first.agent;
  const { text } = reading.document;
  if (subject === null || subject.span.end > first.verb.start || subject.span.end > limit) return null;
  const lead = text.slice(sentence.span.start, subject.span.start);
  if (
    lead !== "" &&
    !/^(?:In|On|At|After|From|By|During|Under|For|With|Until|Since) [^;:]{2,70}, $/u.test(lead)
  )
    return null;
  if (isIt(reading, subject)) return lead === "" ? before(reading, sentence, reach - 1) : null;
  if (isPerson(reading, subject)) return null;
  const said = filler(reading, subject);
  if (said === null || !isOneThing(said.text)) return null;
  return { text: said.text.replace(/^an? /iu, "the "), context: [subject.span, ...said.context] };
}

/** Whether words mean one thing of which one can tell which: a name, or a noun with something said of it. */
function isOneThing(text: string): boolean {
  if (/\b(?:and|or)\b|[,;:“”"]/u.test(text) || text.length > 80 || isMany(text)) return false;
  if (
    /^(?:this|that|these|those|such|there|his|her|its|their|our|my|no|some|any|each|every|another|one|most|more|nobody|nothing|work)\b/iu.test(
      text,
    )
  )
    return false;
  return /\p{Lu}/u.test(text) || /^(?:the|an?) \S+ \S/u.test(text) || /^the \p{Ll}{5,}$/u.test(text);
}
