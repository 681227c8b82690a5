import { contains, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading } from "#lib/extract/types.ts";
import { whenWords } from "./date-words.ts";
import { isSupposed } from "./lost-parts.ts";
import { touching } from "./places.ts";
import { isStated } from "./stated.ts";
import { type Telling, tell } from "./telling.ts";

/** Whether a clause says plainly what is or was so: nobody's words, no wish, no condition. */
export function isPlain(reading: DocumentReading, clause: Clause): boolean {
  return (
    clause.finite &&
    !clause.attributed &&
    !clause.negated &&
    clause.modality === null &&
    isStated(reading, clause) &&
    !isSupposed(reading, clause)
  );
}

/** The clause in words, when its subject can stand in a question by itself. */
export function tellPlain(reading: DocumentReading, clause: Clause): Telling | null {
  return isPlain(reading, clause) ? askable(tell(reading, clause)) : null;
}

/** A clause in words whose subject can stand in a question by itself. */
export function askable(telling: Telling | null): Telling | null {
  return telling?.subject != null && canBeAsked(telling.subject.text) ? telling : null;
}

// "some of them" · "many" · "a number of people": of whom, nobody can tell
const ANYBODY =
  /^(?:(?:some|many|most|few|several|both|all|others?|another|each(?! \p{Ll}+ of )|one|none|nobody|everybody|everyone|anyone|someone|more|less|much|there|what|who|which|such|this|that|these|those|his|its|their|our|my|your|the (?:other|same|latter|former|two|three|rest|first|second|third|next|last|result|reason|aim|idea|answer|question|problem))\b(?! (?:of the|in the) )|(?:people|men|women|children|work|things)$)/iu;

/** Whether a subject says enough to be asked about: a name, a kind of thing, a thing that one page has once. */
export function canBeAsked(subject: string): boolean {
  return (
    !ANYBODY.test(subject) &&
    !/["“”;:()]/u.test(subject) &&
    subject.length < 90 &&
    !/\b(?:he|she|they|him|them)\b|\b(?:between|of|two|both|the|an?|to|and|or|these|those|such)$/iu.test(
      subject,
    )
  );
}

// "From 1904 to 1909 | she worked": the time that opens a sentence
const OPENS = /^(?:In|On|From|Since|Between|During|By|Around|About|After|Before|Until)\s/u;

/** ` in 1898`, when the sentence opens with a year or a month: it tells one move of somebody from the next. */
export function openingTime({ reading, sentence, subjectFiller }: Telling): string {
  if (subjectFiller === null) return "";
  const lead = { start: sentence.span.start, end: subjectFiller.span.start };
  if (lead.end - lead.start > 60 || !OPENS.test(slice(reading.document.text, lead))) return "";
  const [date] = touching(reading.dates, lead);
  if (date === undefined || !contains(lead, date.span) || date.granularity === "duration") return "";
  const words = whenWords(date);
  return words === null ? "" : ` ${words}`;
}

/** Whether a clause is of no time: `A red cell lives for 120 days`, `Lymphocytes produce antibodies`. */
export function isTimeless({ asking, reading, clause, sentence }: Telling): boolean {
  return (
    /^(?:do|does|is|are|can)$/u.test(asking.first) &&
    clause.voice !== undefined &&
    touching(reading.dates, sentence.span).every((one) => one.granularity === "duration")
  );
}
