import type { Span } from "#lib/base/text.ts";
import type { Clause, DocumentReading, Sentence } from "#lib/extract/types.ts";
import { clausesOf } from "./places.ts";
import { endingsOf, mayFollow } from "./word-before.ts";

/** Whether a clause lacks a part that stands outside of it or that the reading lost, so that its words say too little. */
export function lacksPart(
  reading: DocumentReading,
  sentence: Sentence,
  clause: Clause,
  subject: Span | null,
): boolean {
  return (
    isGapped(reading.document.text, clause) ||
    isNaming(reading, sentence, clause) ||
    (subject !== null &&
      mayFollow(reading.document.text, subject.start, COUNTED) &&
      BEGINS_BEFORE.test(beforeSpan(reading, subject)))
  );
}

// "Lambert and his three | remaining companions": the reading lost where the subject begins
const BEGINS_BEFORE =
  /\b(?:his|her|its|their|my|our) (?:(?:two|three|four|five|six|seven|eight|nine|ten|\d+) )?$/iu;
const COUNTED = endingsOf("his her its their my our two three four five six seven eight nine ten");

function beforeSpan({ document }: DocumentReading, { start }: Span): string {
  return document.text.slice(Math.max(0, start - 16), start);
}

/** `a fitter named Samuel Bright was sent`: nobody named anybody. */
function isNaming(reading: DocumentReading, sentence: Sentence, { verb, agent, voice }: Clause): boolean {
  const { text } = reading.document;
  return (
    voice === "active" &&
    agent !== null &&
    agent.span.end === verb.start - 1 &&
    /^(?:named|called|nicknamed)$/u.test(text.slice(verb.start, verb.end)) &&
    /^\s\p{Lu}/u.test(text.slice(verb.end, verb.end + 2)) &&
    // "Brandt named Hume as the first keeper of the mint, a post that …"
    !/^\s\p{Lu}[^,;:()]{2,50}?\sas\s/u.test(text.slice(verb.end, verb.end + 60)) &&
    clausesOf(reading, sentence.index).some((one) => one.finite && one.verb.start > verb.end)
  );
}

/** `the report which the astronomer made in 1873`: what was made stands outside of the clause, and its words say too little. */
function isGapped(text: string, { voice, agent, object, verb }: Clause): boolean {
  if (voice !== "active" || agent === null || object === null) return false;
  return (
    object.span.end <= agent.span.start &&
    agent.span.end <= verb.start &&
    /^,?\s+(?:which|that|whom)\s/u.test(text.slice(object.span.end, agent.span.start))
  );
}

/** `if he opened the gates` */
export function isSupposed({ document }: DocumentReading, { agent }: Clause): boolean {
  const start = agent?.span.start ?? 0;
  return (
    mayFollow(document.text, start, SUPPOSING) &&
    /\b(?:if|unless|whether)\s+$/iu.test(document.text.slice(Math.max(0, start - 9), start))
  );
}

const SUPPOSING = endingsOf("if unless whether");
