import type { Span } from "#lib/base/text.ts";
import { slice } from "#lib/base/text.ts";
import type { DocumentReading, Sentence } from "#lib/extract/types.ts";
import { entityOf, mentionsIn } from "./names.ts";

/** The words of a thing and its kinds are so many at most: `white phosphorus`, `a hand-operated windlass`. */
const MOST_WORDS = 4;

/**
 * The noun phrase that ends at a comma, when it is a thing and nobody: `phossy jaw`, `the paddles`. Null behind a
 * preposition (`the colour of the paddles, which …` speaks of either) and for names of people and places.
 */
export function thingBefore(reading: DocumentReading, sentence: Sentence, comma: number): string | null {
  const { tokens } = sentence;
  let last = tokens.findLastIndex((token) => token.end <= comma);
  if (last < 0 || tokens[last]?.end !== comma || !/^(?:NOUN|PROPN)$/u.test(tokens[last]?.pos ?? ""))
    return null;
  const end = tokens[last]?.end ?? comma;
  while (last >= 0 && /^(?:NOUN|PROPN|ADJ)$/u.test(tokens[last]?.pos ?? "")) last -= 1;
  const before = tokens[last];
  const from = before !== undefined && before.pos === "DET" ? last : last + 1;
  const first = tokens[from];
  if (first === undefined) return null;
  const span: Span = { start: first.start, end };
  const led = tokens[from - 1];
  if (led?.text === "of" || led?.text === "," || led?.pos === "CCONJ") return null;
  if (before !== undefined && /^(?:PRON|NUM)$/u.test(before.pos)) return null;
  const text = slice(reading.document.text, span).replace(/\s+/gu, " ");
  if (
    text.split(" ").length > MOST_WORDS ||
    /^(?:this|that|these|those|another|each|every|no)\b/iu.test(text)
  )
    return null;
  if (mentionsIn(reading, span).some((one) => /^(?:PER|LOC)$/u.test(entityOf(reading, one)?.type ?? "")))
    return null;
  return from === 0 ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
