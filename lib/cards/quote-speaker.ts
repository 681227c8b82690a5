import { type Span, sharedLength, slice } from "#lib/base/text.ts";
import { isRoleNoun } from "#lib/extract/names/roles.ts";
import type { DocumentReading, Quotation } from "#lib/extract/types.ts";
import { isDoubtfulPronoun, isPaper } from "./doubts.ts";
import { entityNamed, entityOf, mentionsIn, nameAt } from "./names.ts";
import { clausesOf, sentenceAt, tokenFrom } from "./places.ts";

/** Who said a quotation, in words; null when nobody is named, or when it is doubtful who is meant. */
export function speakerOf(reading: DocumentReading, quotation: Quotation): string | null {
  if (quotation.speaker !== null) {
    const own = quotation.speaker;
    const bearer = quotation.speakerName === null ? -1 : entityNamed(reading, quotation.speakerName);
    if (bearer >= 0 && isDoubtfulPronoun(reading, own, bearer)) return null;
    const sender = senderOf(reading, own);
    if (sender !== null) return sender;
    const named = nameAt(reading, quotation.speaker);
    if (named !== null) return named;
  }
  if (quotation.speakerName !== null) return quotation.speakerName;
  if (quotation.speaker === null) return null;
  // "wrote its president, Anders Krag"
  const behind = mentionsIn(reading, { start: quotation.speaker.end, end: quotation.speaker.end + 3 })[0];
  if (
    behind?.type === "PER" &&
    /^,\s$/u.test(reading.document.text.slice(quotation.speaker.end, behind.span.start))
  )
    return entityOf(reading, behind)?.name ?? null;
  const text = oneLine(slice(reading.document.text, wholePhrase(reading, quotation.speaker)));
  return /^(?:he|she|they|it|we|I|who|this|that|these)$/iu.test(text)
    ? null
    : text.replace(/^(?:The|A|An) /u, (article) => article.toLowerCase());
}

/** Who sent the paper that speaks: `Maarsen sent a telegram to Volkmer stating that “…”`. */
function senderOf(reading: DocumentReading, span: Span): string | null {
  const sentence = sentenceAt(reading, span.start);
  if (sentence === null || !isPaper(oneLine(slice(reading.document.text, span)))) return null;
  const sent = clausesOf(reading, sentence.index).find(
    ({ lemma, voice, object }) =>
      voice === "active" &&
      /^(?:send|write|wire|cable|dispatch|post)$/u.test(lemma) &&
      object !== null &&
      sharedLength(object.span, span) > 0,
  );
  const agent = sent?.agent ?? null;
  if (agent === null || agent.entity === null || isDoubtfulPronoun(reading, agent.span, agent.entity))
    return null;
  return reading.entities[agent.entity]?.name ?? null;
}

/** A nameless speaker with what belongs to the phrase: `diplomats from the two countries`. */
function wholePhrase(reading: DocumentReading, span: Span): Span {
  const tokens = sentenceAt(reading, span.start)?.tokens ?? [];
  const next = tokenFrom(tokens, span.end);
  if (next < 0 || !/^(?:from|of|for|in|at)$/u.test(tokens[next]?.text ?? "")) return span;
  const stop = tokens.findIndex(
    (token, index) => index > next && /^(?:VERB|AUX|PUNCT|SCONJ)$/u.test(token.pos),
  );
  const last = stop < 0 || stop - next > 6 ? undefined : tokens[stop - 1];
  return last === undefined ? span : { start: span.start, end: last.end };
}

/** One space between words, none at the ends: quoted words keep their marks. */
export function oneLine(text: string): string {
  return text.replace(/\s+/gu, " ").trim();
}

const BODIES =
  /(?:police|government|ministry|cabinet|office|agency|company|firm|court|committee|council|commission|board|union|party|army|navy|press|paper|newspaper|magazine|department|administration|opposition|family|team|club|group|church|assembly|parliament|senate|congress|embassy|delegation|jury|inquiry|tribunal|association|society|institute|university|hospital|bank|majority|crowd|\p{L}*(?:men|women|people|folk)|source|voice|study|survey|review|article|essay|account|chronicle|legend|tradition|plaque|memo|advert|headline|editorial|leaflet|pamphlet|poster|placard|caption|[\p{L}-]*s)$/iu;

/** Whether a nameless speaker is somebody, a body of people or a paper: not `a meeting`, not `the architecture`. */
export function canSpeak(speaker: string): boolean {
  if (/^(?:all|some|many|most|several|others|both|each|none|one|two|three)$/iu.test(speaker)) return false;
  if (/\p{Lu}/u.test(speaker)) return true;
  const head =
    speaker
      .replace(/\s(?:of|from|to|with|between|for|in|at|on|who|that|which)\s.*$/u, "")
      .split(" ")
      .at(-1) ?? "";
  return isRoleNoun(head) || BODIES.test(head) || isPaper(speaker);
}
