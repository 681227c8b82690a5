import type { ReadDocument } from "#lib/documents/types.ts";
import type { DateMention, Sentence } from "../types.ts";

/** Every time expression of a document, in order. */
export function findDates(_document: ReadDocument, _sentences: readonly Sentence[]): DateMention[] {
  return [];
}
