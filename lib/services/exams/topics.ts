import { hash32 } from "#lib/base/random.ts";
import type { SelectionPart } from "#lib/base/selection.ts";

/**
 * The key of a part of a blueprint, by which its cards are scored together: the same for the same place, wherever it
 * stands among the others, so that a prediction of last week and a mock of today speak of one topic.
 */
export function topicOf(part: SelectionPart): string {
  switch (part.kind) {
    case "dossier":
      return `dossier:${part.dossierId}`;
    case "deck":
      return `deck:${part.deckId}`;
    case "tag":
      return `tag:${part.tag}`;
    case "cards":
      return `cards:${hash32(part.cardIds.join(" ")).toString(36)}`;
  }
}
