import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import type { Candidate } from "./candidate.ts";
import { proofsOf } from "./content.ts";
import { type Phrase, phrase } from "./phrases.ts";
import { inSentencesWith, statements, touching } from "./places.ts";
import { shortened } from "./shorten.ts";
import { isStated } from "./stated.ts";
import { asked, type Telling, tell } from "./telling.ts";

/** Why it came about, and what is named as a result. */
export function causeCandidates(reading: DocumentReading): Candidate[] {
  return statements(reading).flatMap((clause) => {
    if (clause.attributed || clause.modality !== null) return [];
    if (clause.lemma !== "be" && !isJoined(reading, clause)) return [];
    if (!isStated(reading, clause)) return [];
    const telling = tell(reading, clause);
    return telling === null
      ? []
      : [because(telling), onCondition(telling), resultIs(telling)].filter((one) => one !== null);
  });
}

// Any of the words that lead to a cause or a condition: most sentences have none
const isJoined = inSentencesWith(
  ["because", "due", "owing", "thanks", "provided", "condition", "if"],
  /because|due to|owing to|thanks to|provided|condition|\sif\s/iu,
);

// "… because of failures in the air campaign" · "… because the winter ice had destroyed it" · "due to the revolution"
const BECAUSE = /^,?\s*(?<joint>because of|due to|owing to|because|thanks to)\s+(?<cause>[^;:.]{6,140})/iu;

// "was dropped, primarily | because …"
const DEGREE =
  /,? (?:largely|primarily|mainly|partly|chiefly|mostly|simply|precisely|probably|perhaps|in part)$/u;

// ", and the deal collapsed" · " and died in Melbourne"
const NEXT =
  /,\s+(?:and|but|so|while|which|whereupon)\s|\sand\s(?=(?:died|went|became|left|returned|retired|moved|was|were|had)\s)/u;

// "is interesting because it shows …": what a writer thinks of it
const OPINION =
  /\b(?:interesting|important|significant|notable|remarkable|relevant|crucial|fascinating|famous|special|unusual|ironic|strange|surprising)\b/u;

// "failed because they could not agree": told once more, and no reason
const NO_REASON =
  /^(?:they|it|he|she|the (?:two|parties|sides)\b.{0,12}) (?:could not agree|failed|disagreed|did not (?:agree|work|succeed|want to))\b/u;

/** `Why did Germany postpone its plans?`: a clause with its cause behind it. */
function because(telling: Telling): Candidate | null {
  const { clause, reading, sentence, restSpan } = telling;
  if (!clause.finite) return null;
  const { text } = reading.document;
  const match = BECAUSE.exec(text.slice(restSpan.end, sentence.span.end))?.groups;
  const question = match?.cause === undefined ? null : asked(telling);
  if (match?.cause === undefined || question === null) return null;
  // "concluded: “It was dropped, because …”": the reason of what was said, and not of saying it
  if (touching(reading.quotations, restSpan).some(({ kind }) => kind === "speech")) return null;
  if (clause.lemma === "be" && OPINION.test(question.text)) return null;
  const begin = restSpan.end + text.slice(restSpan.end).indexOf(match.cause);
  // "because of an old injury, and the deal collapsed": the next statement is no cause.
  // "because the union, which held a tenth, refused to sell": an aside goes, and its statement goes on
  const aside = /^[^,]{3,60}(?<aside>, (?:which|who) [^,]{3,80},) \p{Ll}/u.exec(match.cause)?.groups?.aside;
  const from = aside === undefined ? 0 : match.cause.indexOf(aside) + aside.length;
  const next = NEXT.exec(match.cause.slice(from))?.index;
  const cause = { start: begin, end: begin + (next === undefined ? match.cause.length : from + next) };
  const said = phrase(
    reading,
    cause,
    aside === undefined ? [] : [{ start: begin + from - aside.length, end: begin + from }],
  );
  const answer = shortened(said.text);
  if (NO_REASON.test(answer)) return null;
  // "is no pump not needed": the subject says it already
  const asks = question.text.replace(DEGREE, "").replace(/^(\p{Ll}+ no .+?) not (?=\p{Ll})/u, "$1 ");
  const joint = match.joint === undefined || /^because$/iu.test(match.joint) ? "because" : "because of";
  return {
    reading,
    category: "outcome",
    frame: "because",
    key: [question.text, answer],
    wordings: [{ question: `Why ${asks}?`, answer: `${capital(joint)} ${answer}` }],
    proofs: proofsOf(telling, [...question.context, ...said.context], [cause]),
    focus: cause,
    sentence: sentence.index,
    weight: 0.8,
  };
}

