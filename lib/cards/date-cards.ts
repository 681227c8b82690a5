import { contains, type Span, sharedLength, slice } from "#lib/base/text.ts";
import type { Clause, DateMention, DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { askedFrom } from "./date-limits.ts";
import { isBehindHinge, isOneEnd, isPerfectAside, participleOfDate, tellsOfName } from "./date-owner.ts";
import { dateWords } from "./date-words.ts";
import { type Dated, datedCandidate, isAttribute } from "./dated.ts";
import { daysFromContext } from "./days-from-context.ts";
import { isDoubtfulPronoun } from "./doubts.ts";
import { headingDate, nounDate, yearNamed } from "./event-dates.ts";
import { isTimeNoun, isTitleOfRecord, whatItWas } from "./event-kinds.ts";
import { isLifeSpan, lifeDate, lifeSpan } from "./life-dates.ts";
import { type Phrase, phrase } from "./phrases.ts";
import { clausesOf, sentenceAt, touching } from "./places.ts";
import { isSaying } from "./reported-cards.ts";
import { shortened } from "./shorten.ts";
import { isStated } from "./stated.ts";
import { asked, proofOf, restSpanOf, type Telling, tell, withPreposition } from "./telling.ts";
import { endingsOf, mayFollow } from "./word-before.ts";
import { contentWords, wordsOf } from "./words.ts";

/** When it happened: one card for each dated event of the narrative. Dates inside quotations belong to their speakers. */
export function dateCandidates(reading: DocumentReading): Candidate[] {
  return [...reading.dates, ...daysFromContext(reading)].flatMap((mention) => {
    if (isPerhapsName(reading, mention)) return [];
    if (mention.quoted || mention.granularity === "duration" || isVague(reading, mention)) return [];
    const words = dateWords(mention);
    const sentence = sentenceAt(reading, mention.span.start);
    if (words === null || sentence === null) return [];
    const dated: Dated = { reading, mention, words, sentence };
    if (isLifeSpan(dated)) return lifeSpan(dated);
    if (isEve(reading, mention)) return [];
    if (isLikened(reading, mention) || isAskedThere(reading, sentence)) return [];
    const found =
      lifeDate(dated) ?? headingDate(dated) ?? nounDate(dated) ?? yearNamed(dated) ?? clauseDate(dated);
    return found === null ? [] : [found];
  });
}

/** `Christmas Eve` */
function isEve({ document }: DocumentReading, { span }: DateMention): boolean {
  return (
    document.text.startsWith(" Eve", span.end) && /^ Eve\b/u.test(document.text.slice(span.end, span.end + 5))
  );
}

/** `signed by Lund and August`: a month's name alone, with nothing before it that leads into a time. */
function isPerhapsName({ document }: DocumentReading, { span, granularity }: DateMention): boolean {
  if (granularity !== "month" || !/^\p{Lu}\p{Ll}+$/u.test(slice(document.text, span))) return false;
  return /\b(?:and|by|with|Prince|King|Emperor|Queen|Princess|Mr|Mrs|Miss|Sir|Lady)\.?\s+$/u.test(
    document.text.slice(Math.max(0, span.start - 10), span.start),
  );
}

/** `signed on the same day as the treaty with Utrecht`: a day that another event would have to give. */
function isLikened({ document }: DocumentReading, { span }: DateMention): boolean {
  return (
    /\bsame\b/iu.test(slice(document.text, span)) &&
    /^,?\s+(?:as|that|on which|when)\b/iu.test(document.text.slice(span.end, span.end + 12))
  );
}

/** `How did Torvik win in 1994?` tells nothing. */
function isAskedThere({ document }: DocumentReading, { span }: Sentence): boolean {
  return /\?["”’)]?\s*$/u.test(slice(document.text, span));
}

/** `the following year` and `Winter` in `Winter War` are no dates to ask for; a day whose clock time stands beside it is asked with it. */
function isVague(reading: DocumentReading, mention: DateMention): boolean {
  const coarse =
    mention.granularity !== "day" && mention.granularity !== "time" && mention.granularity !== "month";
  if (mention.certainty === "implied" && coarse) return true;
  if (isDayAfterElsewhere(reading, mention) || isOtherStyle(reading, mention)) return true;
  if (touching(reading.names, mention.span).some((name) => contains(name.span, mention.span))) return true;
  if (mention.granularity !== "day") return false;
  // "last week", "a fortnight later": about that day
  if (/\b(?:weeks?|fortnight)\b/iu.test(slice(reading.document.text, mention.span))) return true;
  const near = { start: Math.max(0, mention.span.start - 40), end: mention.span.end + 40 };
  return touching(reading.dates, near).some(
    (one) => one.granularity === "time" && one.value.startsWith(mention.value),
  );
}

/** `10 July [O.S. 28 June] 1856`: the first of the three is asked for, whole. */
function isOtherStyle({ document }: DocumentReading, { span, granularity }: DateMention): boolean {
  const before = document.text.slice(Math.max(0, span.start - 30), span.start);
  if (!before.includes("S.")) return false;
  if (/[([]O\. ?S\.\s$/u.test(before)) return true;
  return (
    granularity === "year" && /[([](?:O\. ?S\. )?\d{1,2} \p{L}{3,9}(?: O\. ?S\.)?[)\]],? $/u.test(before)
  );
}

/** `the next morning`, where the day before it was told in another paragraph: the story may have gone on since. */
function isDayAfterElsewhere(reading: DocumentReading, { span, source }: DateMention): boolean {
  if (
    source === null ||
    !/^the (?:next|following) (?:day|morning|evening|night)$/iu.test(slice(reading.document.text, span))
  )
    return false;
  const near = touching(reading.dates, { start: Math.max(0, span.start - 500), end: span.start });
  const here = sentenceAt(reading, span.start)?.blockIndex;
  return !near.some((one) => {
    const there = sentenceAt(reading, one.span.start);
    return there?.blockIndex === here || there?.block.zone === "heading";
  });
}

/** `On June 22, 1941, … Germany launched Operation Barbarossa`: the clause is asked with its date taken out. */
function clauseDate(dated: Dated): Candidate | null {
  const { reading, mention, words, sentence } = dated;
  if (isAttribute(sentence, mention.span)) return null;
  // "Minutes of the meeting held in the Guildhall on 3 May": a title, and no statement
  if (isTitleOfRecord(slice(reading.document.text, sentence.span))) return null;
  if (isOneEnd(reading, mention.span)) return null;
  if (isOfNoun(reading, mention)) return null;
  if (isSpanOfName(reading, mention)) return spanOfEvent(dated);
  const participle = participleOfDate(reading, sentence, mention.span);
  if (participle !== null && !tellsOfName(reading, participle)) return null;
  const opens = isOpenedBy(reading, sentence, mention.span);
  const clause = participle ?? clauseOfDate(reading, sentence, mention.span, opens);
  if (clause === null || clause.attributed || clause.negated || isRelative(reading, clause)) return null;
  if (participle === null && (!clause.finite || !isStated(reading, clause))) return null;
  if (isBehindHinge(reading, sentence, clause, mention.span)) return null;
  const telling = tell(reading, clause);
  // What somebody said is worth knowing, when they said it is not.
  if (
    [clause.agent, clause.object, clause.recipient].some(
      (one) => one !== null && isDoubtfulPronoun(reading, one.span, one.entity),
    )
  )
    return null;
  if (telling?.subjectFiller != null && sharedLength(telling.subjectFiller.span, mention.span) > 0)
    return null;
  if (telling === null || /^never\b/u.test(telling.asking.last)) return null;
  if (isPerfectAside(telling, reading, mention)) return null;
  const owned = LIFE_END.exec(
    reading.document.text.slice(Math.max(sentence.span.start, mention.span.start - 40), mention.span.start),
  );
  if (owned !== null && owned.groups?.until === undefined) return null;
  // Every date of the clause goes: "at 11:05 on November 12" is one answer, and another day would only mislead.
  const inRest = touching(reading.dates, telling.restSpan);
  const dates = [
    mention,
    ...inRest.filter(
      (one) =>
        one.granularity !== "duration" && !isPerhapsName(reading, one) && !isAttribute(sentence, one.span),
    ),
  ].map((one) => withPreposition(reading.document.text, one.span));
  const behind = inRest.find(
    (one) => one.granularity === "day" && one.value.slice(0, 10) !== mention.value.slice(0, 10),
  );
  // "On D1 they signed X and Y on D2": each date keeps what stands beside it.
  const second = inRest.find((one) => isSecond(reading, mention, one) && !isAttribute(sentence, one.span));
  const cut =
    mention.span.end < clause.verb.start && behind !== undefined
      ? lastAnd(reading, telling.restSpan, behind.span)
      : second === undefined
        ? []
        : [{ start: mention.span.end, end: telling.restSpan.end }];
  // "described by X in 1551 and by Y in 1629": the second is not asked with the first one's words
  if (inRest.some((one) => isSecond(reading, one, mention))) return null;
  if (
    mention.granularity === "day" &&
    mention.span.start > clause.verb.end &&
    isLedByDay(reading, sentence, clause)
  )
    return null;
  const joined = joinedBehind(telling, inRest);
  const until =
    owned === null ? [] : [{ start: mention.span.start - owned[0].length, end: mention.span.end }];
  const question = thereWas(telling, dates) ?? asked(telling, [...until, ...dates, ...cut, ...joined]);
  if (question === null || pointsAway(question.text)) return null;
  // "In which month did Hahn lose?": a name and a verb that is true of many days
  if (OFTEN.has(clause.lemma) && isBare(question.text, telling.subject?.text ?? "")) return null;
  // "told NRK that evening": what was said is worth knowing, when is not.
  const announced =
    clause.object !== null &&
    clause.complement === null &&
    (clause.lemma === "announce" || clause.voice === "passive");
  if (!announced && isSaying(clause.lemma) && wordsOf(question.text).length < SAID_WITH_CONTENT) return null;
  const subject = telling.subjectFiller;
  if (opens && (subject === null || subject.span.end < mention.span.start)) return null;
  // "In 1971 Lund proposed to the council that …": when is asked with what, or not at all.
  if (
    PUTS.has(clause.lemma) &&
    clause.complement !== null &&
    clause.complement.span.start >= telling.restSpan.end
  )
    return null;
  // "The greatest year was 1952": the answer is its own subject
  if (clause.lemma === "be" && isTimeNoun(telling.subject?.text ?? "")) return null;
  const event =
    clause.lemma === "be" && !question.text.startsWith("was there ") ? whatItWas(question.text) : null;
  if (event === "none") return null;
  // "In 264 BC, Carthage was a large city": it was one before and after.
  if (
    clause.lemma === "be" &&
    /^(?:was|were) .+ an? \p{Ll}/u.test(question.text) &&
    mention.granularity !== "day"
  )
    return null;
  // "still supplies the town today": that is the day of the page
  if (
    /^(?:is|are|do|does)$/u.test(telling.asking.first) &&
    NOW.test(slice(reading.document.text, mention.span))
  )
    return null;
  // "she is known for the discovery in 1897": what is so now has no date.
  if (/^(?:is|are)$/u.test(telling.asking.first) && STATES.has(clause.lemma)) return null;
  const plain = owned === null ? askedFrom(dated, clause) : words.ask;
  if (plain === null) return null;
  const ask = owned === null ? plain : plain.replace(/^(?:On|In) /u, "Until ");
  const proof = proofOf(telling, [mention.span]);
  const many = touching(reading.dates, clause.span).filter((one) => one !== mention).length;
  return datedCandidate(dated, question.text, {
    frame: "happened-on",
    wordings: [
      { question: `${ask} ${event ?? shortened(question.text, 24)}?`, answer: words.answer, derived: true },
    ],
    proof,
    context: question.context,
    weight: weightOf(mention) - 0.1 * many,
  });
}

// "long queues beginning in summer 1972": when the queues were, and not when somebody stood in them
const BEGINNING =
  /(?<=\p{L} )(?:beginning|starting|ending|increasing|lasting|dating)\s+(?:in|on|by|at|from|until|early in|late in)\s+(?:the\s+)?$/iu;

/** `beginning in 1972`, `allotted the corn for 1974`: the time of a noun of the clause, which says nothing of the deed. */
function isOfNoun({ document }: DocumentReading, { span, granularity }: DateMention): boolean {
  const before = document.text.slice(Math.max(0, span.start - 24), span.start);
  if (BEGINNING.test(before)) return true;
  return (
    granularity === "year" &&
    /(?<!\b(?:planned|set|scheduled|fixed|arranged|called|announced|due))\sfor\s$/u.test(before)
  );
}

/** `three sons, Anton (1187–1241), …`, `followed by the Corvina plan (1962–66)`: how long that one lived or went on. */
function isSpanOfName({ document }: DocumentReading, { span, value }: DateMention): boolean {
  return (
    value.includes("/") &&
    document.text.charAt(span.start - 1) === "(" &&
    document.text.charAt(span.end) === ")" &&
    /\p{Lu}[\p{L}’'-]+ $/u.test(document.text.slice(Math.max(0, span.start - 24), span.start - 1))
  );
}

/** `The War of the Passes (1754–1763) was …`: when an event went on, asked by its name; null for a span of anything else. */
function spanOfEvent(dated: Dated): Candidate | null {
  const { reading, mention, words } = dated;
  const end = mention.span.start - 2;
  const name = touching(reading.names, { start: end - 1, end }).find((one) => one.span.end === end);
  if (name === undefined || reading.entities[name.entity]?.type !== "EVENT") return null;
  const { text } = reading.document;
  // "The French and | Indian War": without its article it may be half of a name
  if (!/\bthe $/iu.test(text.slice(Math.max(0, name.span.start - 4), name.span.start))) return null;
  const event = `the ${slice(text, name.span).replace(/\s+/gu, " ")}`;
  return datedCandidate(dated, event, {
    frame: "event-of",
    wordings: [{ question: `${words.ask} did ${event} take place?`, answer: words.answer, derived: true }],
    proof: { start: name.span.start, end: mention.span.end },
    context: [],
    weight: 0.6,
  });
}

// "On 9 September | there was a panic on the exchange"
const THERE_WAS = /^\s(?<what>an? [^,;:.]{6,80})/u;

/** `was there a panic on the Berlin exchange`: what happened, where nobody did it. */
function thereWas({ reading, clause, restSpan, asking }: Telling, drop: readonly Span[]): Phrase | null {
  const { text } = reading.document;
  if (clause.lemma !== "be" || clause.negated || !/^(?:was|were)$/u.test(asking.first)) return null;
  if (clause.agent === null || !/^there$/iu.test(slice(text, clause.agent.span))) return null;
  const what = THERE_WAS.exec(text.slice(restSpan.start, restSpan.end))?.groups?.what;
  if (what === undefined) return null;
  const start = restSpan.start + 1;
  const said = phrase(reading, { start, end: start + what.length }, drop);
  return { text: `was there ${said.text}`, context: said.context };
}

// "held the post | until her death in" · "fled | after his dismissal in": the date of an end, and not of the deed
const LIFE_END =
  /\b(?:(?<until>until|till)|after|before|since|following|despite|because of|on) (?:(?:his|her|its|their|the|\p{Lu}[\p{L}-]+[’']s) (?:own |\p{L}+[’']s? )?)(?:death|retirement|resignation|dismissal|abdication|execution|closure|dissolution|fall|arrest|defeat|release|marriage|election|birth) (?:in|on) $/iu;

const NOW = /^(?:today|now|tonight|at present|this (?:day|week|month|year|summer|winter|spring|autumn))$/iu;

const SAID_WITH_CONTENT = 7;

const PUTS = new Set(
  "propose suggest demand recommend offer decide agree promise urge ask insist".split(" "),
);

/** What one does often: with nothing behind it, any day will do. */
const OFTEN = new Set(
  "lose win score appeal return leave go come play lead join disagree agree answer arrive speak meet talk work live write try help flee escape retreat advance attack march".split(
    " ",
  ),
);

/** Whether a question's tail holds nothing but its subject, its verb and small words. */
function isBare(question: string, subject: string): boolean {
  const own = new Set(contentWords(subject));
  return contentWords(question).filter((word) => !own.has(word)).length < 2;
}

const STATES = new Set(
  "know regard remember consider believe call name locate situate honour honor credit be".split(" "),
);

const LONGEST_POINTER = "them".length;

/** `arrested there by …`, `a crater was named after her`: words that only the sentences before explain. */
function pointsAway(question: string): boolean {
  return (
    /\b(?:him|her|them|and|or)$/iu.test(question.slice(-LONGEST_POINTER - 1)) ||
    /\bthere(?=$|\s(?:by|on|in|and|with|for)\b)/iu.test(question)
  );
}

// "… a market, and between 1640 and 1655 a wall was built": a second statement that a date opens
const OPENS = /,?\s+(?:and|but|while|then)\s+(?:on|in|at|by|between|during|from)\s+(?:the\s+)?$/iu;

/** Whether a date opens the second statement of a sentence: `…, and on 9 November the ship reached port`. */
function isOpenedBy({ document }: DocumentReading, sentence: Sentence, span: Span): boolean {
  return OPENS.test(document.text.slice(sentence.span.start, span.start));
}

/** Where the next statement of a sentence begins with a date of its own, to the end of the rest. */
function joinedBehind(
  { reading, sentence, clause, restSpan }: Telling,
  dates: readonly DateMention[],
): Span[] {
  const { text } = reading.document;
  for (const date of dates) {
    const joint = OPENS.exec(text.slice(restSpan.start, date.span.start));
    if (joint === null) continue;
    const later = clausesOf(reading, sentence.index).some(
      (one) => one.finite && one !== clause && one.verb.start > date.span.end,
    );
    if (later) return [{ start: restSpan.start + joint.index, end: restSpan.end }];
  }
  return [];
}

/** Whether another day stands before the verb and belongs to it: not that of a statement before. */
function isLedByDay(reading: DocumentReading, { span, index }: Sentence, { verb }: Clause): boolean {
  const before = touching(reading.dates, { start: span.start, end: verb.start }).filter(
    (one) => one.granularity === "day",
  );
  if (before.length === 0) return false;
  const other = clausesOf(reading, index).some((one) => one.finite && one.verb.start < verb.start);
  // "the bridge was opened on D1; and on D2 the lamp was lit": the day right before the subject is the verb's own
  return !other || before.some((one) => OPENS.test(reading.document.text.slice(span.start, one.span.start)));
}

/** `in 1551 | and by Branca in 1629`: two of a kind, each with its own date, as `and` tells. */
function isSecond({ document }: DocumentReading, first: DateMention, second: DateMention): boolean {
  return (
    first !== second &&
    first.granularity === second.granularity &&
    first.value !== second.value &&
    first.span.end < second.span.start &&
    /^,? and (?:by|in|at|from|to|for|with|again) [^,;.]{2,50} (?:in|on) $/u.test(
      document.text.slice(first.span.end, second.span.start),
    )
  );
}

/** From the last `and` before a date to the end of the clause. */
function lastAnd(reading: DocumentReading, rest: Span, date: Span): Span[] {
  const at = reading.document.text.slice(rest.start, date.start).lastIndexOf(" and ");
  return at < 0 ? [] : [{ start: rest.start + at, end: rest.end }];
}

const RELATIVES = endingsOf("which that whom where whose the");

/** `a tax, which the council introduced`: what was introduced stands outside of the clause. */
function isRelative({ document }: DocumentReading, { agent, object, voice, verb }: Clause): boolean {
  const subject = voice === "passive" ? object : agent;
  const start = Math.min(subject?.span.start ?? verb.start, verb.start);
  return (
    mayFollow(document.text, start, RELATIVES) &&
    /\b(?:which|that|whom|where|whose)\s+(?:the\s+)?$/iu.test(
      document.text.slice(Math.max(0, start - 12), start),
    )
  );
}

/** The statement that a date dates: its own clause, the last one before it whose words reach it, or the first one behind. */
function clauseOfDate(
  reading: DocumentReading,
  sentence: Sentence,
  span: Span,
  opens: boolean,
): Clause | null {
  const all = clausesOf(reading, sentence.index).filter((clause) => clause.finite);
  const next = opens ? all.find((clause) => clause.verb.start > span.end) : undefined;
  if (next !== undefined) return next;
  const clauses = all;
  const own = clauses.find((clause) => clause.when !== null && sharedLength(clause.when, span) > 0);
  if (own !== undefined) return own;
  const reaching = clauses.filter((clause) => {
    const rest = clause.verb.end <= span.start ? restSpanOf(reading, clause) : null;
    return rest !== null && contains(rest, span);
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
