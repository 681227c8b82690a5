import { contains, type Span, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading, Sentence } from "#lib/extract/types.ts";
import type { Candidate, Wording } from "./candidate.ts";
import { askContent, proofsOf } from "./content.ts";
import { phrase, tidy } from "./phrases.ts";
import { clausesOf, statements, tokenFrom, touching } from "./places.ts";
import { followsPlan, helped, planOf } from "./plan-terms.ts";
import { shortened } from "./shorten.ts";
import { infinitiveStart, plainStart } from "./starts.ts";
import { isStated } from "./stated.ts";
import { asked, type Telling, tell } from "./telling.ts";

/** Papers that lay something down, and parts of them. */
const PAPER =
  /\b(?:pact|treaty|agreement|accord|armistice|convention|protocol|draft|proposal|offer|plan|portion|part|clause|article|section|arrangement|deal|contract|act|law|bill|decree|constitution|charter|resolution|terms|memorandum|note|telegram|letter|instruction|directive)s?\b/iu;
/** Talks lay nothing down, but they have topics. */
const TALKS = /\b(?:discussions|talks|negotiations|meeting|conference|summit)\b/iu;
const HAS_TOPICS = new Set(["include", "cover", "address"]);
const LAYS_DOWN = new Set(
  "contain include cover address provide have oblige bind guarantee grant stipulate specify define establish pledge set lay cover concern comprise".split(
    " ",
  ),
);
/** Words that make a paper one that was only put forward. */
const PUT_FORWARD =
  /\b(?:draft|propos(?:e|ed|al|als)|offer(?:s|ed)?|plan|suggest(?:ed|ion)?|invited?|would)\b/iu;
/** How many sentences back a draft still stands for `the agreement`. */
const REACH = 6;

/** What a paper lays down, what its terms would bring, what an offer was, and what was the aim. */
export function paperCandidates(reading: DocumentReading): Candidate[] {
  return statements(reading).flatMap((clause) => {
    if (!mayTell(clause) || !isStated(reading, clause)) return [];
    const telling = tell(reading, clause);
    if (telling === null) return [];
    return [contents(telling), term(telling), aim(telling), sent(telling)].filter((one) => one !== null);
  });
}

/** Whether a clause has the verb of any of the frames. */
function mayTell({ lemma, modality, voice }: Clause): boolean {
  return (
    LAYS_DOWN.has(lemma) ||
    modality === "would" ||
    lemma === "be" ||
    (voice === "passive" && PASSED_ON.has(lemma))
  );
}

function candidate(
  telling: Telling,
  frame: string,
  wordings: readonly Wording[],
  context: readonly Span[],
  focus: Span,
  weight: number,
): Candidate {
  return {
    reading: telling.reading,
    category: frame === "treaty-says" ? "outcome" : "proposal",
    frame,
    key: [telling.subject?.text ?? "", telling.clause.lemma, wordings[0]?.answer ?? ""],
    wordings,
    proofs: proofsOf(telling, context),
    focus,
    sentence: telling.clause.sentence,
    weight,
  };
}

/** `What did the secret protocol provide?`: the contents of a paper; a treaty in force is an outcome, a draft a proposal. */
function contents(telling: Telling): Candidate | null {
  const { clause, reading, subjectFiller, restSpan, sentence } = telling;
  if (
    !LAYS_DOWN.has(clause.lemma) ||
    clause.voice === "passive" ||
    subjectFiller === null ||
    clause.attributed
  )
    return null;
  const subject = slice(reading.document.text, subjectFiller.span);
  if (!PAPER.test(subject) && !(TALKS.test(subject) && HAS_TOPICS.has(clause.lemma))) return null;
  const object = clause.object?.span.start ?? -1;
  const that = clause.complement?.kind === "that" ? clause.complement.span.start : -1;
  const inRest = (at: number): boolean => at >= restSpan.start && at < restSpan.end;
  const from = inRest(object) ? object : inRest(that) ? that : plainStart(telling);
  if (from === null) return null;
  const asking = askContent(
    withExamples(telling, from),
    examplesStart(telling, from),
    kindOfExamples(telling, from),
  );
  if (asking === null) return null;
  const frame =
    TALKS.test(subject) || clause.modality !== null || isPutForward(reading, sentence, subject)
      ? "draft-says"
      : "treaty-says";
  return candidate(
    telling,
    frame,
    [asking.wording],
    asking.context,
    { start: from, end: Math.max(from + 1, restSpan.end) },
    0.75,
  );
}

