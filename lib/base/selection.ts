/**
 * Which cards something is about: an exam, a quiz, an assignment. It names places and never copies cards, so that what
 * is added to a deck tomorrow is in it tomorrow. Parts are the topics of a blueprint; a card that stands in several
 * belongs to the first.
 */
export type Selection = readonly SelectionPart[];

export type SelectionPart = {
  /** How much of the whole this part counts, against the others; above 0. */
  readonly weight: number;
} & Place;

type Place =
  | { readonly kind: "dossier"; readonly dossierId: string }
  /** A deck with the decks that are parts of it. */
  | { readonly kind: "deck"; readonly deckId: string }
  /** A tag of the person who made the selection, with the tags below it. */
  | { readonly kind: "tag"; readonly tag: string }
  | { readonly kind: "cards"; readonly cardIds: readonly string[] };

/** A card of a selection, with the place of the part that it belongs to. */
export type SelectedCard = { readonly cardId: string; readonly part: number };

/** Each card once, in the first part that has it; `parts` are the cards of each part, in order. */
export function eachOnce(parts: readonly (readonly string[])[]): readonly SelectedCard[] {
  const seen = new Map<string, number>();
  for (const [part, cardIds] of parts.entries())
    for (const cardId of cardIds) if (!seen.has(cardId)) seen.set(cardId, part);
  return [...seen].map(([cardId, part]) => ({ cardId, part }));
}