// "… but only if the islands could vote" · ", provided that the name was kept" · "on condition that …"
const CONDITION =
  /,?\s+(?:but\s+)?(?:(?<only>only if)|provided(?: that)?(?! (?:by|for|to|with|in|from|on|at)\b)|on (?:the )?condition that|on condition of)\s+(?<condition>[^;:."“”]{8,120})/u;

// "offered to forgive the arrears | if he sent his son": what is put forward under a condition
const PUT = new Set("offer promise agree propose threaten accept support undertake pledge vow".split(" "));
const IF = /\s+if\s(?<condition>[^;:."“”]{8,120})/u;

/** `On what condition did Moreau suggest …?` */
function onCondition(telling: Telling): Candidate | null {
  const { clause, reading, sentence, restSpan } = telling;
  if (!clause.finite || clause.negated) return null;
  const { text } = reading.document;
  const rest = text.slice(restSpan.start, sentence.span.end);
  const match = CONDITION.exec(rest) ?? (PUT.has(clause.lemma) ? IF.exec(rest) : null);
  const condition = match?.groups?.condition;
  if (match === null || condition === undefined) return null;
  const at = restSpan.start + match.index;
  // Another statement may stand between; the condition is its own then.
  if (at > restSpan.end + 1) return null;
  const question = asked({ ...telling, restSpan: { start: restSpan.start, end: at } });
  if (question === null) return null;
  const end = at + match[0].length;
  const span = { start: end - condition.length, end };
  const said = phrase(reading, span);
  return {
    reading,
    category: "proposal",
    frame: "condition",
    key: [question.text, said.text],
    wordings: [
      {
        question: `On what condition ${question.text}?`,
        answer: `${match.groups?.only === undefined ? "If" : "Only if"} ${shortened(said.text)}`,
        derived: true,
      },
    ],
    proofs: proofsOf(telling, [...question.context, ...said.context], [{ start: at, end }]),
    focus: span,
    sentence: sentence.index,
    weight: 0.85,
  };
}

// "The result was a partition of Poland" · "The outcome of the trial was an acquittal"
const RESULT_NOUN =
  /^(?:the|its|their|one|another)\s+(?:\p{L}+\s+)?(?:result|outcome|consequence|effect|upshot)s?(?<of>\s+of\s+.+)?$/iu;

/** `What was the result of the pact?`: a result that is named as one. */
function resultIs(telling: Telling): Candidate | null {
  const { clause, reading, sentence, subjectFiller, restSpan } = telling;
  if (clause.lemma !== "be" || subjectFiller === null || clause.negated) return null;
  const text = slice(reading.document.text, {
    start: subjectFiller.span.start,
    end: clause.verb.start,
  }).trim();
  const match = RESULT_NOUN.exec(text.replace(/\s+(?:was|were|is|had been)$/u, ""));
  if (match === null) return null;
  const before = reading.sentences[sentence.index - 1];
  const named =
    match.groups?.of === undefined
      ? lastNamed(reading, before?.span ?? null, sentence.blockIndex === before?.blockIndex)
      : null;
  const of =
    match.groups?.of === undefined
      ? named === null
        ? null
        : ` of ${named.text}`
      : ` ${phrase(reading, { start: clause.verb.start - (match.groups.of.length + 1), end: clause.verb.start }).text}`;
  if (of === null) return null;
  const said = phrase(reading, restSpan);
  const context = [...said.context, ...(named?.context ?? [])];
  return {
    reading,
    category: "outcome",
    frame: "result-of",
    key: [of, said.text],
    wordings: [{ question: `What was the result${of.replace(/\s+/gu, " ")}?`, answer: shortened(said.text) }],
    proofs: proofsOf(telling, context),
    focus: restSpan,
    sentence: sentence.index,
    weight: 0.9,
  };
}

/** What the sentence before speaks of: the event or paper that it names, or a bare one that the document names elsewhere. */
function lastNamed(reading: DocumentReading, span: Span | null, sameBlock: boolean): Phrase | null {
  if (span === null || !sameBlock) return null;
  const shown = phrase(reading, span);
  const name =
    /\bthe (?:\p{Lu}[\p{L}\p{N}’'–-]+ ){1,4}(?:[Pp]act|[Tt]reaty|[Tt]alks|[Ww]ar|[Aa]greement|[Cc]onference|[Mm]eeting|[Pp]rotocol|[Cc]ampaign|[Ee]lection|[Tt]rial|[Ss]trike|[Mm]atch|[Ff]inal|[Ss]ummit)/u.exec(
      shown.text,
    )?.[0];
  return name === undefined ? null : { text: name, context: [span, ...shown.context] };
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
