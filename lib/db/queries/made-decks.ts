import { and, asc, count, eq, isNull } from "drizzle-orm";
import { cards, deckCards, decks } from "../schema/decks.ts";
import type { Reader } from "../store.ts";

/** A dossier's decks that have a card to study, in order. */
export async function decksOfDossier(
  db: Reader,
  dossierId: string,
): Promise<readonly { readonly id: string; readonly title: string; readonly cards: number }[]> {
  return db
    .select({ id: decks.id, title: decks.title, cards: count() })
    .from(decks)
    .innerJoin(deckCards, eq(deckCards.deckId, decks.id))
    .innerJoin(cards, and(eq(cards.id, deckCards.cardId), eq(cards.status, "active")))
    .where(and(eq(decks.dossierId, dossierId), isNull(decks.deletedAt)))
    .groupBy(decks.id)
    .orderBy(asc(decks.position), asc(decks.id));
}
