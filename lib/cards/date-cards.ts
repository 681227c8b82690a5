import { contains, type Span, sharedLength } from "#lib/base/text.ts";
import type { Clause, DateMention, DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { shortened } from "./shorten.ts";
import { dateWords } from "./date-words.ts";
import { type Dated, datedCandidate, isAttribute } from "./dated.ts";
import { headingDate, nounDate, yearNamed } from "./event-dates.ts";
import { isLifeSpan, lifeDate, lifeSpan } from "./life-dates.ts";
import { clausesOf, sentenceAt, touching } from "./places.ts";
import { isStated } from "./stated.ts";
import { asked, proofOf, tell, withPreposition } from "./telling.ts";

/** When it happened: one card for each dated event of the narrative. Dates inside quotations belong to their speakers. */
export function dateCandidates(reading: DocumentReading): Candidate[] {
  return reading.dates.flatMap((mention) => {
    if (mention.quoted || mention.granularity === "duration" || isVague(reading, mention)) return [];
    const words = dateWords(mention);
    const sentence = sentenceAt(reading, mention.span.start);
    if (words === null || sentence === null) return [];
    const dated: Dated = { reading, mention, words, sentence };
    if (isLifeSpan(dated)) return lifeSpan(dated);
    const found =
      lifeDate(dated) ?? headingDate(dated) ?? nounDate(dated) ?? yearNamed(dated) ?? clauseDate(dated);
    return found === null ? [] : [found];
  });
}

/** `the following year` and `Winter` in `Winter War` are no dates to ask for; a day whose clock time stands beside it is asked with it. */
function isVague(reading: DocumentReading, mention: DateMention): boolean {
  const coarse =
    mention.granularity !== "day" && mention.granularity !== "time" && mention.granularity !== "month";
  if (mention.certainty === "implied" && coarse) return true;
  if (touching(reading.names, mention.span).some((name) => contains(name.span, mention.span))) return true;
  if (mention.granularity !== "day") return false;
  const near = { start: Math.max(0, mention.span.start - 40), end: mention.span.end + 40 };
  return touching(reading.dates, near).some(
    (one) => one.granularity === "time" && one.value.startsWith(mention.value),
  );
}

/** `On June 22, 1941, … Germany launched Operation Barbarossa`: the clause is asked with its date taken out. */
function clauseDate(dated: Dated): Candidate | null {
  const { reading, mention, words, sentence } = dated;
  if (isAttribute(sentence, mention.span)) return null;
  const clause = clauseOfDate(reading, sentence, mention.span);
  if (
    clause === null ||
    clause.attributed ||
    !clause.finite ||
    clause.negated ||
    isRelative(reading, clause) ||
    !isStated(reading, clause)
  )
    return null;
  const telling = tell(reading, clause);
  if (telling?.subjectFiller != null && sharedLength(telling.subjectFiller.span, mention.span) > 0)
    return null;
  if (telling === null || /^never\b/u.test(telling.asking.last)) return null;
  // Every date of the clause goes: "at 11:05 on November 12" is one answer, and another day would only mislead.
  const dates = [mention, ...touching(reading.dates, telling.restSpan)].map((one) =>
    withPreposition(reading.document.text, one.span),
  );
  const behind = touching(reading.dates, telling.restSpan).filter(
    (one) => one.granularity === "day" && one.value.slice(0, 10) !== mention.value.slice(0, 10),
  );
  // "On D1 they signed X and Y on D2": each date keeps what stands beside it.
  const cut =
    mention.span.end < clause.verb.start && behind[0] !== undefined
      ? lastAnd(reading, telling.restSpan, behind[0].span)
      : [];
  const led = touching(reading.dates, { start: sentence.span.start, end: clause.verb.start }).some(
    (one) => one.granularity === "day",
  );
  if (led && mention.granularity === "day" && mention.span.start > clause.verb.end) return null;
  const question = asked(telling, [...dates, ...cut]);
  if (question === null) return null;
  const proof = proofOf(telling, [mention.span]);
  const many = touching(reading.dates, clause.span).filter((one) => one !== mention).length;
  return datedCandidate(dated, question.text, {
    frame: "happened-on",
    wordings: [
      { question: `${words.ask} ${shortened(question.text, 24)}?`, answer: words.answer, derived: true },
    ],
    proof,
    context: question.context,
    weight: weightOf(mention) - 0.1 * many,
  });
}

/** From the last `and` before a date to the end of the clause. */
function lastAnd(reading: DocumentReading, rest: Span, date: Span): Span[] {
  const at = reading.document.text.slice(rest.start, date.start).lastIndexOf(" and ");
  return at < 0 ? [] : [{ start: rest.start + at, end: rest.end }];
}

/** `a tax, which the council introduced`: what was introduced stands outside of the clause. */
function isRelative({ document }: DocumentReading, { agent, object, voice, verb }: Clause): boolean {
  const subject = voice === "passive" ? object : agent;
  const start = Math.min(subject?.span.start ?? verb.start, verb.start);
  return /\b(?:which|that|whom|where|whose)\s+(?:the\s+)?$/iu.test(
    document.text.slice(Math.max(0, start - 12), start),
  );
}

/** The statement that a date dates: its own clause, the last one before it whose words reach it, or the first one behind. */
function clauseOfDate(reading: DocumentReading, sentence: Sentence, span: Span): Clause | null {
  const clauses = clausesOf(reading, sentence.index).filter((clause) => clause.finite);
  const own = clauses.find((clause) => clause.when !== null && sharedLength(clause.when, span) > 0);
  if (own !== undefined) return own;
  const reaching = clauses.filter((clause) => {
    const telling = clause.verb.end <= span.start ? tell(reading, clause) : null;
    return telling !== null && contains(telling.restSpan, span);
  });
  if (reaching.length > 0) return reaching.at(-1) ?? null;
  const leads = clauses[0] !== undefined && span.end < clauses[0].verb.start;
  return leads ? (clauses[0] ?? null) : null;
}

function weightOf({ granularity, certainty }: DateMention): number {
  const fine: Readonly<Record<string, number>> = {
    time: 1,
    day: 1,
    month: 0.9,
    season: 0.85,
    range: 0.85,
    year: 0.75,
    decade: 0.5,
    century: 0.4,
  };
  return (fine[granularity] ?? 0.5) - (certainty === "implied" ? 0.1 : 0);
}
