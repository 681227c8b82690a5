import type { Span } from "#lib/base/text.ts";
import type { DocumentReading } from "#lib/extract/types.ts";
import { entityOf, mentionsIn } from "./names.ts";

// the director · its head · Molotov’s deputy
const POST = /^(?:the|a|an|its|his|her|their|\p{Lu}[\p{L}’'-]*['’]s)\s/iu;

const COMMA = 0x2c;

/** `The company's director, Arthur Brandreth, refused`: the name says it better than the post. */
export function appositive(reading: DocumentReading, span: Span): string | null {
  const { text } = reading.document;
  // Few phrases have a name behind a comma.
  if (text.charCodeAt(span.end) !== COMMA) return null;
  if (
    !POST.test(text.slice(span.start, span.end)) ||
    // "Carter's solicitor": whose he is, is another
    mentionsIn(reading, span).some(
      (one) =>
        entityOf(reading, one)?.type === "PER" &&
        !/^['’]s?\s/u.test(text.slice(one.span.end, one.span.end + 3)),
    )
  )
    return null;
  const [name] = mentionsIn(reading, { start: span.end, end: span.end + 4 });
  if (name === undefined || entityOf(reading, name)?.type !== "PER" || name.span.start - span.end > 2)
    return null;
  return /^,\s*$/u.test(text.slice(span.end, name.span.start)) &&
    /^,/u.test(text.slice(name.span.end, name.span.end + 1))
    ? (entityOf(reading, name)?.name ?? null)
    : null;
}