// "various topics, | such as military cooperation": the examples are what one can know
const EXAMPLES =
  /^(?<vague>(?:various|several|many|different|some|a number of|a range of)\s[^,;]{3,40}?,?\s(?:such as|including|namely)\s+)(?<list>[^,;.]{3,120})/u;

/** `Which topics` for `various topics, such as …`. */
function kindOfExamples({ reading, sentence }: Telling, from: number): { ask?: string } {
  const vague = EXAMPLES.exec(reading.document.text.slice(from, sentence.span.end))?.groups?.vague;
  const noun = /(?<noun>\p{Ll}+),?\s(?:such as|including|namely)\s+$/u.exec(vague ?? "")?.groups?.noun;
  return noun === undefined ? {} : { ask: `Which ${noun}` };
}

function examplesStart({ reading, sentence }: Telling, from: number): number {
  const vague = EXAMPLES.exec(reading.document.text.slice(from, sentence.span.end))?.groups?.vague;
  return from + (vague?.length ?? 0);
}

function withExamples(telling: Telling, from: number): Telling {
  const match = EXAMPLES.exec(telling.reading.document.text.slice(from, telling.sentence.span.end));
  return match === null
    ? telling
    : { ...telling, restSpan: { start: telling.restSpan.start, end: from + match[0].length } };
}

function isPutForward(reading: DocumentReading, sentence: Sentence, subject: string): boolean {
  if (PUT_FORWARD.test(subject)) return true;
  if (/\b(?:pact|treaty|act|law|constitution|charter)\b/iu.test(subject)) return false;
  for (let back = 0; back <= REACH; back += 1) {
    const other = reading.sentences[sentence.index - back];
    if (other !== undefined && PUT_FORWARD.test(slice(reading.document.text, other.span))) return true;
  }
  return false;
}

/** `Under the proposed terms, what would the Soviet Union dominate?`: what a plan just told of would bring. */
function term(telling: Telling): Candidate | null {
  const { clause, reading, restSpan, sentence, subject } = telling;
  if (
    clause.modality !== "would" ||
    clause.attributed ||
    clause.negated ||
    subject === null ||
    !followsPlan(reading, sentence)
  )
    return null;
  if (clause.lemma === "be" || isIndirect(telling)) return null;
  const infinitive = infinitiveStart(telling);
  const object = infinitive ?? clause.object?.span.start ?? plainStart(telling);
  if (object === null || object < restSpan.start || object >= restSpan.end) return null;
  const asking = askContent(telling, object, infinitive === null ? {} : { tail: " to do" });
  if (asking === null) return null;
  const { question, answer } = helped(telling) ?? asking.wording;
  const whose = planOf(reading, sentence);
  const wording: Wording = {
    question: `Under ${whose?.text ?? "the proposed terms"}, ${question.charAt(0).toLowerCase()}${question.slice(1)}`,
    answer,
  };
  return candidate(
    telling,
    "term",
    [wording],
    [...asking.context, ...(whose?.context ?? [])],
    { start: object, end: restSpan.end },
    0.8,
  );
}

/** `set out how the three states would attack`: the way it was to be done, and not what. */
function isIndirect({ reading, subjectFiller }: Telling): boolean {
  const start = subjectFiller?.span.start ?? 0;
  return /\b(?:how|why|when|where|what|whether|who)\s+$/iu.test(
    reading.document.text.slice(Math.max(0, start - 9), start),
  );
}

const AIM = /\b(?:goal|aim|purpose|objective|intention|object|plan|idea|proposal|demand|condition)s?\b/iu;

