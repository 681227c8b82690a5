import type { ReadDocument } from "#lib/documents/types.ts";
import type { DateMention, Sentence } from "../types.ts";

/** `written`: the day the document was written, when known; bare month and day names then count from it. */
export type DateContext = { readonly written: string | null };

/** Every time expression of a document, in order. */
export function findDates(
  _document: ReadDocument,
  _sentences: readonly Sentence[],
  _context: DateContext = { written: null },
): DateMention[] {
  return [];
}
