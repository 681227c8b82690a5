import type { Deck } from "#lib/decks/format.ts";

/**
 * A deck with each card once. Two documents on the same side of a disagreement are asked for it under one id, which a
 * dossier holds once: the first of them stands for both, as its readings name the other too.
 */
export function cardsOnce<Of extends Pick<Deck, "cards">>(deck: Of): Of {
  const byId = new Map<string, Deck["cards"][number]>();
  for (const card of deck.cards) if (!byId.has(card.id)) byId.set(card.id, card);
  return byId.size === deck.cards.length ? deck : { ...deck, cards: [...byId.values()] };
}
