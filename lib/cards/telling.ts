import { contains, holdsCapital, type Span, trimSpan } from "#lib/base/text.ts";
import type { Clause, DocumentReading, RoleFiller, Sentence } from "#lib/extract/types.ts";
import { bearerBefore } from "./apposed.ts";
import { isNoSubjectOfBare } from "./bare-form.ts";
import { itSubject } from "./it-subject.ts";
import { lacksPart } from "./lost-parts.ts";
import { isPageTalk, isQuoted } from "./page-talk.ts";
import { isHistoricPresent, pastForm } from "./past.ts";
import { filler, type Phrase, phrase, tidy } from "./phrases.ts";
import { clausesOf, isReadable, tokensIn } from "./places.ts";
import { restOf } from "./rest-of-clause.ts";
import { signedPaper } from "./signed-paper.ts";
import { type Asking, groupStart, verbGroup } from "./verb-group.ts";
import { endingsOf, mayFollow } from "./word-before.ts";

/** A clause made ready for asking: every part in words that can stand alone. */
export type Telling = {
  readonly reading: DocumentReading;
  readonly sentence: Sentence;
  readonly clause: Clause;
  /** Who or what the verb agrees with: the agent, or the object of a passive. */
  readonly subject: Phrase | null;
  readonly subjectFiller: RoleFiller | null;
  /** The whole verb group as it stands: `had already begun`, `was signed`. */
  readonly verbs: string;
  /** The first verb of a question and the verb that stays behind the subject: `did … launch`, `was … signed`. */
  readonly asking: Asking;
  /** What follows the verb, without the clauses that hang on it. */
  readonly restSpan: Span;
};

/** A clause in words; null when it is not one that can be asked about (not finite, said by somebody, without subject). */
export function tell(reading: DocumentReading, clause: Clause): Telling | null {
  let told = tellings.get(reading);
  if (told === undefined) {
    told = new Map();
    tellings.set(reading, told);
  }
  const known = told.get(clause);
  if (known !== undefined) return known;
  const made = retell(reading, clause);
  told.set(clause, made);
  return made;
}

/** Several finders look at the same clause; its words are put together once. */
const tellings = new WeakMap<DocumentReading, Map<Clause, Telling | null>>();

function retell(reading: DocumentReading, clause: Clause): Telling | null {
  const sentence = reading.sentences[clause.sentence];
  const restSpan = restSpanOf(reading, clause);
  if (sentence === undefined || restSpan === null) return null;
  const verbs = groupStart(sentence, clause);
  const read =
    sharedSubject(reading, sentence, clause, verbs) ??
    (clause.voice === "passive" ? clause.object : clause.agent);
  const subjectFiller =
    read === null ? null : (attemptBefore(reading, read, verbs) ?? bearerBefore(reading, read) ?? read);
  const subject =
    subjectFiller === null
      ? null
      : (subjectBehindComma(reading, sentence, subjectFiller, verbs) ??
        filler(reading, subjectFiller) ??
        itSubject(reading, sentence, clause));
  const group = signedPaper(subject, clause, inThePast(reading, clause, verbGroup(sentence, clause)));
  const bare = clause.finite && group.asking.first === "do" && subjectFiller !== null;
  if (bare && isNoSubjectOfBare(reading, sentence, subjectFiller)) return null;
  // "recommended that the government appoint a commission": what was to be
  // "were able to board and capture ships": the second of two infinitives
  if (bare && SECOND.test(reading.document.text.slice(subjectFiller.span.end, clause.verb.start)))
    return null;
  if (bare && isBehindThat(reading.document.text, subjectFiller.span.start)) return null;
  // "A secret article, not published until 1894, gave …": nobody published anything
  if (
    clause.voice === "active" &&
    /,\s+not\s+$/u.test(reading.document.text.slice(Math.max(0, clause.verb.start - 8), clause.verb.start))
  )
    return null;
  // "a boat that goes (downhill)": the relative lost what it says
  if (subject !== null && LOST_RELATIVE.test(subject.text)) return null;
  if (losesGift(clause, restSpan.end) || leavesDoing(reading, clause)) return null;
  if (sharesLater(reading, clause, restSpan)) return null;
  if (subjectFiller !== null && isWhatWasAsked(reading, clause, subjectFiller)) return null;
  if (lacksPart(reading, sentence, clause, subjectFiller?.span ?? null)) return null;
  // "was due to be released": the verb that agrees with the subject is another one
  if (clause.finite && group.asking.first === "be") return null;
  return {
    reading,
    sentence,
    clause,
    subject,
    subjectFiller,
    verbs: group.text,
    asking: group.asking,
    restSpan,
  };
}

