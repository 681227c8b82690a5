import type { ReadDocument } from "#lib/documents/types.ts";
import type { DateMention, Entity, NameMention, Quotation, Sentence } from "./types.ts";

/** Quotations with their speakers. */
export function findQuotations(
  _document: ReadDocument,
  _sentences: readonly Sentence[],
  _known: {
    readonly dates: readonly DateMention[];
    readonly names: readonly NameMention[];
    readonly entities: readonly Entity[];
  },
): Quotation[] {
  return [];
}