/** `What was the purpose of the visit?` */
function aim(telling: Telling): Candidate | null {
  const { clause, reading, subjectFiller, restSpan, subject, sentence } = telling;
  if (clause.lemma !== "be" || subjectFiller === null || subject === null || clause.negated) return null;
  const head = slice(reading.document.text, { start: subjectFiller.span.start, end: clause.verb.start });
  const to = /^\s+to\s+(?=\p{Ll})/u.exec(reading.document.text.slice(restSpan.start, restSpan.end));
  if (!AIM.test(head) || to === null) return null;
  const from = restSpan.start + to[0].length;
  const said = phrase(reading, { start: from, end: restSpan.end });
  const by = speakerOf(reading, sentence, clause);
  if (clause.attributed && by === null) return null;
  const whole = phrase(reading, { start: subjectFiller.span.start, end: clause.verb.start }).text;
  const question = `What was ${tidy(whole)}${by === null ? "" : `, according to ${by}`}?`;
  return candidate(
    telling,
    "aim",
    [{ question, answer: shortened(said.text) }],
    [...subject.context, ...said.context],
    { start: from, end: restSpan.end },
    0.75,
  );
}

function speakerOf(reading: DocumentReading, sentence: Sentence, clause: Clause): string | null {
  const saying = clausesOf(reading, sentence.index).findLast(
    (one) => one.complement?.kind === "that" && contains(one.complement.span, clause.verb),
  );
  const telling = saying === undefined ? null : tell(reading, saying);
  return telling?.subject?.text ?? null;
}

// "an official offer to join the Axis was sent to Moscow"
const OFFER = /\b(?:offer|proposal|demand|request|invitation|ultimatum|petition|bid|draft|plan)\b/iu;
const PASSED_ON = new Set("send make submit present deliver hand table put".split(" "));

/** `What was sent to Moscow after Molotov left?`: an offer that is passed on. */
function sent(telling: Telling): Candidate | null {
  const { clause, reading, subjectFiller, restSpan, sentence } = telling;
  if (
    clause.voice !== "passive" ||
    !PASSED_ON.has(clause.lemma) ||
    subjectFiller === null ||
    clause.attributed ||
    clause.negated
  )
    return null;
  // The offer's own content may stand between it and the verb.
  const verbs = groupStartOf(sentence, clause);
  // "After Molotov left, an offer": where the reading took the opening for a part of it.
  const comma = reading.document.text.slice(subjectFiller.span.start, verbs).lastIndexOf(", ");
  const span = { start: subjectFiller.span.start + (comma < 0 ? 0 : comma + 2), end: verbs };
  const offer = phrase(reading, span);
  if (!OFFER.test(offer.text)) return null;
  const tail = asked({ ...telling, subject: { text: "", context: [] } }, []);
  if (tail === null) return null;
  const lead = leadBefore(reading, sentence, span.start);
  const question = `What ${tail.text}${lead === null ? "" : ` ${lead}`}?`;
  return candidate(
    telling,
    "sent",
    [{ question, answer: shortened(offer.text) }],
    [...offer.context, ...tail.context],
    span.end > span.start ? span : restSpan,
    0.8,
  );
}

function groupStartOf(sentence: Sentence, clause: Clause): number {
  const { tokens } = sentence;
  let at = tokenFrom(tokens, clause.verb.start);
  while (
    at > 0 &&
    /^(?:was|were|is|are|been|be|being|has|have|had|still|also|then|later|soon|finally|never|not)$/iu.test(
      tokens[at - 1]?.text ?? "",
    )
  )
    at -= 1;
  return tokens[at]?.start ?? clause.verb.start;
}

// "After Molotov left, …"
function leadBefore(reading: DocumentReading, sentence: Sentence, end: number): string | null {
  const lead = /^(?<words>(?:After|Before|When|During|In|At) [^,;:]{3,60}),\s*$/u.exec(
    reading.document.text.slice(sentence.span.start, end),
  )?.groups?.words;
  if (lead === undefined || touching(reading.dates, { start: sentence.span.start, end }).length > 0)
    return null;
  const shown = phrase(reading, { start: sentence.span.start, end: sentence.span.start + lead.length }).text;
  return shown.charAt(0).toLowerCase() + shown.slice(1);
}
