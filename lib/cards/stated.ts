import { type Span, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading, Token } from "#lib/extract/types.ts";
import { tokenFrom } from "./places.ts";
import { endingsOf, mayFollow } from "./word-before.ts";

// Hitler feigned agreement
const NAMED_DEED = /^\p{Lu}[\p{L}’'-]+ \p{Ll}+ed \p{Ll}/u;

/** `Hitler feigned agreement`: a subject that is itself a statement was read wrongly. */
function isWholeClause(reading: DocumentReading, sentence: number, span: Span): boolean {
  const { text } = reading.document;
  if (mayBeCapital(text.charCodeAt(span.start))) {
    const words = slice(text, span);
    if (words.includes("ed ") && NAMED_DEED.test(words)) return true;
  }
  const tokens = reading.sentences[sentence]?.tokens ?? [];
  const first = tokenFrom(tokens, span.start);
  if (first < 0) return false;
  // A name and a verb right behind it; "the proposal sent by him" and "a telegram Molotov sent" are noun phrases.
  let at = first;
  while (isNameOrPronoun(tokens[at])) at += 1;
  return at > first && isVerb(tokens[at]) && (tokens[at + 1]?.end ?? Number.POSITIVE_INFINITY) <= span.end;
}

/** Whether a character may be a capital: one of ASCII, or one that is not of ASCII. */
function mayBeCapital(code: number): boolean {
  return code >= 0x80 || (code >= 0x41 && code <= 0x5a);
}

function isNameOrPronoun(token: Token | undefined): boolean {
  return token?.pos === "PROPN" || token?.pos === "PRON";
}

function isVerb(token: Token | undefined): boolean {
  return token?.pos === "VERB" || token?.pos === "AUX";
}

// ", revealing the rift" · "— pledging peace" · "and setting the stage"
const FOLLOWED = /(?:[,–—]\s*|\band\s+)(?:\p{L}+ly\s+)?$/u;
// "with Germany supplying …": a participle with a subject of its own
const WITH = /\bwith\s+$/iu;

// "a letter from the agent, dated 20 January": of the letter
const LETTERS_DAY = /,\s+dated$/u;
// "Minutes of a meeting held in the Town Hall": nobody holds anything
const HELD_AT = /^held (?:in|at|on|between|under|by)\s/u;

const IN_PASSING =
  /^, (?<word>who|which) (?:(?:was|were|had|had been|is|are|has|has been|later|then|also|soon|first|once|twice|afterwards|\p{Ll}+ times) ){0,3}$/u;

/**
 * Whether a clause states something that is so: a finite verb, or a participle that tells what followed
 * (`, revealing the rift`). Infinitives, conditions, reduced relatives (`offers made by …`) and relatives state nothing
 * by themselves.
 */
export function isStated(reading: DocumentReading, clause: Clause): boolean {
  let known = stated.get(clause);
  if (known === undefined) {
    known = states(reading, clause);
    stated.set(clause, known);
  }
  return known;
}

/** Every finder asks it of the same clauses. */
const stated = new WeakMap<Clause, boolean>();

function states(
  reading: DocumentReading,
  { finite, verb, voice, span, agent, object, sentence }: Clause,
): boolean {
  const { text } = reading.document;
  if (!finite) {
    if (
      verb.end - verb.start < 3 ||
      !text.startsWith("ing", verb.end - 3) ||
      agent === null ||
      agent.span.end > verb.start
    )
      return false;
    if (
      /^(?:concerning|including|regarding|following|according|considering|excluding|owing|during|pending)$/iu.test(
        text.slice(verb.start, verb.end),
      )
    )
      return false;
    const own =
      verb.start - agent.span.end <= 1 &&
      WITH.test(text.slice(Math.max(0, agent.span.start - 10), agent.span.start).replace(/\bthe\s+$/iu, ""));
    return own || FOLLOWED.test(wordsBefore(text, verb));
  }
  if (
    voice === "passive" &&
    !/\b(?:am|is|are|was|were|be|been|being|get|gets|got)\b[^.,;]*$/iu.test(wordsBefore(text, verb))
  )
    return false;
  if (
    voice === "active" &&
    text.startsWith("dated", verb.end - 5) &&
    LETTERS_DAY.test(wordsBefore(text, verb) + text.slice(verb.start, verb.end))
  )
    return false;
  if (
    voice === "active" &&
    object === null &&
    text.startsWith("held ", verb.start) &&
    HELD_AT.test(text.slice(verb.start, verb.end + 12))
  )
    return false;
  const tokens = reading.sentences[sentence]?.tokens ?? [];
  const before = tokens[tokenFrom(tokens, verb.start) - 1];
  // "written proposed agreements": a participle among adjectives
  if (
    (before?.pos === "ADJ" || before?.pos === "DET" || before?.pos === "VERB") &&
    !/^(?:all|both|each)$/iu.test(before.text)
  )
    return false;
  const subject = voice === "passive" ? object : agent;
  if (subject === null || subject.span.end > verb.start) return subject !== null;
  // "took it as an insult and ended": the subject is the one before
  if (
    verb.start - subject.span.end >= " and ".length &&
    /^\s+(?:and|but)\s+$/u.test(text.slice(subject.span.end, verb.start))
  )
    return true;
  if (mayFollow(text, subject.span.start, HANGING) && hangs(text, subject.span.start)) return false;
  if (isWholeClause(reading, sentence, subject.span)) return false;
  // "the lawyer Matteo Corsi, who was elected president": said in passing of somebody named, and as plainly
  const passing =
    subject.entity === null || subject.anaphoric
      ? undefined
      : inPassing(text.slice(subject.span.end, verb.start));
  if (passing !== undefined)
    return (passing === "who") === (reading.entities[subject.entity ?? -1]?.type === "PER");
  const between = Math.max(subject.span.end, span.start, verb.start - 40);
  return (
    verb.start - between < "to ".length ||
    !/(?:\b(?:which|that|who|whom|whose|where)\s+(?:\S+\s+){0,3}|\bto\s+)$/iu.test(
      ` ${text.slice(between, verb.start)}`,
    )
  );
}

function inPassing(between: string): string | undefined {
  return between.startsWith(", wh") ? IN_PASSING.exec(between)?.groups?.word : undefined;
}

function wordsBefore(text: string, { start }: Span): string {
  return text.slice(Math.max(0, start - 30), start);
}

/** The words that `hangs` looks for: most subjects open their sentence, or follow a comma. */
const HANGING = endingsOf(
  "of for in on with from about against into between as which whom the if unless whether",
);

/** Whether a clause whose subject begins at a place hangs on the words before it, and states nothing by itself. */
function hangs(text: string, start: number): boolean {
  return (
    // "ambitions for | expansion": the end of a longer phrase
    /\b(?:of|for|in|on|with|from|about|against|into|between|as)\s+$/iu.test(
      text.slice(Math.max(0, start - 9), start),
    ) ||
    // "the law, which Solberg wanted to abolish": what was wanted stands outside of the clause
    /(?<!\b(?:in|by|under|at|through|on) )\b(?:which|whom)\s+(?:the\s+)?$/iu.test(
      text.slice(Math.max(0, start - 18), start),
    ) ||
    /(?:^|[\s,])(?:if|unless|whether)\s+$/iu.test(text.slice(Math.max(0, start - 10), start))
  );
}
