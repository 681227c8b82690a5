import { and, inArray, isNull, sql } from "drizzle-orm";
import { cards, deckCards } from "../schema/decks.ts";
import type { Reader, Writer } from "../store.ts";
import { inParts } from "./in-parts.ts";

/** The cards of these notes that are studied: a note goes as a whole. */
export async function cardsOfNotes(
  db: Reader | Writer,
  noteIds: readonly string[],
): Promise<readonly { readonly id: string; readonly noteId: string }[]> {
  return inParts(noteIds, (part) =>
    db
      .select({ id: cards.id, noteId: cards.noteId })
      .from(cards)
      .where(and(inArray(cards.noteId, [...part]), isNull(cards.mergedInto))),
  );
}

/** The home decks of cards, and the first free place in a deck. */
export async function homesOf(
  db: Reader | Writer,
  cardIds: readonly string[],
): Promise<readonly { readonly id: string; readonly deckId: string }[]> {
  return inParts(cardIds, (part) =>
    db
      .select({ id: cards.id, deckId: cards.homeDeckId })
      .from(cards)
      .where(inArray(cards.id, [...part])),
  );
}

/** The place behind the last card of a deck. */
export async function freePlaceIn(db: Reader | Writer, deckId: string): Promise<number> {
  const [row] = await db
    .select({ last: sql<number | null>`max(${deckCards.position})` })
    .from(deckCards)
    .where(sql`${deckCards.deckId} = ${deckId}`);
  return (row?.last ?? -1) + 1;
}
