import { isSpaceAt, type Span, sharedLength, slice } from "#lib/base/text.ts";
import type { Clause, DateMention, DocumentReading, Sentence } from "#lib/extract/types.ts";
import { clausesOf } from "./places.ts";
import type { Telling } from "./telling.ts";
import { groupStart } from "./verb-group.ts";

// "after seeking refuge in 2012" · "by signing the lease in May": a deed beside the one that is told
const BESIDE = /\b(?:after|before|since|by|for|of|on|upon|without|despite|from)\s+(?:\p{Ll}+ly\s+)?$/u;
// "to be held by July", where nothing right before it plans it
const TO_BE = /\bto\s+(?:have\s+)?be(?:en)?\s+$/u;
const PLANNED_NEAR = 24;
const PLANS = new Set("be plan schedule expect intend mean order agree decide have suppose allow".split(" "));

/**
 * The participle that a date belongs to instead of the sentence's own verb: `an allegation | made in 2010`, `after |
 * seeking refuge in 2012`, `the accords, | concluded in 1954, …`. Null where no participle takes it.
 */
export function participleOfDate(reading: DocumentReading, sentence: Sentence, date: Span): Clause | null {
  const { text } = reading.document;
  const all = clausesOf(reading, sentence.index);
  const dated = all.filter(({ when }) => when !== null && sharedLength(when, date) > 0);
  if (dated.some(({ finite }) => finite)) return null;
  const nearest = dated.findLast(({ verb }) => verb.end <= date.start);
  if (nearest === undefined) return null;
  const before = text.slice(Math.max(0, nearest.verb.start - 40), nearest.verb.start);
  if (TO_BE.test(before)) {
    const main = all.findLast(({ finite, verb }) => finite && verb.end < nearest.verb.start);
    return main !== undefined && PLANS.has(main.lemma) && nearest.verb.start - main.verb.end < PLANNED_NEAR
      ? null
      : nearest;
  }
  if (/\bto\s+(?:\p{Ll}+ly\s+)?$/u.test(before)) return null;
  if (nearest.voice === "passive") return nearest;
  return /ing$/u.test(slice(text, nearest.verb)) && BESIDE.test(before) ? nearest : null;
}

/** `the accords, | concluded in 1954`: a participle behind the name of what it tells of can be asked as a deed. */
export function tellsOfName({ document }: DocumentReading, { voice, object, verb }: Clause): boolean {
  if (voice !== "passive" || object === null || object.entity === null || object.name === null) return false;
  // "in the Strait of Lutan, held from …": what was held is not the strait
  if (PREPOSITION.test(document.text.slice(Math.max(0, object.span.start - 14), object.span.start)))
    return false;
  return /^,?\s+(?:\p{Ll}+ly\s+)?$/u.test(document.text.slice(object.span.end, verb.start));
}

const PREPOSITION = /\b(?:of|in|at|on|to|with|for|from|by|between|over|near)\s+(?:the\s+)?$/iu;
const BY_NOW = /\b(?:this|today|tonight|now|since|yesterday|last|past|recently|ago)\b/iu;

/** `have dropped an investigation into a claim of 2010`: what has happened by now did not happen on a day of the past. */
export function isPerfectAside(
  { verbs }: Telling,
  { document }: DocumentReading,
  { span }: DateMention,
): boolean {
  if (!/^(?:has|have)\b/iu.test(verbs)) return false;
  return !BY_NOW.test(document.text.slice(Math.max(0, span.start - 10), span.end + 4));
}

/** `On 11 July, after Necker suggested a budget, the King …`: the date before the comma is the main verb's. */
export function isBehindHinge(
  { document }: DocumentReading,
  sentence: Sentence,
  clause: Clause,
  date: Span,
): boolean {
  const { text } = document;
  if (!text.startsWith(",", date.end)) return false;
  const subject = clause.voice === "passive" ? clause.object : clause.agent;
  const start = Math.min(subject?.span.start ?? clause.verb.start, groupStart(sentence, clause));
  return (
    date.end <= start &&
    /^,\s(?:\p{Ll}+ly\s|shortly\s|just\s)?(?:after|before|when|while|once|because|although|though|since|as)\s+(?:the\s)?$/u.test(
      text.slice(date.end, start),
    )
  );
}

/** `rose from 612 tons in 1872 to 1,130`: where a count began is not when it rose; `in 1904 and again in 1911` has two answers. */
export function isOneEnd({ document }: DocumentReading, { start, end }: Span): boolean {
  const { text } = document;
  const behind = text.slice(end, end + 24);
  if (/^,?\sand (?:again|later|once more)\b/u.test(behind)) return true;
  if (!isSpaceAt(text, start - 1)) return false;
  if (text.startsWith("from", start - 5)) {
    const before = text.slice(Math.max(0, start - 70), start);
    return /\bfrom\s$/u.test(before) && /^\s(?:until|till)\s/u.test(behind);
  }
  if (!text.startsWith("in", start - 3)) return false;
  const before = text.slice(Math.max(0, start - 70), start);
  if (before.includes("from")) {
    if (/\bfrom\s(?:[^.;:]|\.\d){2,50}\sin\s$/u.test(before) && /^\s+to\s/u.test(behind)) return true;
    // "from 612 tons in 1872 to 1,130 in | 1880": nor where it ended
    if (/\bfrom\s[^;:]{0,12}\d[^;:]{2,40}\sin\s[^;:]{3,16}\sto\s[^;:]{1,30}\sin\s$/u.test(before))
      return true;
  }
  return /\band again in\s$/u.test(before);
}
