import type { Telling } from "./telling.ts";

// by letter to leave
const TO_DEED =
  /^(?:\s(?:by|in|through|on|via)\s\p{L}+(?:\s\p{L}+)?|\s(?:through|via)\s[^;:]{3,60}?,)?\s+(?=(?:not )?to\s+\p{Ll})/u;

/** Where `to …` begins behind the verb or its object: `enabled Hitler | to invade Poland`; null when there is none. */
export function infinitiveStart(telling: Telling): number | null {
  const { clause, restSpan, reading } = telling;
  const { text } = reading.document;
  const { object, complement } = clause;
  if (
    complement?.kind === "infinitive" &&
    complement.span.start >= restSpan.start &&
    complement.span.start < restSpan.end
  )
    return complement.span.start;
  for (const at of [object?.span.end ?? restSpan.start, restSpan.start]) {
    if (at < restSpan.start || at >= restSpan.end) continue;
    // "instructed him | by telegraph | to reject"
    const match = TO_DEED.exec(text.slice(at, restSpan.end));
    if (match === null) continue;
    const begin = at + match[0].length;
    // "to a formal agreement" and "to Moscow" are no deeds.
    const verb = telling.sentence.tokens.find(
      (token) => token.start > begin + 1 && !/^(?:not|to)$/iu.test(token.text),
    );
    if (verb?.pos === "VERB" || verb?.pos === "AUX") return begin;
  }
  return null;
}

/** Where a noun phrase begins right behind the verb, or behind a time that stands between: `postponed until May | its plans`. */
export function plainStart({ clause, restSpan, sentence }: Telling): number | null {
  const between = clause.adjuncts.find(
    (one) => one.span.start - restSpan.start <= 1 && one.span.end < restSpan.end - 2,
  );
  const from = between?.span.end ?? restSpan.start;
  const first = sentence.tokens.find((token) => token.start >= from && token.start < restSpan.end);
  return first !== undefined &&
    (/^(?:NOUN|PROPN|ADJ|DET|NUM|PRON)$/u.test(first.pos) || /ing$/u.test(first.text))
    ? first.start
    : null;
}

/** Where the agreed or decided words begin: `agreed with Hitler | that there were …`. */
export function thatStart({ clause, restSpan, reading }: Telling): number | null {
  const { complement, recipient } = clause;
  if (complement?.kind === "that") return complement.span.start;
  const from =
    recipient !== null && recipient.span.end > restSpan.start ? recipient.span.end : restSpan.start;
  const match = /^\s+(?=that\s)/u.exec(reading.document.text.slice(from, restSpan.end));
  return match === null ? null : from + match[0].length;
}

/** `failed twice | to take the fortress` */
export function failsTo(telling: Telling, from: number | null): boolean {
  return telling.clause.lemma === "fail" && from !== null && infinitiveStart(telling) === from;
}
