import type { Selection, SelectionPart } from "#lib/base/selection.ts";
import type { PlaceName } from "#lib/db/queries/place-names.ts";

/** What an assignment is of, as it is named on a page: "Dates (The Long Bridge)", "#treaties", "12 cards". */
export function whatIn(selection: Selection, names: ReadonlyMap<string, PlaceName>): readonly string[] {
  return selection.map((part) => nameOf(part, names));
}

function nameOf(part: SelectionPart, names: ReadonlyMap<string, PlaceName>): string {
  switch (part.kind) {
    case "deck": {
      const found = names.get(part.deckId);
      if (!found) return "a deck that is gone";
      return found.within === null ? found.title : `${found.within}: ${found.title}`;
    }
    case "dossier":
      return names.get(part.dossierId)?.title ?? "a dossier that is gone";
    case "tag":
      return `#${part.tag}`;
    case "cards":
      return part.cardIds.length === 1 ? "1 card" : `${part.cardIds.length.toLocaleString("en")} cards`;
  }
}
