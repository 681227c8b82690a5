import type { ReadDocument } from "#lib/documents/types.ts";
import type { Clause, DateMention, Entity, NameMention, Quotation, Sentence } from "./types.ts";

/** Who did what to whom, when, where. */
export function findClauses(
  _document: ReadDocument,
  _sentences: readonly Sentence[],
  _known: {
    readonly dates: readonly DateMention[];
    readonly names: readonly NameMention[];
    readonly entities: readonly Entity[];
    readonly quotations: readonly Quotation[];
  },
): Clause[] {
  return [];
}