// "…, but | an attempt to take the fortress | failed"
const ATTEMPT =
  /[,;] (?:but|and|while|whereas|yet) (?<np>(?:an?|the|his|her|its|their)(?: \p{L}+){0,3} (?:attempt|plan|proposal|offer|motion|effort|bid|decision|refusal|order|request|project|scheme|campaign|failure)s?(?: by [^,;]{3,40}?)? to \p{Ll}+ [^,;]{2,70}?) (?:\p{Ll}+ly |then |soon )?$/u;

/** A second statement whose subject holds a deed: the reading took the subject of the first for it. */
function attemptBefore(reading: DocumentReading, { span }: RoleFiller, verbs: number): RoleFiller | null {
  if (span.end > verbs || verbs - span.end < 24) return null;
  const between = reading.document.text.slice(span.end, verbs);
  const found = ATTEMPT.exec(between);
  const np = found?.groups?.np;
  if (found === null || np === undefined) return null;
  const start = span.end + found.index + found[0].indexOf(np);
  const own = { start, end: start + np.length };
  return { span: own, head: own, entity: null, anaphoric: false, name: null };
}

/** "besieged, captured and sacked the capital": what the first was done to stands behind the last, and its words say too little. */
function sharesLater({ document }: DocumentReading, { object, voice, verb }: Clause, rest: Span): boolean {
  return (
    voice === "active" &&
    object !== null &&
    object.span.start > rest.end &&
    object.span.start > verb.end &&
    document.text.slice(rest.start, rest.end).trim() === "" &&
    /^,? (?:\p{Ll}+ed|and|or)\b/u.test(document.text.slice(rest.end, rest.end + 20))
  );
}

const ASKED =
  /\b(?:asked|requested|demanded|proposed|offered|sought|applied|appealed)\b[^.;]{3,160},? (?:but|and|yet) $/u;

/** "The Norlanders asked for a truce, but it was refused": the truce was, and no country. */
function isWhatWasAsked(
  { document, sentences }: DocumentReading,
  { voice, lemma, sentence }: Clause,
  { span }: RoleFiller,
): boolean {
  return (
    voice === "passive" &&
    /^(?:refuse|reject|grant|decline|deny|approve|accept)$/u.test(lemma) &&
    /^it$/iu.test(document.text.slice(span.start, span.end)) &&
    ASKED.test(document.text.slice(sentences[sentence]?.span.start ?? span.start, span.start))
  );
}

/** "left the towns waiting for bread": the towns were not left. */
function leavesDoing({ document }: DocumentReading, { lemma, object }: Clause): boolean {
  return (
    object !== null &&
    /^(?:leave|find|keep|catch)$/u.test(lemma) &&
    / \p{Ll}+ing(?: |$)/u.test(
      document.text.slice(object.head.end, Math.max(object.span.end, object.head.end + 12)),
    )
  );
}

/** "offered the envoy, who was ill, a seat": behind the aside is what the deed is about. */
function losesGift({ recipient, object }: Clause, end: number): boolean {
  return recipient !== null && object !== null && recipient.span.end <= end && object.span.start >= end;
}

const LOST_RELATIVE =
  /\s(?:that|which|who) (?:goes|comes|is|was|has|had|runs|stands|lies|moves|wants|passes)$/u;

const SECOND = /\bto \p{Ll}+\b[^.;:]{0,160}\b(?:and|or)\s+(?:\p{Ll}+ly\s+)?$/u;

function isBehindThat(text: string, start: number): boolean {
  return /\bthat\s+$/u.test(text.slice(Math.max(0, start - 6), start));
}

/** `Solberg replies`, in minutes of long ago, as one asks for it: `replied`, `did … reply`. */
function inThePast(
  reading: DocumentReading,
  clause: Clause,
  group: { text: string; asking: Asking },
): { text: string; asking: Asking } {
  if (group.asking.first !== "does" || !isHistoricPresent(reading, clause)) return group;
  const particle = clause.particle === null ? "" : ` ${clause.particle}`;
  return { text: `${pastForm(clause.lemma)}${particle}`, asking: { ...group.asking, first: "did" } };
}

/** What follows the verb of a clause that can be asked about, as in its telling; null for other clauses. */
export function restSpanOf(reading: DocumentReading, clause: Clause): Span | null {
  const sentence = reading.sentences[clause.sentence];
  return sentence === undefined ||
    !isReadable(sentence) ||
    isPageTalk(reading, sentence) ||
    isQuoted(reading, clause.verb)
    ? null
    : restOf(reading, sentence, clause);
}

/** `took it as an insult and | ended the talks`: a phrase right before `and` is no subject; the one before is meant. */
function sharedSubject(
  reading: DocumentReading,
  sentence: Sentence,
  clause: Clause,
  verbs: number,
): RoleFiller | null {
  const own = clause.voice === "passive" ? clause.object : clause.agent;
  const { text } = reading.document;
  if (own === null || verbs - own.span.end < " and ".length) return null;
  if (!/^\s+(?:and|but)\s+$/u.test(text.slice(own.span.end, verbs))) return null;
  if (
    !/\b(?:as|of|for|in|on|with|from|about|into|after|before|during|against|behind|near)\s+$/iu.test(
      text.slice(Math.max(0, own.span.start - 9), own.span.start),
    )
  )
    return null;
  const before = clausesOf(reading, sentence.index).findLast(
    (one) => one.finite && one.verb.start < own.span.start && one.voice === "active",
  );
  return before?.agent ?? null;
}

