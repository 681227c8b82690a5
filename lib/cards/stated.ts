import { type Span, slice } from "#lib/base/text.ts";
import type { Clause, DocumentReading } from "#lib/extract/types.ts";
import { tokenFrom, tokensIn } from "./places.ts";

// Hitler feigned agreement
const NAMED_DEED = /^\p{Lu}[\p{L}’'-]+ \p{Ll}+ed \p{Ll}/u;

/** `Hitler feigned agreement`: a subject that is itself a statement was read wrongly. */
function isWholeClause(reading: DocumentReading, sentence: number, span: Span): boolean {
  const words = slice(reading.document.text, span);
  if (words.includes("ed ") && NAMED_DEED.test(words)) return true;
  const tokens = tokensIn(reading.sentences[sentence]?.tokens ?? [], span);
  const verb = tokens.findIndex((token) => token.pos === "VERB" || token.pos === "AUX");
  // A name and a verb right behind it; "the proposal sent by him" and "a telegram Molotov sent" are noun phrases.
  return (
    verb > 0 &&
    verb < tokens.length - 1 &&
    tokens.slice(0, verb).every((token) => token.pos === "PROPN" || token.pos === "PRON")
  );
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
  const before = text.slice(Math.max(0, verb.start - 30), verb.start);
  if (!finite) {
    if (
      /^(?:concerning|including|regarding|following|according|considering|excluding|owing|during|pending)$/iu.test(
        text.slice(verb.start, verb.end),
      )
    )
      return false;
    if (!/ing$/u.test(text.slice(verb.start, verb.end)) || agent === null || agent.span.end > verb.start)
      return false;
    const own =
      verb.start - agent.span.end <= 1 &&
      WITH.test(text.slice(Math.max(0, agent.span.start - 10), agent.span.start).replace(/\bthe\s+$/iu, ""));
    return own || FOLLOWED.test(before);
  }
  if (voice === "passive" && !/\b(?:am|is|are|was|were|be|been|being|get|gets|got)\b[^.,;]*$/iu.test(before))
    return false;
  if (voice === "active" && LETTERS_DAY.test(before + text.slice(verb.start, verb.end))) return false;
  if (voice === "active" && object === null && HELD_AT.test(text.slice(verb.start, verb.end + 12)))
    return false;
  const tokens = reading.sentences[sentence]?.tokens ?? [];
  const at = tokenFrom(tokens, verb.start);
  // "written proposed agreements": a participle among adjectives
  if (
    /^(?:ADJ|DET|VERB)$/u.test(tokens[at - 1]?.pos ?? "") &&
    !/^(?:all|both|each)$/iu.test(tokens[at - 1]?.text ?? "")
  )
    return false;
  const subject = voice === "passive" ? object : agent;
  if (subject === null || subject.span.end > verb.start) return subject !== null;
  // "took it as an insult and ended": the subject is the one before
  if (/^\s+(?:and|but)\s+$/u.test(text.slice(subject.span.end, verb.start))) return true;
  // "ambitions for | expansion": the end of a longer phrase
  if (
    /\b(?:of|for|in|on|with|from|about|against|into|between|as)\s+$/iu.test(
      text.slice(Math.max(0, subject.span.start - 9), subject.span.start),
    )
  )
    return false;
  if (isWholeClause(reading, sentence, subject.span)) return false;
  // "the law, which Solberg wanted to abolish": what was wanted stands outside of the clause
  if (
    /(?<!\b(?:in|by|under|at|through|on) )\b(?:which|whom)\s+(?:the\s+)?$/iu.test(
      text.slice(Math.max(0, subject.span.start - 18), subject.span.start),
    )
  )
    return false;
  if (
    /(?:^|[\s,])(?:if|unless|whether)\s+$/iu.test(
      text.slice(Math.max(0, subject.span.start - 10), subject.span.start),
    )
  )
    return false;
  const between = text.slice(Math.max(subject.span.end, span.start, verb.start - 40), verb.start);
  // "the lawyer Matteo Corsi, who was elected president": said in passing of somebody named, and as plainly
  const passing =
    subject.entity === null || subject.anaphoric
      ? undefined
      : IN_PASSING.exec(text.slice(subject.span.end, verb.start))?.groups?.word;
  if (passing !== undefined)
    return (passing === "who") === (reading.entities[subject.entity ?? -1]?.type === "PER");
  return !/(?:\b(?:which|that|who|whom|whose|where)\s+(?:\S+\s+){0,3}|\bto\s+)$/iu.test(` ${between}`);
}
