import { type Span, slice } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { entityOf, mentionsIn } from "./names.ts";
import { clausesOf, sentenceAt } from "./places.ts";

/** `They` so far into its sentence does not begin it. */
const OPENING = 40;
// "On 7 November | they": nothing but a time or a place before it
const LEAD = /^(?:(?:On|In|At|By|After|Before|From|There|Then|Here)\b[^.;:]{0,36}?)?,?\s*$/u;

/**
 * The two whom `they` at the head of a sentence means: those that the sentence before it in the paragraph is about,
 * by their names. Null where that one is about somebody else, or names others as well.
 */
export function pairBefore(reading: DocumentReading, { start }: Span): { text: string; source: Span } | null {
  const here = sentenceAt(reading, start);
  if (here === null || start - here.span.start > OPENING) return null;
  if (!LEAD.test(reading.document.text.slice(here.span.start, start))) return null;
  const before = reading.sentences[here.index - 1];
  if (before === undefined || before.blockIndex !== here.blockIndex) return null;
  const first = clausesOf(reading, before.index).find((one) => one.finite);
  const subject = first?.voice === "passive" ? first.object : first?.agent;
  if (first === undefined || subject == null || subject.span.end > first.verb.start) return null;
  const words = slice(reading.document.text, subject.span).replace(/\s+/gu, " ");
  const named = mentionsIn(reading, subject.span);
  const [one, other] = named;
  if (one === undefined || other === undefined || named.length > 2) return null;
  const kinds = named.map((mention) => entityOf(reading, mention)?.type);
  if (!kinds.every((kind) => kind === "PER") && !kinds.every((kind) => kind === "LOC")) return null;
  const left = words
    .replace(slice(reading.document.text, one.span).replace(/\s+/gu, " "), "")
    .replace(slice(reading.document.text, other.span).replace(/\s+/gu, " "), "");
  return /^(?:both )? ?and (?:the )?$/iu.test(left) ? { text: words, source: subject.span } : null;
}