/** `With a war in full swing, an odd episode unfolded`: the noun phrase right before the verb, where the reading took one before the comma. */
function subjectBehindComma(
  reading: DocumentReading,
  sentence: Sentence,
  one: RoleFiller,
  verbs: number,
): Phrase | null {
  if (one.span.end > verbs) return null;
  const { text } = reading.document;
  const comma = verbs - one.span.end < 2 ? -1 : text.slice(one.span.end, verbs).lastIndexOf(",");
  if (comma < 0) return null;
  const span = trimSpan(text, { start: one.span.end + comma + 1, end: verbs });
  const tokens = tokensIn(sentence.tokens, span);
  const plain =
    tokens.length > 0 &&
    tokens.length < 9 &&
    tokens.every((token) => /^(?:DET|ADJ|NOUN|PROPN|NUM|PUNCT)$/u.test(token.pos));
  return plain && tokens.some((token) => /^(?:NOUN|PROPN)$/u.test(token.pos)) ? phrase(reading, span) : null;
}

/** What follows the verb, in words, without the spans in `drop`. */
export function rest(telling: Telling, drop: readonly Span[] = [], own: number | null = null): Phrase {
  return phrase(telling.reading, telling.restSpan, drop, own);
}

// "on 3 May" · "by late 1940" · "in the" · "since": the word that leads into a time
const LEADS_IN =
  /(?:,\s*)?\b(?:on|in|at|by|for|since|during|from|until|till|through|over|around|about|between|of|as early as|early in|late in|the|of the)\s+$/iu;

const LEADING = endingsOf(
  "on in at by for since during from until till through over around about between of as the",
);

// , the eve of the strike, · 4th inst.
const BEHIND_DAY =
  /^, the \p{Ll}+ (?:anniversary|birthday|day|eve|feast) of [^,.;]{3,40}(?=[,.;]|$)|^\s(?:next|last|inst(?:ant|\.)?|ult(?:imo|\.)?|prox(?:imo|\.)?)(?=[\s.,;:]|$)/u;

/** A span together with the prepositions before it and the comma behind it. */
export function withPreposition(text: string, span: Span): Span {
  let { start } = span;
  while (mayFollow(text, start, LEADING)) {
    const before = LEADS_IN.exec(text.slice(Math.max(0, start - 14), start));
    if (before === null) break;
    start -= before[0].length;
  }
  // "Tuesday next" · "the 5th inst." · "1 October, the third anniversary of independence"
  const behind = BEHIND_DAY.exec(text.slice(span.end, span.end + 80));
  return { start, end: span.end + (behind?.[0].length ?? 0) };
}

/** `did Germany launch Operation Barbarossa`: the clause as the tail of a question; null without a subject. */
export function asked(telling: Telling, drop: readonly Span[] = []): Phrase | null {
  if (telling.subject === null) return null;
  // "did Solberg say that he …": a name that stands in the question need not stand there twice.
  const named = holdsCapital(telling.subject.text);
  const after = rest(telling, drop, named ? (telling.subjectFiller?.entity ?? null) : null);
  const { first, last } = telling.asking;
  // "the contractor, Ballard and Sons": a second name wants its second comma
  const subject = telling.subject.text;
  const who = subject.includes(", ")
    ? subject.replace(/^((?:the|an?) [^,]{3,40}, \p{Lu}[^,]*)$/u, "$1,")
    : subject;
  return {
    text: tidy(`${first}${spaced(who)}${spaced(last)}${spaced(after.text)}`),
    context: [...telling.subject.context, ...after.context],
  };
}

function spaced(words: string): string {
  return words === "" ? "" : ` ${words}`;
}

/** Everything after the subject, verbs first: `sent Molotov to Berlin to negotiate the terms`. */
export function predicate(telling: Telling, drop: readonly Span[] = []): Phrase {
  const after = rest(telling, drop, telling.subjectFiller?.entity ?? null);
  return { text: tidy(`${telling.verbs} ${after.text}`), context: after.context };
}

/** The stretch of the sentence that proves the clause: its own words, from the subject to the end of the rest. */
export function proofOf(telling: Telling, also: readonly Span[] = []): Span {
  const { clause, restSpan, sentence, subjectFiller } = telling;
  let [start, end] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const take = (one: Span): void => {
    if (!contains(sentence.span, one)) return;
    start = Math.min(start, one.start);
    end = Math.max(end, one.end);
  };
  take(clause.verb);
  take(restSpan);
  for (const one of also) take(one);
  if (subjectFiller !== null) take(subjectFiller.span);
  return { start, end };
}
