import type { ReadDocument } from "#lib/documents/types.ts";
import type { DateMention, Entity, NameMention, Sentence } from "./types.ts";

/** Names and who bears them. */
export function findNames(
  _document: ReadDocument,
  _sentences: readonly Sentence[],
  _dates: readonly DateMention[],
): { readonly names: NameMention[]; readonly entities: Entity[] } {
  return { names: [], entities: [] };
}
