import { type Reach, reachOf } from "#lib/base/reach.ts";
import type { DocumentReading, Quotation } from "#lib/extract/types.ts";
import type { Passage } from "./passages.ts";

const MARKS = "\"“”„«‘'";

const all = new WeakMap<DocumentReading, Reach>();
const marked = new WeakMap<DocumentReading, Reach>();

/** Whether all of a passage, or of a span of it, is a quotation's. */
export function isAllQuoted({ reading, span }: Pick<Passage, "reading" | "span">): boolean {
  return reachIn(all, reading, () => true).holds(span);
}

/** Words between quotation marks are not the word of the document: whether a passage has any. */
export function holdsQuoted({ reading, span }: Passage): boolean {
  const { text } = reading.document;
  return reachIn(marked, reading, (one) => MARKS.includes(text.charAt(one.span.start))).meets(span);
}

function reachIn(
  known: WeakMap<DocumentReading, Reach>,
  reading: DocumentReading,
  counts: (quotation: Quotation) => boolean,
): Reach {
  let reach = known.get(reading);
  if (reach === undefined) {
    reach = reachOf(reading.quotations.filter(counts).map(({ span }) => span));
    known.set(reading, reach);
  }
  return reach;
}
